import { Button, makeStyles, mergeClasses } from '@fluentui/react-components';
import { AppsListDetail20Regular } from '@fluentui/react-icons';
import { useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import type { BoardSync } from '../sync/BoardSync.ts';
import {
  addNote,
  clearBoard,
  fitBackground,
  fitBoard,
  focusOn,
  placeMarker,
  placeNote,
  removeElement,
  setCaption,
  styleSelected,
  zoomTo,
} from './boardActions.ts';
import type { ToolName } from './boardTools.ts';
import type { Board } from './createBoard.ts';
import { centreOf } from './fitView.ts';
import { isNarrowSurface, marginsOf, roomBelow } from './marginsOf.ts';
import { ObjectList } from './ObjectList.tsx';
import { StyleBar } from './StyleBar.tsx';
import { ToolBar } from './ToolBar.tsx';
import { useBarStyles } from './useBarStyles.ts';
import { historyButton } from './useHistoryState.ts';
import { useObjects } from './useObjects.ts';
import { ZoomMenu } from './ZoomMenu.tsx';

type Props = { board: Board; sync: BoardSync; isReadOnly: boolean };

/** Our bars above the board, and the object list beside it. */
export function BoardControls({ board, sync, isReadOnly }: Props) {
  const styles = useStyles();
  const bar = useBarStyles();
  const { t } = useTranslation();
  const view = useSyncExternalStore(board.onView, board.view);
  const [isListed, setIsListed] = useState(false);
  const [isClearing, setIsClearing] = useState(false);
  const listButton = useRef<HTMLButtonElement>(null);
  const isNarrow = isNarrowSurface(view.viewport);
  const below = roomBelow(view.viewport);
  const room = isNarrow ? below.tools : 'column';
  const margins = marginsOf(view.viewport);
  const { objects, summary } = useObjects(board, sync);

  function take(tool: ToolName, { isByKeyboard }: { isByKeyboard: boolean }): void {
    // Who cannot point gets it where he looks.
    if (tool === 'note' && isByKeyboard) placeNote(board, centreOf(view.viewport));
    else if (tool === 'marker' && isByKeyboard) placeMarker(board, centreOf(view.viewport));
    else board.takeTool(tool);
  }

  function closeList(): void {
    setIsListed(false);
    listButton.current?.focus();
  }

  const press = (name: 'undo' | 'redo') => historyButton(document, name)?.click();
  const zoomMenu = (
    <ZoomMenu
      zoom={view.viewport.zoom}
      isNarrow={isNarrow}
      onZoom={(zoom) => zoomTo(board, zoom)}
      onFitBackground={() => fitBackground(board, margins)}
      onFitBoard={() => fitBoard(board, margins)}
    />
  );
  const list = (
    <div className={bar.bar}>
      <Button
        ref={listButton}
        appearance="subtle"
        className={mergeClasses(isNarrow && bar.button)}
        icon={<AppsListDetail20Regular />}
        aria-expanded={isListed}
        aria-label={isNarrow ? t('boardSurface.objects') : undefined}
        onClick={() => setIsListed(!isListed)}
      >
        {isNarrow ? null : t('boardSurface.objects')}
      </Button>
    </div>
  );
  const tools = isReadOnly ? null : (
    <ToolBar tool={view.tool} room={room} onTake={take} onClear={() => setIsClearing(true)} />
  );
  const style = isReadOnly ? null : (
    <StyleBar
      style={view.style}
      canUndo={view.canUndo}
      canRedo={view.canRedo}
      hasLittleRoom={isNarrow && !below.hasAllStyles}
      hasClear={room !== 'little'}
      onStyle={(change) => {
        board.setStyle(change);
        styleSelected(board);
      }}
      onUndo={() => press('undo')}
      onRedo={() => press('redo')}
      onClear={() => setIsClearing(true)}
    />
  );
  return (
    <>
      <p className={styles.summary}>{summary}</p>
      {isNarrow ? (
        <div className={styles.narrow}>
          <div className={styles.row}>
            {zoomMenu}
            {style}
            {list}
          </div>
          {tools}
        </div>
      ) : (
        <>
          <div className={styles.left}>{tools}</div>
          <div className={styles.bottomLeft}>{zoomMenu}</div>
          <div className={styles.bottom}>{style}</div>
          <div className={styles.bottomRight}>{list}</div>
        </>
      )}
      {isListed && (
        <div className={mergeClasses(styles.panel, isNarrow && styles.sheet)}>
          <ObjectList
            objects={objects}
            summary={summary}
            isReadOnly={isReadOnly}
            authorOf={sync.authorOf}
            onFocus={(id) => focusOn(board, id, margins)}
            onCaption={(id, caption) => setCaption(board, { id, caption })}
            onDelete={(id) => removeElement(board, id)}
            onAddNote={(text) => addNote(board, text)}
            onClose={closeList}
          />
        </div>
      )}
      {isClearing && (
        <ConfirmDialog
          title={t('boardSurface.clearTitle')}
          confirm={t('boardSurface.clear')}
          isBusy={false}
          error={null}
          onConfirm={() => {
            clearBoard(board);
            setIsClearing(false);
          }}
          onClose={() => setIsClearing(false)}
        >
          {t('boardSurface.clearText')}
        </ConfirmDialog>
      )}
    </>
  );
}

const above = { position: 'absolute', zIndex: 5, pointerEvents: 'none' } as const;

const useStyles = makeStyles({
  summary: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    margin: 0,
    overflow: 'hidden',
    clipPath: 'inset(50%)',
  },
  left: { ...above, left: '16px', top: '24px' },
  bottomLeft: { ...above, left: '16px', bottom: '20px' },
  bottom: { ...above, left: '50%', bottom: '20px', transform: 'translateX(-50%)' },
  bottomRight: { ...above, right: '16px', bottom: '20px' },
  narrow: {
    ...above,
    left: 0,
    right: 0,
    bottom: '8px',
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    gap: '8px',
  },
  row: { display: 'flex', gap: '8px' },
  panel: {
    ...above,
    top: '24px',
    right: '16px',
    bottom: '84px',
    zIndex: 6,
    display: 'flex',
    maxWidth: 'calc(100% - 32px)',
  },
  sheet: { maxWidth: 'none', top: '8px', right: '8px', left: '8px', bottom: '8px', justifyContent: 'center' },
});
