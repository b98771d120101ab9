import { Button, makeStyles, mergeClasses, Spinner, tokens, useAnnounce } from '@fluentui/react-components';
import { ArrowLeft20Regular, History20Regular } from '@fluentui/react-icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardVersion, Whiteboard } from '../../../../api/contract/whiteboards.ts';
import { FullDialog } from '../../files/FullDialog.tsx';
import { useFilesAround } from '../../files/FilesContext.ts';
import { visibleName } from '../../messages/visibleName.ts';
import { queryKeys } from '../../queryKeys.ts';
import { useSession } from '../../session.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { useTimes } from '../../ui/formatTime.ts';
import { boardPath } from '../boardPath.ts';
import type { BoardParts } from '../OpenedBoard.ts';
import type { BoardSurfaceProps } from '../surface/BoardSurfaceProps.ts';
import { useVersions } from './useVersions.ts';
import { VersionList } from './VersionList.tsx';
import { VersionView } from './VersionView.tsx';

type Props = {
  board: Whiteboard;
  isReadOnly: boolean;
  onClose: () => void;
} & Pick<BoardParts, 'Surface'> &
  Pick<BoardSurfaceProps, 'loadPicture'>;

/** Earlier states of the board, to be looked at and brought back (rule WB6). */
export function VersionsDialog({ board, isReadOnly, Surface, loadPicture, onClose }: Props) {
  const styles = useStyles();
  const { t } = useTranslation();
  const times = useTimes();
  const { announce } = useAnnounce();
  const isOne = useFilesAround().layout === 'one';
  const versions = useVersions(board.id);
  const items = versions.data?.pages.flatMap((page) => page.items) ?? [];
  const [chosen, setChosen] = useState<BoardVersion | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  const restoring = useRestoring(board, () => {
    announce(t('whiteboards.versions.restored'));
    onClose();
  });
  const isNow = chosen !== null && chosen.sequence === items[0]?.sequence;
  const showsList = !isOne || chosen === null;
  return (
    <FullDialog
      title={t('whiteboards.versions.title', { name: visibleName(board.name) })}
      second={isReadOnly && t('whiteboards.versions.closedNote')}
      actions={
        chosen && (
          <>
            {isOne && (
              <Button className={styles.touch} icon={<ArrowLeft20Regular />} onClick={() => setChosen(null)}>
                {t('whiteboards.versions.back')}
              </Button>
            )}
            {!isReadOnly && !isNow && (
              <Button
                appearance="primary"
                className={isOne ? styles.touch : undefined}
                icon={<History20Regular />}
                onClick={() => setIsAsking(true)}
              >
                {t('whiteboards.versions.restore')}
              </Button>
            )}
          </>
        )
      }
      onClose={onClose}
    >
      <div className={styles.body}>
        {showsList && (
          <div className={mergeClasses(styles.list, isOne && styles.whole)}>
            <VersionList versions={versions} items={items} chosen={chosen} onChoose={setChosen} />
          </div>
        )}
        {(chosen || !isOne) && (
          <div className={styles.view}>
            {chosen ? (
              <VersionView
                key={chosen.sequence}
                board={board}
                version={chosen}
                Surface={Surface}
                loadPicture={loadPicture}
              />
            ) : (
              <div className={styles.hint}>
                {versions.isPending ? <Spinner /> : items.length > 0 && t('whiteboards.versions.choose')}
              </div>
            )}
          </div>
        )}
      </div>
      {isAsking && chosen && (
        <ConfirmDialog
          title={t('whiteboards.versions.askTitle')}
          confirm={t('whiteboards.versions.restore')}
          isBusy={restoring.isPending}
          error={restoring.error}
          onConfirm={() => restoring.restore(chosen)}
          onClose={() => setIsAsking(false)}
        >
          {t('whiteboards.versions.askText', { time: times.moment(chosen.at) })}
        </ConfirmDialog>
      )}
    </FullDialog>
  );
}

/** Pressed again after a lost answer, it is the same restoring. */
function useRestoring(board: Whiteboard, onDone: () => void) {
  const { api } = useSession();
  const client = useQueryClient();
  const clientIds = useRef(new Map<number, string>());
  const { mutate, isPending, error } = useMutation({
    mutationFn: ({ sequence }: BoardVersion) => {
      const clientId = clientIds.current.get(sequence) ?? crypto.randomUUID();
      clientIds.current.set(sequence, clientId);
      return api.send('POST', `${boardPath(board.id)}/restore`, { version: sequence, clientId });
    },
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: queryKeys.boardVersions(board.id) });
      onDone();
    },
  });
  return { restore: mutate, isPending, error };
}

const useStyles = makeStyles({
  body: { flexGrow: 1, minHeight: 0, display: 'flex' },
  list: {
    flexShrink: 0,
    width: '280px',
    overflowY: 'auto',
    boxSizing: 'border-box',
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  whole: { width: '100%', borderRightStyle: 'none' },
  view: {
    position: 'relative',
    flexGrow: 1,
    minWidth: 0,
    display: 'flex',
    flexDirection: 'column',
    backgroundColor: tokens.colorNeutralBackground3,
  },
  hint: { margin: 'auto', padding: '16px', color: tokens.colorNeutralForeground2, textAlign: 'center' },
  touch: { minHeight: '48px' },
});
