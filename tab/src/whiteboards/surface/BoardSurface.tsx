import './surface.css';
import { makeStyles, tokens } from '@fluentui/react-components';
import {
  useCallback,
  useContext,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { useTranslation } from 'react-i18next';
import { LocaleContext } from '../../ui/formatTime.ts';
import { addBackground, addText, fit, focusOn } from './boardActions.ts';
import { BoardControls } from './BoardControls.tsx';
import type { BoardSurfaceProps } from './BoardSurfaceProps.ts';
import { paper } from './boardStyle.ts';
import { BoardTitles } from './BoardTitles.tsx';
import { cleanPasted } from './cleanPasted.ts';
import { createBoard } from './createBoard.ts';
import type { PastedData } from './excalidraw.ts';
import { Excalidraw } from './excalidraw.ts';
import { boardFont } from './boardFont.ts';
import { centreOf } from './fitView.ts';
import { guardInput } from './guardInput.ts';
import { LaneNotice } from './LaneNotice.tsx';
import { marginsOf } from './marginsOf.ts';
import { PeerLayer } from './PeerLayer.tsx';
import { FirstPicture } from './sketch/FirstPicture.tsx';
import { useAnnounceChanges } from './useAnnounceChanges.ts';
import { useBoardKeys } from './useBoardKeys.ts';
import { useFocusFrame } from './useFocusFrame.ts';
import { useHistoryState } from './useHistoryState.ts';
import { usePen } from './usePen.ts';
import { useIsPainted } from './sketch/useIsPainted.ts';
import { usePlacing } from './usePlacing.ts';

const uiOptions = {
  canvasActions: { export: false, loadScene: false, toggleTheme: false },
  tools: { image: false },
};

/** The look of what is drawn from the start; the rest follows tool and style. */
const initialData = {
  appState: {
    viewBackgroundColor: paper,
    currentItemFontFamily: boardFont,
    currentItemRoughness: 0,
    currentItemFillStyle: 'solid',
    currentItemBackgroundColor: 'transparent',
    currentItemRoundness: 'round',
    currentItemArrowType: 'round',
    currentItemEndArrowhead: 'arrow',
    theme: 'light',
  },
};

/** One open board; for another board it is a new one (`key`). */
export function BoardSurface(props: BoardSurfaceProps) {
  const { sync, lane, isReadOnly, companies = [], loadPicture, onFiles, onHandle } = props;
  const styles = useStyles();
  const { t } = useTranslation();
  const locale = useContext(LocaleContext);
  const [board] = useState(() => createBoard({ sync, loadPicture }));
  const view = useSyncExternalStore(board.onView, board.view);
  const [root, setRoot] = useState<HTMLDivElement | null>(null);
  const [surface, setSurface] = useState<HTMLDivElement | null>(null);
  const isPainted = useIsPainted(sync, view);
  const overlay = useRef<HTMLDivElement>(null);
  const [followed, setFollowed] = useState<string | null>(null);

  useEffect(() => board.follow(), [board]);
  useAnnounceChanges(sync);
  useHistoryState(board, surface);
  useBoardKeys(board, { root, surface, isReadOnly });
  useFocusFrame(surface);
  usePlacing(board, isReadOnly);
  usePen(board, { lane, overlay, isReadOnly });

  const guard = useEffectEvent(() => ({ onFiles, isReadOnly }));
  useEffect(() => {
    if (!surface) return;
    return guardInput(surface, {
      onFiles: (files) => guard().onFiles(files),
      isReadOnly: () => guard().isReadOnly,
      onText: (text) => addText(board, text, centreOf(board.view().viewport)),
    });
  }, [surface, board]);

  const handle = useEffectEvent((isThere: boolean) =>
    onHandle(
      isThere
        ? {
            addBackground(picture) {
              const box = addBackground(board, picture);
              fit(board, { box, margins: marginsOf(board.view().viewport) });
            },
            focusOn: (id) => focusOn(board, id, marginsOf(board.view().viewport)),
            follow: setFollowed,
          }
        : null,
    ),
  );
  useEffect(() => {
    if (!view.isReady) return;
    handle(true);
    return () => handle(false);
  }, [view.isReady]);

  const onPaste = useCallback(
    (data: PastedData) => cleanPasted(data, (fileId) => fileId in (board.api()?.getFiles() ?? {})),
    [board],
  );

  useEffect(() => {
    const canvas = surface?.querySelector('.excalidraw');
    canvas?.setAttribute('role', 'application');
    canvas?.setAttribute('aria-label', t('boardSurface.surface'));
    canvas?.setAttribute('aria-description', t('boardSurface.surfaceHelp'));
  }, [surface, t, view.isReady]);

  return (
    <div ref={setRoot} className={styles.root}>
      <div ref={setSurface} className={`board-surface ${styles.surface}`}>
        <Excalidraw
          excalidrawAPI={board.attach}
          initialData={initialData}
          onChange={board.onChange}
          onPaste={onPaste}
          langCode={excalidrawLanguage(locale)}
          viewModeEnabled={isReadOnly}
          theme="light"
          UIOptions={uiOptions}
          handleKeyboardGlobally={false}
          validateEmbeddable={false}
          aiEnabled={false}
          autoFocus
          detectScroll={false}
        />
        <div ref={overlay} className={styles.overlay} />
      </div>
      {!isPainted && <FirstPicture sync={sync} />}
      <BoardTitles board={board} authorOf={sync.authorOf} />
      <PeerLayer
        board={board}
        lane={lane}
        surface={surface}
        companies={companies}
        followed={followed}
        onStop={() => setFollowed(null)}
      />
      <LaneNotice lane={lane} />
      {view.isReady && <BoardControls board={board} sync={sync} isReadOnly={isReadOnly} />}
    </div>
  );
}

/** What little of Excalidraw's own words can be met: hints of its text field. */
function excalidrawLanguage(locale: string): string {
  const [language] = locale.split('-');
  const known: Record<string, string> = { it: 'it-IT', de: 'de-DE', fr: 'fr-FR', es: 'es-ES', zh: 'zh-CN' };
  return known[language ?? ''] ?? 'en';
}

const useStyles = makeStyles({
  root: {
    position: 'relative',
    width: '100%',
    height: '100%',
    minHeight: 0,
    overflow: 'hidden',
    backgroundColor: tokens.colorNeutralBackground3,
    // Excalidraw's own layers go up to 100 and must stay below our bars.
    isolation: 'isolate',
  },
  surface: { position: 'absolute', inset: 0, zIndex: 0, isolation: 'isolate' },
  overlay: { position: 'absolute', inset: 0, zIndex: 3, pointerEvents: 'none', overflow: 'hidden' },
});
