import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { Conversation } from '../../../../api/contract/conversations.ts';
import { LazyPart } from '../../ui/LazyPart.tsx';
import { BoardOpenerContext } from '../../whiteboards/BoardOpenerContext.ts';
import { ControlBar } from './bar/ControlBar.tsx';
import { roomActions } from './bar/roomActions.ts';
import { areKeysOn, keepKeysOn } from './bar/roomKeys.ts';
import { useRoomKeys } from './bar/useRoomKeys.ts';
import { fetchParts, loadBoard, loadDevices, loadStill } from './loadParts.ts';
import type { Room } from './Room.ts';
import { RoomHead } from './RoomHead.tsx';
import { RoomNotice } from './RoomNotice.tsx';
import { RoomNotices } from './RoomNotices.tsx';
import { RoomSound } from './stage/RoomSound.tsx';
import { SmallPeople } from './stage/SmallPeople.tsx';
import { Stage } from './stage/Stage.tsx';
import { StillTakenNotice } from './still/StillTakenNotice.tsx';
import { stillSources } from './still/stillSources.ts';
import { useStills } from './still/useStills.ts';
import { useDismissed } from './useDismissed.ts';
import { useRoom } from './useRoom.ts';

type Props = {
  room: Room;
  conversation: Conversation;
  /** Since when people have been in it. */
  since: string | null;
  /** Of the window, in pixels. */
  width: number;
  isOne: boolean;
  isTouch: boolean;
};

/** The pictures, and what one can do: while one is in the room (rule VC4). */
export function InRoom({ room, conversation, since, width, isOne, isTouch }: Props) {
  const styles = useStyles();
  const state = useRoom(room);
  const { people } = state;
  const { companies } = conversation;
  const [isChoosing, setIsChoosing] = useState(false);
  const [hasKeys, setHasKeys] = useState(areKeysOn);
  const stills = useStills(room, conversation);
  const { still, news, drawn } = stills;
  const place = useRef<HTMLDivElement>(null);
  const isDrawing = drawn !== null;
  useEffect(fetchParts, []);
  useEffect(() => {
    // The board has had the focus until it was closed.
    if (!isDrawing && document.activeElement === document.body) place.current?.focus({ preventScroll: true });
  }, [isDrawing]);
  const dismissed = useDismissed(state.problems);
  const actions = roomActions(room, { onDevices: () => setIsChoosing(true), onTry: dismissed.tellAgain });
  const sources = stillSources(people);
  const [first] = sources;
  useRoomKeys(hasKeys && !isDrawing, (action) => {
    if (action !== 'still') actions[action]?.();
    else if (first) stills.take(first);
  });
  const self = people.find(({ isSelf }) => isSelf);
  if (!self) return null;
  return (
    <BoardOpenerContext value={stills.openBoard}>
      <div ref={place} tabIndex={-1} className={styles.room}>
        {!drawn && (
          <RoomHead
            conversation={conversation}
            isOne={isOne}
            inside={{ people: people.length, since: since ?? self.since }}
            onClose={null}
          />
        )}
        <RoomNotices room={room} state={state} dismissed={dismissed} isTouch={isTouch} />
        <StillTakenNotice room={room} isTouch={isTouch} />
        {news && (
          <RoomNotice intent={news.intent} isTouch={isTouch} onDismiss={stills.dismiss}>
            {news.words}
          </RoomNotice>
        )}
        <RoomSound people={people} speakerId={state.devices.speaker} isTouch={isTouch} />
        {drawn ? (
          <LazyPart
            key={drawn.boardId}
            load={loadBoard}
            props={{
              boardId: drawn.boardId,
              background: drawn.file,
              children: <SmallPeople people={people} companies={companies} isTouch={isTouch} />,
              onClose: stills.closeBoard,
            }}
          />
        ) : (
          <main className={styles.stage}>
            <Stage people={people} companies={companies} isTouch={isTouch} onStill={stills.take} />
          </main>
        )}
        <ControlBar
          self={self}
          actions={actions}
          stills={sources}
          onStill={stills.take}
          width={width}
          hasKeys={hasKeys && !isDrawing}
          isCompact={isDrawing}
        />
        {isChoosing && (
          <LazyPart
            load={loadDevices}
            props={{
              room,
              isTouch,
              hasKeys,
              onKeys: (isOn: boolean) => {
                keepKeysOn(isOn);
                setHasKeys(isOn);
              },
              onClose: () => setIsChoosing(false),
            }}
          />
        )}
        {still && (
          <LazyPart
            load={loadStill}
            props={{
              still,
              isSharpening: stills.isSharpening,
              conversation,
              sharing: stills.sharing,
              isOne,
              isTouch,
              onShared: stills.onShared,
              onDraw: stills.onDraw,
              onClose: stills.close,
            }}
          />
        )}
      </div>
    </BoardOpenerContext>
  );
}

const useStyles = makeStyles({
  room: {
    display: 'flex',
    flexDirection: 'column',
    flexGrow: 1,
    minWidth: 0,
    minHeight: 0,
    // On a low screen with many notices, before the pictures become strips.
    overflowX: 'hidden',
    overflowY: 'auto',
    outlineStyle: 'none',
  },
  stage: {
    display: 'flex',
    flexGrow: 1,
    flexShrink: 0,
    flexBasis: 0,
    minWidth: 0,
    minHeight: '176px',
    padding: '8px',
    boxSizing: 'border-box',
    backgroundColor: tokens.colorNeutralBackground3,
  },
});
