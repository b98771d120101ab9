import { makeStyles, MessageBar, MessageBarBody, Spinner, tokens } from '@fluentui/react-components';
import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConversationFile } from '../../../api/contract/files.ts';
import type { Whiteboard } from '../../../api/contract/whiteboards.ts';
import { ApiFailure } from '../api.ts';
import type { FilesAround } from '../files/FilesContext.ts';
import { FilesContext } from '../files/FilesContext.ts';
import { visibleName } from '../messages/visibleName.ts';
import { useSession } from '../session.ts';
import { LazyPart } from '../ui/LazyPart.tsx';
import type { Layout } from '../ui/useLayout.ts';
import { BackgroundBar } from './background/BackgroundBar.tsx';
import { useBackgrounds } from './background/useBackgrounds.ts';
import { BoardHead } from './BoardHead.tsx';
import type { BoardParts } from './OpenedBoard.ts';
import { useBoardParts } from './useBoardParts.ts';
import { loadBoardPicture } from './loadBoardPicture.ts';
import { NotThere } from './NotThere.tsx';
import { RefusedBar } from './RefusedBar.tsx';
import type { BoardHandle } from './surface/BoardSurfaceProps.ts';
import { useSaving } from './useSaving.ts';

const loadBackground = () =>
  import('./background/BackgroundDialog.tsx').then((file) => file.BackgroundDialog);
const loadVersions = () => import('./versions/VersionsDialog.tsx').then((file) => file.VersionsDialog);

const offline = new ApiFailure({ status: 0, code: 'offline', message: 'the board’s code did not load' });
const gone = new ApiFailure({ status: 404, code: 'notFound', message: 'no such whiteboard' });

type Props = {
  board: Whiteboard;
  layout: Layout;
  width: number;
  background?: ConversationFile;
  onClose: () => void;
};

/** A board that is there: its head, and below it the surface as soon as its code has come. */
export function OpenBoard(props: Props) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { board, layout } = props;
  const opened = useBoardParts(board.id);
  const around = useMemo<FilesAround>(
    () => ({
      conversationId: board.conversationId,
      layout,
      isClosed: board.isClosed,
      onOpen: () => {},
      onShowAll: () => {},
      onShowDetails: null,
      onUploadAgain: null,
    }),
    [board.conversationId, board.isClosed, layout],
  );
  if (opened.state === 'failed') {
    return <NotThere error={offline} onTryAgain={opened.tryAgain} onClose={props.onClose} />;
  }
  return (
    <FilesContext value={around}>
      {opened.state === 'open' ? (
        <WithParts {...props} parts={opened.parts} />
      ) : (
        <>
          <BoardHead
            {...props}
            parts={null}
            isReadOnly
            onBackground={null}
            onVersions={null}
            onFollow={() => undefined}
          />
          <div className={styles.surface}>
            <Spinner className={styles.loading} role="status" label={t('whiteboards.window.loading')} />
            {opened.sketch && <opened.sketch.FirstPicture sync={opened.sketch.sync} />}
          </div>
        </>
      )}
    </FilesContext>
  );
}

function WithParts({ parts, ...props }: Props & { parts: BoardParts }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { api } = useSession();
  const { board, background } = props;
  const { sync, lane, Surface } = parts;
  const saving = useSaving(sync);
  const [handle, setHandle] = useState<BoardHandle | null>(null);
  const [shown, setShown] = useState<'background' | 'versions' | null>(null);
  const backgrounds = useBackgrounds({ board, handle });
  const addFirst = useEffectEvent((file: ConversationFile) => backgrounds.addStored(file));
  useEffect(() => {
    if (background) addFirst(background);
  }, [background]);
  const loadPicture = useMemo(() => (fileId: string) => loadBoardPicture(api, fileId), [api]);
  if (saving.state === 'gone') {
    return <NotThere error={gone} onTryAgain={() => undefined} onClose={props.onClose} />;
  }
  const isReadOnly = board.isClosed || saving.state === 'closed';
  const give = (files: File[]) => {
    backgrounds.give(files);
    // Which of its pages is asked in the dialog.
    if (files.some(backgrounds.isPdf)) setShown('background');
  };
  return (
    <>
      <BoardHead
        {...props}
        parts={parts}
        isReadOnly={isReadOnly}
        onBackground={isReadOnly ? null : () => setShown('background')}
        onVersions={() => setShown('versions')}
        onFollow={(peerId) => handle?.follow(peerId)}
      />
      {isReadOnly && (
        <MessageBar className={styles.banner} intent="info" layout="multiline">
          <MessageBarBody>
            {t('whiteboards.window.closedBanner')}
            {saving.state === 'closed' &&
              saving.waiting > 0 &&
              ` ${t('whiteboards.window.notStored', { count: saving.waiting })}`}
          </MessageBarBody>
        </MessageBar>
      )}
      <RefusedBar sync={sync} />
      <BackgroundBar backgrounds={backgrounds} layout={props.layout} />
      <main
        className={styles.surface}
        aria-label={t('whiteboards.window.surface', { name: visibleName(board.name) })}
      >
        <Surface
          sync={sync}
          lane={lane}
          isReadOnly={isReadOnly}
          companies={board.companies}
          loadPicture={loadPicture}
          onFiles={give}
          onHandle={setHandle}
        />
      </main>
      {shown === 'background' && !isReadOnly && (
        <LazyPart load={loadBackground} props={{ board, backgrounds, onClose: () => setShown(null) }} />
      )}
      {shown === 'versions' && (
        <LazyPart
          load={loadVersions}
          props={{ board, Surface, loadPicture, isReadOnly, onClose: () => setShown(null) }}
        />
      )}
    </>
  );
}

const useStyles = makeStyles({
  loading: { flexGrow: 1 },
  banner: { flexShrink: 0, borderRadius: 0, borderLeftStyle: 'none', borderRightStyle: 'none' },
  surface: {
    position: 'relative',
    flexGrow: 1,
    minHeight: 0,
    display: 'flex',
    flexDirection: 'column',
    backgroundColor: tokens.colorNeutralBackground3,
  },
});
