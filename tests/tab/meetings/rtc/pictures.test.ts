import { createPictureExchange } from '../../../../tab/src/meetings/room/rtc/createPictureExchange.ts';
import type { Shows } from '../../../../tab/src/meetings/room/rtc/pictureMessage.ts';
import { largestPicture } from '../../../../tab/src/meetings/room/rtc/pictureMessage.ts';
import { FakeChannel } from './fakeConnection.ts';

type Grab = (shows: Shows) => Promise<Blob | null>;
const none: Grab = () => Promise.resolve(null);

/** jsdom's has no `arrayBuffer`. */
function aPicture(size: number): Blob {
  const bytes = Uint8Array.from({ length: size }, (_, at) => at % 251);
  return Object.assign(new Blob([bytes], { type: 'image/png' }), {
    arrayBuffer: () => Promise.resolve(bytes.buffer),
  });
}

/** The channel of a window that takes a still, and of the one whose picture it is. */
function connect(grab: Grab = none) {
  const [here, there] = [new FakeChannel(), new FakeChannel()];
  here.open(there);
  there.open(here);
  const asked: Shows[] = [];
  const taker = createPictureExchange(here as Partial<RTCDataChannel> as RTCDataChannel, {
    grab: none,
    onAsked: () => {},
  });
  const open = () =>
    createPictureExchange(there as Partial<RTCDataChannel> as RTCDataChannel, {
      grab,
      onAsked: (shows) => asked.push(shows),
    });
  return { here, there, asked, taker, open };
}

const wish = (shows: Shows, abort = new AbortController()) => ({
  shows,
  signal: abort.signal,
  onProgress: () => {},
});
const words = ({ sent }: FakeChannel) => sent.filter((data) => typeof data === 'string');
/** All that goes to and fro without a clock. */
async function settle(): Promise<void> {
  for (let step = 0; step < 200; step += 1) await Promise.resolve();
}

test('[VC5] a picture comes whole from its source, in pieces that no line has to swallow at once', async () => {
  const { there, asked, taker, open } = connect(() => Promise.resolve(aPicture(1_000_001)));
  open();
  const picture = await taker.ask(wish('screen'));
  expect([picture?.size, picture?.type, asked]).toEqual([1_000_001, 'image/png', ['screen']]);
  const pieces = there.sent.filter((data) => typeof data !== 'string');
  expect(Math.max(...pieces.map((piece) => piece.byteLength))).toBe(16 * 1024);
  expect(there.mostBuffered).toBeLessThan(300 * 1024);
});

test.each([
  ['nothing is on', none],
  ['it cannot be made', () => Promise.reject(new Error('no frame'))],
  ['it is too large', () => Promise.resolve(aPicture(largestPicture + 1))],
] satisfies [string, Grab][])('[VC5] where %s the source says so, and nobody waits', async (_, grab) => {
  const { taker, open } = connect(grab);
  open();
  expect(await taker.ask(wish('camera'))).toBeNull();
});

test('[VC5] who no longer waits stops it, and the next picture is the one that was asked for last', async () => {
  const { there, taker, open } = connect((shows) =>
    Promise.resolve(aPicture(shows === 'screen' ? 900_000 : 7)),
  );
  open();
  there.isHeldUp = true;
  const abort = new AbortController();
  const first = taker.ask(wish('screen', abort));
  await settle();
  abort.abort();
  expect(await first).toBeNull();
  const second = taker.ask(wish('camera'));
  there.letThrough();
  expect((await second)?.size).toBe(7);
  expect(there.sent.length).toBeLessThan(30);
});

const begin = (change: object) =>
  JSON.stringify({ say: 'begin', id: 1, size: 4, type: 'image/png', ...change });
test.each([
  ['more bytes than it said', [begin({}), new ArrayBuffer(5)]],
  ['empty pieces without end', [begin({}), new ArrayBuffer(0)]],
  ['two beginnings', [begin({}), begin({})]],
])('[VC5] [SE2] %s is no picture', async (_, sent) => {
  const { here, there, taker } = connect();
  const picture = taker.ask(wish('camera'));
  for (const data of sent) there.send(data);
  expect(await picture).toBeNull();
  expect(words(here).at(-1)).toContain('stop');
});

test.each([
  begin({ size: largestPicture + 1 }),
  begin({ size: -1 }),
  begin({ type: 'image/svg+xml' }),
  begin({ id: 2 }),
  'null',
  '{',
])('[VC5] [SE2] %s begins nothing, and what follows is not kept', async (data) => {
  const { there, taker } = connect();
  const abort = new AbortController();
  const picture = taker.ask(wish('camera', abort));
  there.send(data);
  there.send(new ArrayBuffer(4));
  await settle();
  abort.abort();
  expect(await picture).toBeNull();
});

test('[VC5] a channel that ends leaves nobody waiting', async () => {
  const { here, taker } = connect();
  const picture = taker.ask(wish('camera'));
  here.close();
  here.dispatchEvent(new Event('close'));
  expect(await picture).toBeNull();
  expect(await taker.ask(wish('camera'))).toBeNull();
});
