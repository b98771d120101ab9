import { act } from '@testing-library/react';
import type { ReactNode } from 'react';
import { use } from 'react';
import type { LiveEvent } from '../../../../api/contract/events.ts';
import { LiveContext } from '../../../../tab/src/live/LiveContext.ts';
import { addRoomWords } from '../../../../tab/src/meetings/room/addRoomWords.ts';
import { JoinedRoom } from '../../../../tab/src/meetings/room/JoinedRoom.tsx';
import { PreviewOpenerContext } from '../../../../tab/src/meetings/room/prejoin/PreviewOpenerContext.ts';
import { RoomMakerContext } from '../../../../tab/src/meetings/room/RoomMakerContext.ts';
import { RoomPage } from '../../../../tab/src/meetings/room/RoomPage.tsx';
import { createUploads } from '../../../../tab/src/uploads/store/createUploads.ts';
import { UploadsContext } from '../../../../tab/src/uploads/useUploads.ts';
import { BoardPartsContext } from '../../../../tab/src/whiteboards/useBoardParts.ts';
import { createFakeApi } from '../../createFakeApi.ts';
import { aConversation } from '../../messages/builders.ts';
import { renderInSession } from '../../messages/renderInSession.tsx';
import { aServer, aStorage } from '../../uploads/fakes.ts';
import { createFakeParts, createFakeSync } from '../../whiteboards/boardBuilders.tsx';
import { aMeeting, createFakePreview, createFakeRoom, meetingId } from './roomBuilders.ts';

/** jsdom plays nothing. What a test puts here is how playing goes. */
export const playing: { play: () => Promise<void> } = { play: () => Promise.resolve() };
Object.assign(HTMLMediaElement.prototype, { play: () => playing.play() });

type Wish = {
  conversation?: ReturnType<typeof aConversation>;
  meeting?: ReturnType<typeof aMeeting>;
  language?: 'en' | 'it';
  width?: number;
};

/** One is in the room: the fake one, which the test changes. */
export async function renderJoined(fake: ReturnType<typeof createFakeRoom>, wish: Wish = {}) {
  const { conversation = aConversation(), meeting = aMeeting(), language = 'en', width = 1280 } = wish;
  const server = aServer();
  const uploads = createUploads({
    api: server.api,
    openBlob: server.openBlob,
    hash: async () => 'hash',
    storage: aStorage().storage,
  });
  const parts = createFakeParts({ sync: createFakeSync().sync });
  const announced: string[] = [];
  const ends: string[] = [];
  const room = (
    <BoardPartsContext value={parts.open}>
      <UploadsContext value={uploads}>
        <JoinedRoom
          room={fake.room}
          conversation={conversation}
          meeting={meeting}
          width={width}
          isOne={width < 601}
          isTouch={width < 601}
          onRejoin={() => ends.push('rejoin')}
          onClose={() => ends.push('close')}
        />
      </UploadsContext>
    </BoardPartsContext>
  );
  const view = await renderInSession(null, { api: server.api, language, announced });
  // They come with the part; here the session's words are there first.
  await act(() => addRoomWords());
  view.rerender(room);
  return { ...view, server, uploads, parts, announced, ends };
}

function Told({ listeners, children }: { listeners: Set<(event: LiveEvent) => void>; children: ReactNode }) {
  const onEvent = (listener: (event: LiveEvent) => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return <LiveContext value={{ ...use(LiveContext), onEvent }}>{children}</LiveContext>;
}

/** The whole page, from the look at oneself on. */
export async function renderPage({
  table,
  preview = createFakePreview(),
  room = createFakeRoom(),
  language = 'en',
}: {
  table?: Record<string, unknown>;
  preview?: ReturnType<typeof createFakePreview>;
  room?: ReturnType<typeof createFakeRoom>;
  language?: 'en' | 'it';
} = {}) {
  const fake = createFakeApi({
    'GET /api/conversations/hero': aConversation(),
    [`GET /api/meetings/${meetingId}`]: aMeeting(),
    ...table,
  });
  const listeners = new Set<(event: LiveEvent) => void>();
  const tell = (event: LiveEvent) => {
    for (const listener of listeners) listener(event);
  };
  const made: string[] = [];
  const closed: string[] = [];
  const opened: { hasCamera: boolean; isMuted?: boolean }[] = [];
  const page = (
    <PreviewOpenerContext
      value={(wanted) => {
        opened.push(wanted);
        return preview.preview;
      }}
    >
      <RoomMakerContext
        value={(needs) => {
          made.push(needs.meetingId);
          return room.room;
        }}
      >
        <Told listeners={listeners}>
          <RoomPage meetingId={meetingId} onShown={() => undefined} onClose={() => closed.push('closed')} />
        </Told>
      </RoomMakerContext>
    </PreviewOpenerContext>
  );
  const view = await renderInSession(null, { api: fake.api, language });
  // They come with the part; here the session's words are there first.
  await act(() => addRoomWords());
  view.rerender(page);
  return { ...view, ...fake, preview, room, made, opened, closed, tell };
}
