import { Button, Spinner } from '@fluentui/react-components';
import { ArrowSync20Regular, ErrorCircleRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardVersion, Whiteboard, WhiteboardContent } from '../../../../api/contract/whiteboards.ts';
import { ApiFailure } from '../../api.ts';
import { queryKeys } from '../../queryKeys.ts';
import { useSession } from '../../session.ts';
import { StateView } from '../../ui/StateView.tsx';
import { boardPath } from '../boardPath.ts';
import type { BoardParts } from '../OpenedBoard.ts';
import { stillSync } from '../stillSync.ts';
import type { BoardSurfaceProps } from '../surface/BoardSurfaceProps.ts';

type Props = { board: Whiteboard; version: BoardVersion } & Pick<BoardParts, 'Surface'> &
  Pick<BoardSurfaceProps, 'loadPicture'>;

/** The board as it was after one change: to be looked at, not touched. */
export function VersionView({ board, version, Surface, loadPicture }: Props) {
  const { t } = useTranslation();
  const { api } = useSession();
  const { data, error, refetch } = useQuery({
    queryKey: queryKeys.boardAt(board.id, version.sequence),
    queryFn: ({ signal }) =>
      api.get<WhiteboardContent>(`${boardPath(board.id)}?version=${version.sequence}`, signal),
    staleTime: Infinity,
    // Thousands of elements: not for long once nobody looks.
    gcTime: 60_000,
  });
  const sync = useMemo(() => data && stillSync(data), [data]);
  if (error) {
    return (
      <StateView
        icon={<ErrorCircleRegular />}
        tone="failed"
        role="alert"
        title={t('whiteboards.versions.failed')}
        actions={
          <Button icon={<ArrowSync20Regular />} onClick={() => void refetch()}>
            {t('notice.tryAgain')}
          </Button>
        }
        reference={error instanceof ApiFailure ? error.reference : null}
      />
    );
  }
  if (!sync)
    return <Spinner style={{ margin: 'auto' }} role="status" label={t('whiteboards.window.loading')} />;
  return (
    <Surface
      sync={sync}
      lane={null}
      isReadOnly
      loadPicture={loadPicture}
      onFiles={ignore}
      onHandle={ignore}
    />
  );
}

const ignore = () => undefined;
