import type { Signal } from '../../../../api/contract/meetings.ts';
import type { Peer } from '../../../../tab/src/meetings/room/rtc/createPeer.ts';
import {
  answerWithinMs,
  connectWithinMs,
  createPeer,
} from '../../../../tab/src/meetings/room/rtc/createPeer.ts';
import { FakeConnection } from './fakeConnection.ts';
import { FakeTrack, installDevices } from './fakeMedia.ts';

beforeEach(() => {
  jest.useFakeTimers();
  installDevices();
  FakeConnection.all = [];
  Object.assign(globalThis, { RTCPeerConnection: FakeConnection });
});
afterEach(() => {
  for (const side of sides.splice(0)) side.peer.close();
  expect(FakeConnection.open.length).toBe(0);
  expect(jest.getTimerCount()).toBe(0);
  jest.useRealTimers();
});

type Side = ReturnType<typeof describeSide> & { peer: Peer };
const sides: Side[] = [];

const describeSide = () => ({
  inbox: [] as Signal[],
  media: { isMuted: false, hasCamera: false, isSharing: false },
  isReachable: true,
  camera: null as FakeTrack | null,
});

/** A window's side of a connection. What it sends lies in the other's `inbox` until it is carried. */
function open(how: { isPolite: boolean; isNewcomer: boolean }, to: () => Side): Side {
  const side = describeSide();
  const peer = createPeer({
    ...how,
    ice: { servers: () => [], renew: () => null },
    pictures: { grab: () => Promise.resolve(null), onAsked: () => {} },
    tracks: () => ({ microphone: null, camera: side.camera, screen: null }),
    media: () => side.media,
    others: () => 1,
    send: (signal) => {
      to().inbox.push(signal);
      return Promise.resolve();
    },
    isReachable: () => side.isReachable,
    onChange: () => {},
  });
  const opened = Object.assign(side, { peer });
  sides.push(opened);
  return opened;
}

function openTwo({ areBothNewcomers = false } = {}): [impolite: Side, polite: Side] {
  const impolite: Side = open({ isPolite: false, isNewcomer: areBothNewcomers }, () => polite);
  const polite: Side = open({ isPolite: true, isNewcomer: true }, () => impolite);
  return [impolite, polite];
}

const settle = () => jest.advanceTimersByTimeAsync(0);

/** Carries what lies there until nothing comes any more. */
async function carry(...between: Side[]): Promise<void> {
  await settle();
  while (between.some(({ inbox }) => inbox.length > 0)) {
    for (const { peer, inbox } of between) for (const signal of inbox.splice(0)) peer.take(signal);
    await settle();
  }
}

const states = (...of: Side[]) => of.map(({ peer }) => peer.shown().connection);
const descriptions = ({ inbox }: Side) =>
  inbox.flatMap((signal) => ('description' in signal ? [signal.description.type] : []));

test('[VC4] who comes later offers, and both are connected by one connection each', async () => {
  const [there, newcomer] = openTwo();
  await settle();
  expect([descriptions(there), descriptions(newcomer)]).toEqual([['offer'], []]);
  await carry(there, newcomer);
  expect(states(there, newcomer)).toEqual(['connected', 'connected']);
  expect(FakeConnection.all).toHaveLength(2);
  expect(FakeConnection.all.map((one) => one.getTransceivers().map(({ direction }) => direction))).toEqual([
    ['sendrecv', 'sendrecv', 'sendrecv'],
    ['sendrecv', 'sendrecv', 'sendrecv'],
  ]);
});

test('[VC4] when both offer at once, the polite one gives way', async () => {
  const [impolite, polite] = openTwo({ areBothNewcomers: true });
  await settle();
  expect([descriptions(impolite), descriptions(polite)]).toEqual([['offer'], ['offer']]);
  await carry(impolite, polite);
  expect(states(impolite, polite)).toEqual(['connected', 'connected']);
  // Three lines on each side, none left over from the offer that was taken back.
  expect(FakeConnection.open.map((one) => one.getTransceivers().length)).toEqual([3, 3]);
});

test('[VC4] when both look for a new way at once, they find one', async () => {
  const [impolite, polite] = openTwo();
  await carry(impolite, polite);
  for (const one of FakeConnection.open) one.become('failed');
  expect(states(impolite, polite)).toEqual(['lost', 'lost']);
  await settle();
  expect([descriptions(impolite), descriptions(polite)]).toEqual([['offer'], ['offer']]);
  await carry(impolite, polite);
  expect(states(impolite, polite)).toEqual(['connected', 'connected']);
  expect(FakeConnection.all).toHaveLength(2);
});

test.each(['offer', 'answer'] as const)('[VC4] after a lost %s it begins anew', async (lost) => {
  const [there, newcomer] = openTwo();
  await settle();
  if (lost === 'offer') there.inbox.splice(0);
  else {
    for (const signal of there.inbox.splice(0)) there.peer.take(signal);
    await settle();
    expect(descriptions(newcomer)).toEqual(['answer']);
    newcomer.inbox.splice(0);
  }
  await jest.advanceTimersByTimeAsync(answerWithinMs - 1);
  expect(descriptions(there)).toEqual([]);
  await jest.advanceTimersByTimeAsync(1);
  expect(descriptions(there)).toEqual(['offer']);
  await carry(there, newcomer);
  expect(states(there, newcomer)).toEqual(['connected', 'connected']);
});

test('[VC4] an offer that never comes is not waited for for ever', async () => {
  const [there, newcomer] = openTwo();
  newcomer.peer.close();
  there.inbox.splice(0);
  await jest.advanceTimersByTimeAsync(connectWithinMs);
  expect(descriptions(newcomer)).toEqual(['offer']);
});

test('[VC4] a window that was reloaded takes the place of what it was', async () => {
  const [there, before] = openTwo();
  await carry(there, before);
  before.peer.close();
  // What is still on its way to what it was, before it hears of the new one.
  FakeConnection.open[0]?.become('failed');
  await settle();
  const reloaded: Side = open({ isPolite: true, isNewcomer: true }, () => there);
  await settle();
  for (const signal of before.inbox.splice(0)) reloaded.peer.take(signal);
  before.inbox = reloaded.inbox;
  await carry(there, reloaded);
  expect(states(there, reloaded)).toEqual(['connected', 'connected']);
  expect(FakeConnection.open).toHaveLength(2);
});

test('[VC4] an answer to an older offer is not taken for the answer to the open one', async () => {
  const [there, newcomer] = openTwo();
  await settle();
  for (const signal of there.inbox.splice(0)) there.peer.take(signal);
  await settle();
  const [late] = newcomer.inbox.splice(0);
  await jest.advanceTimersByTimeAsync(answerWithinMs);
  expect(descriptions(there)).toEqual(['offer']);
  newcomer.peer.take(late!);
  await settle();
  expect(FakeConnection.open.map(({ signalingState }) => signalingState).sort()).toEqual([
    'have-local-offer',
    'stable',
  ]);
  await carry(there, newcomer);
  expect(states(there, newcomer)).toEqual(['connected', 'connected']);
});

test('[VC4] candidates that come before the description wait for it', async () => {
  const [there, newcomer] = openTwo();
  await settle();
  const [mine] = FakeConnection.all;
  for (const signal of there.inbox.splice(0)) there.peer.take(signal);
  await settle();
  FakeConnection.all[1]?.find('candidate:1');
  const [answer, candidate] = newcomer.inbox.splice(0);
  newcomer.peer.take(candidate!);
  await settle();
  expect(mine?.candidates).toEqual([]);
  newcomer.peer.take(answer!);
  await settle();
  expect(mine?.candidates).toMatchObject([{ candidate: 'candidate:1' }]);
});

test('[VC4] what is on is told to the other, who shows a picture only while it is', async () => {
  const [there, newcomer] = openTwo();
  await carry(there, newcomer);
  expect(there.peer.shown().media).toEqual(newcomer.media);
  expect(
    there.peer
      .shown()
      .camera?.getTracks()
      .map(({ kind }) => kind),
  ).toEqual(['audio']);
  newcomer.camera = new FakeTrack('video');
  newcomer.media = { isMuted: true, hasCamera: true, isSharing: true };
  newcomer.peer.tellTracks();
  await settle();
  const shown = there.peer.shown();
  expect(shown.media).toEqual(newcomer.media);
  expect(shown.camera?.getTracks().map(({ kind }) => kind)).toEqual(['audio', 'video']);
  expect(shown.screen?.getTracks()).toHaveLength(1);
  newcomer.media = { isMuted: true, hasCamera: false, isSharing: false };
  newcomer.peer.tellTracks();
  await settle();
  expect(there.peer.shown().camera).toBe(shown.camera);
  expect(there.peer.shown().camera?.getVideoTracks()).toEqual([]);
  expect(there.peer.shown().screen).toBeNull();
  // By the line that is there: nothing was negotiated.
  expect(there.inbox).toEqual([]);
});

test('[VC4] while the server is away a broken line waits, and is mended when it is back', async () => {
  const [there, newcomer] = openTwo();
  await carry(there, newcomer);
  for (const side of [there, newcomer]) side.isReachable = false;
  for (const one of FakeConnection.open) one.become('failed');
  await jest.advanceTimersByTimeAsync(connectWithinMs * 4);
  expect([there.inbox, newcomer.inbox]).toEqual([[], []]);
  for (const side of [there, newcomer]) {
    side.isReachable = true;
    side.peer.mend();
  }
  await carry(there, newcomer);
  expect(states(there, newcomer)).toEqual(['connected', 'connected']);
});

test.each([
  { description: { type: 'offer', sdp: 'nonsense' } },
  { description: { type: 'answer', sdp: '' } },
  { candidate: { candidate: '', sdpMid: null, sdpMLineIndex: null, usernameFragment: null } },
] satisfies Signal[])('[VC4] nonsense of another window changes nothing: %j', async (signal) => {
  const [there, newcomer] = openTwo();
  await carry(there, newcomer);
  there.peer.take(signal);
  await carry(there, newcomer);
  await jest.advanceTimersByTimeAsync(connectWithinMs * 2);
  await carry(there, newcomer);
  expect(states(there, newcomer)).toEqual(['connected', 'connected']);
});
