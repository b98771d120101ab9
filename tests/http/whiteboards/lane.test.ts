import type { FluidServer } from '../../../local/fluid/startFluidServer.ts';
import { startFluidServer } from '../../../local/fluid/startFluidServer.ts';
import type { Lane } from '../../../tab/src/whiteboards/lane/Lane.ts';
import { startBoardLane } from '../../builders/boardLane.ts';
import { fluidKey } from '../../builders/signLaneToken.ts';

const tabOrigin = 'http://localhost:3978';
const viewport = { scrollX: 10, scrollY: 20, zoom: 2, width: 800, height: 600 };

let relay: FluidServer;
let board: ReturnType<typeof startBoardLane>;
beforeAll(async () => {
  relay = await startFluidServer({ port: 0, key: fluidKey, tabOrigin });
});
beforeEach(() => {
  board = startBoardLane({ endpoint: relay.endpoint });
});
afterEach(() => board.close());
afterAll(() => relay.close());

test('[WB2] people see each other, where they point and where they look, and that they have gone', async () => {
  const marco = board.open('marco');
  const anna = board.open('anna');
  await until(anna, () => anna.peers().length === 1 && marco.peers().length === 1);
  expect(anna.peers()[0]).toMatchObject({
    personId: 'marco',
    name: 'marco',
    companyId: 'officine-rossi',
    pointer: null,
  });
  marco.look(viewport);
  marco.point({ x: 3, y: 4, isLaser: true });
  await until(anna, () => Boolean(anna.peers()[0]?.viewport && anna.peers()[0]?.pointer));
  expect(anna.peers()[0]).toMatchObject({ viewport, pointer: { x: 3, y: 4, isLaser: true } });
  marco.close();
  await until(anna, () => anna.peers().length === 0);
});

test.each([null, 'of-last-week'])(
  '[WB2] three who open a board at once, whose container is %p, come into one',
  async (containerId) => {
    board.kept.containerId = containerId;
    const lanes = ['marco', 'anna', 'luca'].map((name) => board.open(name));
    await Promise.all(lanes.map((lane) => until(lane, () => lane.peers().length === 2)));
    expect(lanes.map((lane) => lane.state())).toEqual(['on', 'on', 'on']);
    expect(board.kept.containerId).not.toBe(containerId);
  },
);

test('[WB2] after kill -9 of the relay the lane is lost, and on again when it is back', async () => {
  const marco = board.open('marco');
  const anna = board.open('anna');
  await until(anna, () => anna.peers().length === 1);
  const states: string[] = [];
  marco.onState(() => states.push(marco.state()));
  const { port } = relay;
  const first = board.kept.containerId;
  await relay.close('SIGKILL');
  await until(marco, () => marco.state() === 'lost');
  expect(marco.peers()).toEqual([]);
  relay = await startFluidServer({ port, key: fluidKey, tabOrigin });
  await until(marco, () => marco.state() === 'on' && marco.peers().length === 1);
  await until(anna, () => anna.state() === 'on' && anna.peers().length === 1);
  expect(board.kept.containerId).not.toBe(first);
  expect(states).toEqual(['lost', 'on']);
}, 60_000);

test('[WB3] where the app has no lane there is none, and it is not asked again', async () => {
  board.kept.isThere = false;
  const lane = board.open('marco');
  await until(lane, () => lane.state() === 'off');
  expect(lane.openPen(null as never)).toBeNull();
  lane.close();
  expect(board.kept.asked).toBe(1);
});

test('[SE2] a token that is about to end is followed by the next, and nobody notices', async () => {
  board.kept.lifetime = 5;
  const marco = board.open('marco');
  const anna = board.open('anna');
  await until(anna, () => anna.peers().length === 1 && marco.peers().length === 1);
  const states: string[] = [];
  for (const lane of [marco, anna]) lane.onState(() => states.push(lane.state()));
  const asked = board.kept.asked;
  await until(anna, () => board.kept.asked > asked + 2);
  await until(anna, () => {
    marco.point({ x: 1, y: 2, isLaser: false });
    return anna.peers()[0]?.pointer?.y === 2;
  });
  expect(states).toEqual([]);
});

/** Lanes tell what changes; what is not told in time fails the test. */
async function until(lane: Lane, isSo: () => boolean): Promise<void> {
  const ends: (() => void)[] = [];
  await new Promise<void>((resolve) => {
    const look = () => isSo() && resolve();
    ends.push(lane.onPeers(look), lane.onState(look));
    const again = setInterval(look, 50);
    ends.push(() => clearInterval(again));
    look();
  });
  for (const end of ends) end();
}
