import { makeStyles, tokens } from '@fluentui/react-components';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { ConversationsPane } from '../conversations/ConversationsPane.tsx';
import { useConversation } from '../conversations/useConversation.ts';
import { useLiveEvents } from '../live/useLiveEvents.ts';
import { loadDetailsPane } from '../details/loadDetailsPane.ts';
import { loadRoomInPlace } from '../meetings/loadRoom.ts';
import type { MeetingDoor } from '../meetings/MeetingDoorContext.ts';
import { MeetingDoorContext } from '../meetings/MeetingDoorContext.ts';
import { visibleName } from '../messages/visibleName.ts';
import type { Teams } from '../teams.ts';
import { LazyPart } from '../ui/LazyPart.tsx';
import { useLayout } from '../ui/useLayout.ts';
import type { BoardToOpen } from '../whiteboards/BoardOpenerContext.ts';
import { BoardOpenerContext } from '../whiteboards/BoardOpenerContext.ts';
import { MainPane } from './MainPane.tsx';
import { OnePane } from './OnePane.tsx';
import type { Shown } from './panes.ts';
import { parseLink } from './parseLink.ts';
import { SidePanes } from './SidePanes.tsx';
import type { Item } from './useInPlace.ts';
import { useInPlace } from './useInPlace.ts';
import { useOpened } from './useOpened.ts';

const loadDialog = () =>
  import('../conversations/NewConversationDialog.tsx').then((file) => file.NewConversationDialog);

const loadBoard = () => import('../whiteboards/BoardWindow.tsx').then((file) => file.BoardWindow);

type Props = {
  linkedItem: string | null;
  onShown: () => void;
  /** The ways out of the tab; without windows, boards and rooms are shown in place. */
  ways?: Pick<Teams, 'openWindow' | 'openLink' | 'callPeople'>;
};

const noWays: Props['ways'] & object = {
  openWindow: ({ onRefused }) => onRefused(),
  openLink: () => Promise.reject(new Error('no links here')),
  callPeople: null,
};

/** The three panes: side by side, two with a drawer, or one with tabs. */
export function Workspace({ linkedItem, onShown, ways = noWays }: Props) {
  useLiveEvents();
  useEffect(() => {
    onShown();
  }, [onShown]);
  const styles = useStyles();
  const { ref, width, layout } = useLayout();
  useEffect(() => {
    // Beside the messages pane 3 is seen at once: its code comes while the conversation does.
    if (layout === 'three') loadDetailsPane().catch(() => undefined);
  }, [layout]);
  const { opened, open, openCase, giveUp } = useOpened(linkedItem);
  const [shown, setShown] = useState<Shown>('messages');
  const [isDrawerOpen, setIsDrawerOpen] = useState(false);
  const [isCreating, setIsCreating] = useState(false);
  const [isUploadAsked, setIsUploadAsked] = useState(false);
  const {
    shown: inPlace,
    open: openItem,
    close: closeItem,
  } = useInPlace(ways.openWindow, linkedBoard(linkedItem));
  const openBoard = useCallback(
    ({ id, name }: BoardToOpen) => openItem({ kind: 'whiteboard', id, title: name }),
    [openItem],
  );
  const door = useMemo<MeetingDoor>(
    () => ({
      ...ways,
      open: async ({ id, kind, joinUrl }, title) => {
        if (kind === 'room') openItem({ kind, id, title });
        else await ways.openLink(joinUrl);
      },
    }),
    [ways, openItem],
  );
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
  function openCaseItem(): void {
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
    onOpenItem: openCaseItem,
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
      <LazyPart
        key={conversation.id}
        load={loadDetailsPane}
        props={{
          conversation,
          layout,
          onOpen: show,
          onOpenCase: showCase,
          onLeft: leave,
          onUploadAgain: askUpload,
        }}
      />
    ),
  };

  return (
    <BoardOpenerContext value={openBoard}>
      <MeetingDoorContext value={door}>
        <div ref={ref} className={styles.workspace}>
          {/* Below an open board or room the panes stay as they are, and nobody gets to them. */}
          <div className={styles.panes} inert={inPlace !== null}>
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
          {inPlace && (
            <div className={styles.inPlace}>
              {inPlace.kind === 'whiteboard' ? (
                <LazyPart
                  key={inPlace.id}
                  load={loadBoard}
                  props={{ whiteboardId: inPlace.id, onClose: closeItem }}
                />
              ) : (
                <LazyPart
                  key={inPlace.id}
                  load={loadRoomInPlace}
                  props={{ meetingId: inPlace.id, onClose: closeItem }}
                />
              )}
            </div>
          )}
        </div>
      </MeetingDoorContext>
    </BoardOpenerContext>
  );
}

function linkedBoard(linkedItem: string | null): Item | null {
  const linked = parseLink(linkedItem);
  const id = linked?.kind === 'conversation' ? linked.whiteboardId : undefined;
  return id === undefined ? null : { kind: 'whiteboard', id };
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
  inPlace: { position: 'absolute', inset: 0, zIndex: 1, display: 'flex', flexDirection: 'column' },
});
