import { makeStyles, tokens } from '@fluentui/react-components';
import { useCallback, useEffect, useState } from 'react';
import { ConversationsPane } from '../conversations/ConversationsPane.tsx';
import { useConversation } from '../conversations/useConversation.ts';
import { DetailsPane } from '../details/DetailsPane.tsx';
import { useLiveEvents } from '../live/useLiveEvents.ts';
import { visibleName } from '../messages/visibleName.ts';
import type { Teams } from '../teams.ts';
import { LazyPart } from '../ui/LazyPart.tsx';
import { useLayout } from '../ui/useLayout.ts';
import { BoardOpenerContext } from '../whiteboards/BoardOpenerContext.ts';
import { useBoardInPlace } from '../whiteboards/useBoardInPlace.ts';
import { MainPane } from './MainPane.tsx';
import { OnePane } from './OnePane.tsx';
import type { Shown } from './panes.ts';
import { parseLink } from './parseLink.ts';
import { SidePanes } from './SidePanes.tsx';
import { useOpened } from './useOpened.ts';

const loadDialog = () =>
  import('../conversations/NewConversationDialog.tsx').then((file) => file.NewConversationDialog);

const loadBoard = () => import('../whiteboards/BoardWindow.tsx').then((file) => file.BoardWindow);

type Props = {
  linkedItem: string | null;
  onShown: () => void;
  /** Windows of their own for boards; without them they are shown in place. */
  openBoard?: Teams['openBoard'];
};

const refuse: Teams['openBoard'] = ({ onRefused }) => onRefused();

/** The three panes: side by side, two with a drawer, or one with tabs. */
export function Workspace({ linkedItem, onShown, openBoard = refuse }: Props) {
  useLiveEvents();
  useEffect(() => {
    onShown();
  }, [onShown]);
  const styles = useStyles();
  const { ref, width, layout } = useLayout();
  const { opened, open, openCase, giveUp } = useOpened(linkedItem);
  const [shown, setShown] = useState<Shown>('messages');
  const [isDrawerOpen, setIsDrawerOpen] = useState(false);
  const [isCreating, setIsCreating] = useState(false);
  const [isUploadAsked, setIsUploadAsked] = useState(false);
  const board = useBoardInPlace(openBoard, linkedBoard(linkedItem));
  const openId = opened?.kind === 'conversation' ? opened.id : null;
  const { data: conversation } = useConversation(openId);
  const ofConversation = conversation?.case ?? null;
  const item = ofConversation && { ...ofConversation, title: visibleName(ofConversation.title) };

  function show(id: string): void {
    open(id);
    setShown('messages');
    setIsDrawerOpen(false);
  }
  function showCase(number: string): void {
    openCase(number);
    setShown('messages');
    setIsDrawerOpen(false);
  }
  function showDetails(): void {
    setShown('details');
    if (layout === 'two') setIsDrawerOpen(true);
    else document.querySelector<HTMLElement>('aside h2')?.focus();
  }
  /** The upload is a part of the messages, wherever one asks for it. */
  const askUpload = useCallback(() => {
    setShown('messages');
    setIsDrawerOpen(false);
    setIsUploadAsked(true);
  }, []);
  const meetUpload = useCallback(() => setIsUploadAsked(false), []);
  /** From the heading one comes to the case: its card beside its own chat, else its chat. */
  function openItem(): void {
    if (item && conversation?.kind === 'direct') showCase(item.number);
    else showDetails();
  }
  function leave(): void {
    giveUp();
    setIsDrawerOpen(false);
    setShown('conversations');
  }

  const panes = {
    item,
    onOpenItem: openItem,
    list: <ConversationsPane openId={openId} onOpen={show} onNewConversation={() => setIsCreating(true)} />,
    main: (mainWidth: number) => (
      <MainPane
        opened={opened}
        layout={layout}
        width={mainWidth}
        onOpen={show}
        onShowDetails={showDetails}
        onBack={leave}
        onForgotten={giveUp}
        isUploadAsked={isUploadAsked}
        onUploadAsked={askUpload}
        onUploadOpened={meetUpload}
      />
    ),
    details: conversation && (
      <DetailsPane
        key={conversation.id}
        conversation={conversation}
        layout={layout}
        onOpen={show}
        onOpenCase={showCase}
        onLeft={leave}
        onUploadAgain={askUpload}
      />
    ),
  };

  return (
    <BoardOpenerContext value={board.open}>
      <div ref={ref} className={styles.workspace}>
        {/* Below an open board the panes stay as they are, and nobody gets to them. */}
        <div className={styles.panes} inert={board.boardId !== null}>
          {layout === 'one' ? (
            <OnePane {...panes} width={width} shown={shown} onShow={setShown} />
          ) : (
            <SidePanes
              {...panes}
              layout={layout}
              width={width}
              isDrawerOpen={isDrawerOpen}
              onCloseDrawer={() => setIsDrawerOpen(false)}
            />
          )}
          {isCreating && (
            <LazyPart
              load={loadDialog}
              props={{ openCase: item, onClose: () => setIsCreating(false), onCreated: show }}
            />
          )}
        </div>
        {board.boardId !== null && (
          <div className={styles.board}>
            <LazyPart
              key={board.boardId}
              load={loadBoard}
              props={{ whiteboardId: board.boardId, onClose: board.close }}
            />
          </div>
        )}
      </div>
    </BoardOpenerContext>
  );
}

function linkedBoard(linkedItem: string | null): string | null {
  const linked = parseLink(linkedItem);
  return linked?.kind === 'conversation' ? (linked.whiteboardId ?? null) : null;
}

const useStyles = makeStyles({
  workspace: {
    position: 'relative',
    flexGrow: 1,
    minHeight: 0,
    display: 'flex',
    overflow: 'hidden',
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  panes: { flexGrow: 1, minWidth: 0, minHeight: 0, display: 'flex' },
  board: { position: 'absolute', inset: 0, zIndex: 1, display: 'flex', flexDirection: 'column' },
});
