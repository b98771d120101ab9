import { createLocalMedia } from '../../../../tab/src/meetings/room/devices/createLocalMedia.ts';
import { createRoom } from '../../../../tab/src/meetings/room/createRoom.ts';
import type { Room } from '../../../../tab/src/meetings/room/Room.ts';
import { freshForMs } from '../../../../tab/src/meetings/room/rtc/createIce.ts';
import { answerWithinMs } from '../../../../tab/src/meetings/room/rtc/createPeer.ts';
import { refusal } from '../../createFakeApi.ts';
import { FakeConnection } from './fakeConnection.ts';
import { installDevices } from './fakeMedia.ts';
import { conversationId, createFakeRoomServer, meetingId } from './fakeRoomServer.ts';

const sessionIds = new Map<string, string>();

let server: ReturnType<typeof createFakeRoomServer>;
let devices: ReturnType<typeof installDevices>;
let opened: { room: Room; heldListeners: () => number }[] = [];

beforeEach(() => {
  jest.useFakeTimers();
  devices = installDevices();
  FakeConnection.all = [];
  Object.assign(globalThis, { RTCPeerConnection: FakeConnection });
  server = createFakeRoomServer();
  sessionIds.clear();
  for (const [at, personId] of ['giulia', 'marco', 'second'].entries()) {
    sessionIds.set(personId, `${'abc'[at]}0000000-0000-4000-8000-000000000000`);
  }
});

/** Whatever a test was about: in the end nothing is left. */
afterEach(async () => {
  for (const { room } of opened) room.leave();
  await jest.advanceTimersByTimeAsync(0);
  expect(FakeConnection.open.length).toBe(0);
  expect(devices.live().length).toBe(0);
  expect(opened.map(({ heldListeners }) => heldListeners())).toEqual(opened.map(() => 0));
  expect(jest.getTimerCount()).toBe(0);
  opened = [];
  jest.useRealTimers();
});

/** Long enough for all that goes to and fro at once. */
async function settle(): Promise<void> {
  for (let step = 0; step < 10; step += 1) await jest.advanceTimersByTimeAsync(20);
}

async function join(personId: string, { as = personId } = {}) {
  const window = server.connect(as);
  const media = createLocalMedia({
    devices: { camera: null, microphone: null, speaker: null },
    ...{ hasCamera: true, isMuted: false },
  });
  const self = { id: as, name: as, companyId: 'mould' };
  const sessionId = sessionIds.get(personId)!;
  const { api, live } = window;
  const room = createRoom({ meetingId, self, api, live, media, sessionId });
  opened.push({ room, heldListeners: window.heldListeners });
  await settle();
  return { room, ...window };
}

const seen = ({ room }: { room: Room }) =>
  room.state().people.map(({ id, connection }) => `${id} ${connection}`);
const phase = ({ room }: { room: Room }) => room.state().phase;

test('[VC4] two who join are connected, with cameras on, and oneself comes first', async () => {
  const giulia = await join('giulia');
  expect([phase(giulia), seen(giulia)]).toEqual(['in', ['giulia connected']]);
  const marco = await join('marco');
  expect(seen(giulia)).toEqual(['giulia connected', 'marco connected']);
  expect(seen(marco)).toEqual(['marco connected', 'giulia connected']);
  const [, other] = giulia.room.state().people;
  expect(other).toMatchObject({
    media: { isMuted: false, hasCamera: true, isSharing: false },
    isSelf: false,
  });
  marco.room.leave();
  await settle();
  expect(phase(marco)).toBe('left');
  expect(seen(giulia)).toEqual(['giulia connected']);
  expect(server.requests.filter((one) => one.includes('DELETE'))).toHaveLength(1);
});

test('[VC4] in another window one goes on there, and here if one wants to', async () => {
  const first = await join('giulia');
  const second = await join('second', { as: 'giulia' });
  expect([phase(first), phase(second)]).toEqual(['elsewhere', 'in']);
  expect(devices.live()).toHaveLength(2);
  first.room.tryAgain();
  await settle();
  expect([phase(first), phase(second)]).toEqual(['in', 'elsewhere']);
});

test('[VC4] [SE2] who is no member any more is out at once, and films nobody', async () => {
  const giulia = await join('giulia');
  server.tell({ event: 'removed', data: { conversationId: 'other', sequence: 9 } });
  expect(phase(giulia)).toBe('in');
  server.tell({ event: 'removed', data: { conversationId, sequence: 10 } });
  expect(phase(giulia)).toBe('removed');
  expect(devices.live()).toEqual([]);
});

test.each([
  ['full', 429, 'tooMany'],
  ['closed', 409, 'caseClosed'],
  ['removed', 404, 'notFound'],
  ['failed', 409, 'conflict'],
] as const)('[VC4] a room that cannot be joined says why: %s', async (why, status, code) => {
  server.refuse('/participants', status, code);
  const giulia = await join('giulia');
  expect(phase(giulia)).toBe(why);
  expect(giulia.room.state().error).toEqual(refusal(status, code));
  expect(devices.live()).toEqual([]);
  server.allow();
  giulia.room.tryAgain();
  await settle();
  expect(phase(giulia)).toBe('in');
});

test('[VC4] who was given up while he was offline joins again by himself', async () => {
  const giulia = await join('giulia');
  const marco = await join('marco');
  giulia.setLive(false);
  await jest.advanceTimersByTimeAsync(2_000);
  expect(phase(giulia)).toBe('cut');
  expect(seen(giulia)).toEqual(['giulia connected', 'marco connected']);
  server.leave('giulia');
  await settle();
  expect(seen(marco)).toEqual(['marco connected']);
  giulia.setLive(true);
  await jest.advanceTimersByTimeAsync(1_000);
  expect(phase(giulia)).toBe('in');
  expect(seen(giulia)).toEqual(['giulia connected', 'marco connected']);
  expect(seen(marco)).toEqual(['marco connected', 'giulia connected']);
});

test('[VC4] [EV1] what is told again after a cut throws nobody out', async () => {
  const giulia = await join('giulia');
  const before = server.meeting();
  const marco = await join('marco');
  server.tellEntry({ ...before, present: [] }, 100);
  server.tellEntry(before, 101);
  await settle();
  expect(phase(giulia)).toBe('in');
  expect(seen(giulia)).toEqual(['giulia connected', 'marco connected']);
  expect(seen(marco)).toEqual(['marco connected', 'giulia connected']);
  expect(FakeConnection.all).toHaveLength(2);
});

test('[VC4] a stream that is opened anew is not worth a word', async () => {
  const giulia = await join('giulia');
  giulia.setLive(false);
  await jest.advanceTimersByTimeAsync(500);
  giulia.setLive(true);
  await jest.advanceTimersByTimeAsync(2_000);
  expect(phase(giulia)).toBe('in');
});

test('[VC4] [SE2] signals of a window that is not in the room are not heard', async () => {
  const giulia = await join('giulia');
  const from = { personId: 'stranger', sessionId: 'd0000000-0000-4000-8000-000000000000' };
  const signals = [{ description: { type: 'offer', sdp: 'v=0\r\no=- 9 1 IN IP4 0.0.0.0\r\n' } as const }];
  const told = { id: 'x', meetingId, from, to: sessionIds.get('giulia')!, signals };
  server.tell({ event: 'signals', data: told });
  await jest.advanceTimersByTimeAsync(answerWithinMs);
  expect(FakeConnection.all).toEqual([]);
  expect(seen(giulia)).toEqual(['giulia connected']);
});

test('[VC5] a still is asked of the window where it is filmed, which hears by whom', async () => {
  const giulia = await join('giulia');
  const marco = await join('marco');
  const taken: unknown[] = [];
  giulia.room.onStillTaken((one) => taken.push(one));
  const { signal } = new AbortController();
  const wish = { personId: 'giulia', shows: 'screen', signal, onProgress: () => {} } as const;
  const picture = marco.room.askPicture(wish);
  await settle();
  // She shares no screen.
  expect(await picture).toBeNull();
  expect(taken).toEqual([{ by: 'marco', shows: 'screen' }]);
  expect(await marco.room.askPicture({ ...wish, personId: 'nobody' })).toBeNull();
});

test.each([
  ['a short while', freshForMs / 2, 1],
  ['more than an hour', freshForMs + 1, 2],
])('[VC4] after %s the relay is asked for with credentials that are good', async (_, waited, asked) => {
  await join('giulia');
  await join('marco');
  const posts = () => server.requests.filter((one) => one === 'giulia POST /participants').length;
  const [connection] = FakeConnection.all;
  jest.setSystemTime(Date.now() + waited);
  expect(posts()).toBe(1);
  for (const one of FakeConnection.all) one.become('failed');
  await settle();
  expect(posts()).toBe(asked);
  expect(connection?.connectionState).toBe('connected');
  const [{ urls } = { urls: '' }] = connection?.configuration.iceServers ?? [];
  expect(/stun:stun[12]\./.test(String(urls))).toBe(asked === 1);
});
