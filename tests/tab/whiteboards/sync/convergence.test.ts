import fc from 'fast-check';
import type { BoardElement } from '../../../../api/contract/boardElements.ts';
import { isNewer } from '../../../../api/contract/mergeElements.ts';
import { rectangle } from '../../../builders/boardElements.ts';
import { createFakeBoardServer } from './createFakeBoardServer.ts';
import { createFakeClock } from './createFakeClock.ts';
import { createFakeDevice, openFakeWindow, type Fault } from './openFakeWindow.ts';

const seats = 3;
const seat = fc.nat({ max: seats - 1 });
const id = fc.constantFrom('a', 'b', 'c', 'd', 'e');

/** What happens, step by step. Ada sits at two windows of one computer, Ben at his own. */
const step = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('draw' as const),
      seat,
      id,
      // Few nonces, and sometimes no new version: then states differ in their contents alone.
      nonce: fc.nat({ max: 2 }),
      ahead: fc.constantFrom(1, 1, 1, 1, 0, 2, 130_000, 250_000),
      x: fc.nat({ max: 3 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('erase' as const), seat, id }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('drawBadly' as const),
      seat,
      id: fc.constantFrom('bad', 'nameless'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('cut' as const), seat }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('mend' as const), seat }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('reload' as const), seat, isKilled: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('closeCase' as const, 'openCase' as const) }) },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('wait' as const),
      milliseconds: fc.constantFrom(1, 7, 20, 90, 300, 3_000, 3_600_000),
    }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

const faults: Fault[] = ['lostRequest', 'lostAnswer', 'doubled', 'busy', 'silence'];

test('[WB6] after cuts, reloads, lost, doubled and late answers all have one board, with all that anybody drew', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 60 }), fc.nat(), async (steps, seed) => {
      const world = createWorld(seed);
      for (const one of steps) await world.take(one);
      await world.comeToRest();
      world.judge();
    }),
    { numRuns: 300 },
  );
}, 240_000);

function createWorld(seed: number) {
  const random = createRandom(seed);
  const time = createFakeClock();
  const server = createFakeBoardServer(time.clock.now);
  const devices = [createFakeDevice(), createFakeDevice()];
  /** What was drawn and is not to be refused, by whomever. */
  const drawn: BoardElement[] = [];
  /** What was not there when its window said that all is saved. */
  const untrue: BoardElement[] = [];
  let isQuiet = false;
  let badOnes = 0;

  const line = {
    fault: (): Fault => (isQuiet || random() > 0.3 ? 'none' : faults[Math.floor(random() * faults.length)]!),
    delay: () => (isQuiet ? 3 : Math.floor(random() ** 3 * 400)),
  };
  const windows = Array.from({ length: seats }, (_, at) => openAt(at));

  function openAt(at: number, isCut = false) {
    const personId = at < 2 ? 'ada' : 'ben';
    const device = devices[at < 2 ? 0 : 1]!;
    const window = openFakeWindow({ server, time, device, personId, line, isCut });
    const own = new Map<string, BoardElement>();
    // Shown is what a surface would show.
    const shown = new Map<string, BoardElement>();
    const state = { window, own, shown, isOpen: true };
    window.sync.onChanged((elements, { isRefused }) => {
      for (const element of elements) {
        if (isRefused) own.delete(element.id);
        shown.set(element.id, element);
      }
    });
    window.sync.onSaving(() => {
      if (!state.isOpen || window.sync.saving().state !== 'saved') return;
      for (const element of own.values()) if (!isStored(element)) untrue.push(element);
    });
    return state;
  }

  function isStored(element: BoardElement): boolean {
    return !isNewer(element, server.elements.get(element.id)?.element);
  }

  function put(at: number, element: BoardElement, how: { isBad: boolean }): void {
    const { window, own, shown } = windows[at]!;
    const known = window.sync.elements().get(element.id);
    if (!isNewer(element, known)) return;
    own.set(element.id, element);
    shown.set(element.id, element);
    if (!how.isBad) drawn.push(element);
    window.sync.put([element]);
  }

  function draw(at: number, told: Extract<Step, { kind: 'draw' }>): void {
    const known = windows[at]!.window.sync.elements().get(told.id);
    const version = Math.max(1, (known?.version ?? 0) + told.ahead);
    const nonce = known && told.ahead === 0 ? known.versionNonce : told.nonce;
    put(at, rectangle(told.id, { version, versionNonce: nonce, x: told.x }), { isBad: false });
  }

  function erase(at: number, elementId: string): void {
    const known = windows[at]!.window.sync.elements().get(elementId);
    if (!known || known.isDeleted) return;
    const { version } = known;
    put(at, { id: elementId, version: version + 1, versionNonce: 0, isDeleted: true }, { isBad: false });
  }

  async function reload(at: number, isKilled: boolean): Promise<void> {
    const old = windows[at]!;
    const isCut = old.window.isCut();
    // A moment for the device: what is put in the very moment in which the power fails, nobody can keep.
    await time.pass(0);
    old.isOpen = false;
    if (isKilled) old.window.kill();
    else old.window.close();
    windows[at] = openAt(at, isCut);
  }

  return {
    async take(told: Step): Promise<void> {
      switch (told.kind) {
        case 'draw':
          return draw(told.seat, told);
        case 'erase':
          return erase(told.seat, told.id);
        case 'drawBadly': {
          const version = (windows[told.seat]!.window.sync.elements().get(told.id)?.version ?? 0) + 1;
          badOnes += 1;
          return put(told.seat, rectangle(told.id, { version, versionNonce: badOnes, x: 1e300 }), {
            isBad: true,
          });
        }
        case 'cut':
          return windows[told.seat]!.window.cut();
        case 'mend':
          return windows[told.seat]!.window.mend();
        case 'reload':
          return reload(told.seat, told.isKilled);
        case 'closeCase':
        case 'openCase':
          server.state.isClosed = told.kind === 'closeCase';
          return server.tell(caseChanged);
        case 'wait':
          return time.pass(told.milliseconds);
        default:
          return told satisfies never;
      }
    },
    /** Everybody is online, the case open, and nobody draws any more. */
    async comeToRest(): Promise<void> {
      isQuiet = true;
      server.state.isClosed = false;
      for (const { window } of windows) window.mend();
      server.tell(caseChanged);
      await time.pass(180_000);
    },
    judge(): void {
      const truth = boardOf([...server.elements.values()].map(({ element }) => element));
      for (const { window, shown } of windows) {
        expect(window.sync.saving()).toMatchObject({ state: 'saved' });
        expect(boardOf(window.sync.elements().values())).toEqual(truth);
        const surface = [...shown.values()].filter(({ id: one }) => one !== 'bad' && one !== 'nameless');
        expect(boardOf(surface)).toEqual(truth);
      }
      expect(drawn.filter((element) => !isStored(element))).toEqual([]);
      expect(untrue).toEqual([]);
      for (const { values } of devices) expect([...values.keys()]).toEqual([]);
    },
  };
}

const caseChanged = {
  event: 'entry',
  data: { conversationId: 'talk', sequence: 1, message: null, case: { number: 'x' }, membersChanged: false },
} as never;

function boardOf(elements: Iterable<BoardElement>): BoardElement[] {
  return [...elements].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The same numbers for the same seed (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
