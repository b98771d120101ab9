import fc, { type Scheduler } from 'fast-check';
import type { BoardElement } from '../../../api/contract/boardElements.ts';
import { newerOf } from '../../../api/contract/mergeElements.ts';
import { BoardLog } from '../../../api/domain/boards/boardLog.ts';
import type { BoardAuthor, BoardStore } from '../../../api/domain/boards/boardPorts.ts';
import type { BoardState } from '../../../api/domain/boards/boardState.ts';
import { deleted, rectangle, text } from '../../builders/boardElements.ts';
import { createMemoryBoardStore } from '../../builders/memoryBoardStore.ts';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const id = 'talk.board';
const by: BoardAuthor = { id: 'marco', name: 'Marco', companyId: 'rossi' };
const check = () => undefined;

function createLog(store: BoardStore, now = () => new Date()): BoardLog {
  return new BoardLog({ store, clock: { now }, log: quiet });
}

const elements = (state: BoardState): BoardElement[] =>
  [...state.elements.values()].map(({ element }) => element).toSorted((a, b) => (a.id < b.id ? -1 : 1));

/** What all of them come to, in whatever order. */
function expectedBoard(drawn: readonly BoardElement[]): BoardElement[] {
  const board = new Map<string, BoardElement>();
  for (const element of drawn) {
    const known = board.get(element.id);
    board.set(element.id, known ? newerOf(known, element) : element);
  }
  return [...board.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

const anyElement = fc
  .record({
    id: fc.constantFrom('a', 'b', 'c'),
    version: fc.integer({ min: 1, max: 4 }),
    versionNonce: fc.integer({ min: 1, max: 2 }),
    x: fc.integer({ min: 0, max: 2 }),
    isGone: fc.boolean(),
  })
  .map(({ id: name, isGone, version, versionNonce, x }): BoardElement =>
    isGone
      ? { id: name, version, versionNonce, isDeleted: true }
      : rectangle(name, { version, versionNonce, x }),
  );

type Fault = 'none' | 'spurious conflict' | 'lost answer' | 'refused';
const anyFaults = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.constant<Fault>('none') },
    { weight: 3, arbitrary: fc.constantFrom<Fault>('spurious conflict', 'lost answer', 'refused') },
  ),
  { maxLength: 12 },
);

/** A store whose calls take their turn when the scheduler says so, and whose writes go wrong as told. */
function createWorld(scheduler: Scheduler, wrong: Fault[]) {
  const store = createMemoryBoardStore();
  const faults = [...wrong];
  const turn = <Result>(name: string, work: () => Promise<Result>) =>
    scheduler.schedule(Promise.resolve(name)).then(work);
  const scheduled: BoardStore = {
    ...store,
    readChanges: (whiteboardId, range) => turn('read', () => store.readChanges(whiteboardId, range)),
    readSnapshot: (whiteboardId, upTo) => turn('snapshot', () => store.readSnapshot(whiteboardId, upTo)),
    append: (change) =>
      turn('append', async () => {
        const fault = faults.shift() ?? 'none';
        if (fault === 'spurious conflict') return 'conflict';
        if (fault === 'refused') throw new Error('the store is away');
        const outcome = await store.append(change);
        return fault === 'lost answer' ? 'conflict' : outcome;
      }),
  };
  return { store, scheduled };
}

beforeEach(() => {
  // The pause that gathers what is drawn is real time; the scheduler decides the order of everything else.
  jest.spyOn(globalThis, 'setTimeout').mockImplementation(((run: () => void) => {
    queueMicrotask(run);
    return 0;
  }) as never);
});
afterEach(() => jest.restoreAllMocks());

it('[WB2] [WB6] on three instances, with writes that conflict, fail or lose their answer, every stored stroke is kept', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(
        fc.record({ at: fc.nat({ max: 2 }), batch: fc.array(anyElement, { minLength: 1, maxLength: 3 }) }),
        {
          maxLength: 12,
        },
      ),
      anyFaults,
      async (scheduler, steps, wrong) => {
        const { store, scheduled } = createWorld(scheduler, wrong);
        const logs = [0, 1, 2].map(() => createLog(scheduled));
        const acknowledged: BoardElement[] = [];
        const sent: BoardElement[] = [];
        const drawing = steps.map(async ({ at, batch }) => {
          const once = expectedBoard(batch);
          sent.push(...once);
          await logs[at]!.draw(id, { by, elements: once, check }).then(
            () => acknowledged.push(...once),
            () => undefined,
          );
        });
        await scheduler.waitFor(Promise.all(drawing));
        const states = await scheduler.waitFor(Promise.all(logs.map((log) => log.readNewest(id))));
        const [first] = states.map(elements);
        for (const state of states) expect(elements(state)).toEqual(first);
        // What was acknowledged is there, or what is newer; and nothing that nobody drew.
        expect(expectedBoard([...first!, ...acknowledged])).toEqual(first);
        for (const element of first!) expect(sent).toContainEqual(element);
        const sequences = store.feed.map(({ sequence }) => sequence).toSorted((a, b) => a - b);
        expect(sequences).toEqual(sequences.map((_, index) => index + 1));
      },
    ),
  );
});

it('[EV3] listeners of each instance hear each change, whether they write, read late or only have the feed', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ at: fc.nat({ max: 1 }), element: anyElement, feeds: fc.boolean() }), {
        maxLength: 10,
      }),
      async (steps) => {
        const store = createMemoryBoardStore();
        const logs = [0, 1].map(() => createLog(store));
        const heard = logs.map((log) => {
          const sequences: number[] = [];
          log.onApplied(({ sequence }) => sequences.push(sequence));
          return sequences;
        });
        const fed = [0, 0];
        const feed = async (at: number) => {
          const news = store.feed.slice(fed[at]);
          fed[at] = store.feed.length;
          await logs[at]!.applyFromFeed(structuredClone(news));
        };
        for (const { at, element, feeds } of steps) {
          await logs[at]!.draw(id, { by, elements: [element], check });
          if (feeds) for (const each of [0, 1]) await feed(each);
        }
        for (const at of [0, 1]) await feed(at);
        const all = store.feed.map(({ sequence }) => sequence);
        for (const sequences of heard) expect(sequences.toSorted((a, b) => a - b)).toEqual(all);
      },
    ),
  );
});

it('[WB6] a board opened from its snapshot is the one that all its changes make', async () => {
  const store = createMemoryBoardStore();
  const log = createLog(store);
  for (let at = 0; at < 450; at += 1) {
    const drawn = rectangle(`r${at % 90}`, { version: at + 1, x: at });
    await log.draw(id, { by, elements: [at % 7 === 6 ? deleted(drawn) : drawn], check });
  }
  const whole = await createLog({ ...store, readSnapshot: async () => null }).read(id);
  const opened = await createLog(store).read(id);
  expect(opened).toEqual(whole);
  expect(await log.read(id)).toEqual(whole);
  expect((await store.readSnapshot(id, 450))?.sequence).toBe(400);
  const middle = await log.readAt(id, 300);
  expect(elements(middle!)).toEqual(
    expectedBoard(store.feed.slice(0, 300).flatMap(({ parts }) => parts[0]!.elements)),
  );
  expect(await log.readAt(id, 451)).toBeNull();
});

it('[WB6] opening stays cheap also where no instance lives long', async () => {
  const store = createMemoryBoardStore();
  for (let at = 0; at < 250; at += 1) {
    await createLog(store).draw(id, { by, elements: [rectangle(`r${at}`)], check });
  }
  expect(await store.readSnapshot(id, 250)).not.toBeNull();
});

it('[WB6] a stretch of drawing ends by a pause or after ten minutes, and says who drew', async () => {
  const store = createMemoryBoardStore();
  let minutes = 0;
  const log = createLog(store, () => new Date(Date.UTC(2026, 10, 12, 20, minutes)));
  const anna = { ...by, id: 'anna', name: 'Anna' };
  for (const [at, who] of [
    [0, by],
    [1, anna],
    [5, by],
    [6, by],
    [8, by],
    [10, by],
    [12, by],
    [14, by],
    [16, anna],
  ] as const) {
    minutes = at;
    await log.draw(id, { by: who, elements: [rectangle(`r${at}`)], check });
  }
  const ended = await store.readStretches(id, { before: 99, limit: 9 });
  expect(
    ended.map(({ sequence, objects, people }) => [sequence, objects, people.map(({ name }) => name)]),
  ).toEqual([
    [8, 8, ['Marco']],
    [2, 2, ['Marco', 'Anna']],
  ]);
});

it('[WB2] what would be too much for one write goes into several, and nobody is refused for the others', async () => {
  const store = createMemoryBoardStore();
  const sizes: number[] = [];
  const append: BoardStore['append'] = async (change) => {
    sizes.push(Buffer.byteLength(JSON.stringify(change)));
    return store.append(change);
  };
  const log = createLog({ ...store, append });
  const long = (name: string) => text(name, '字'.repeat(5_000));
  await log.draw(id, { by, elements: [rectangle('first')], check });
  const heavy = Array.from({ length: 60 }, (_, at) =>
    log.draw(id, { by, elements: [long(`a${at}`), long(`b${at}`)], check }),
  );
  await Promise.all([...heavy, log.draw(id, { by, elements: [rectangle('light')], check })]);
  expect((await log.read(id)).elements.size).toBe(122);
  expect(Math.max(...sizes)).toBeLessThan(500_000);
});

it('[WB2] what came together shares a write, each under his own name', async () => {
  const store = createMemoryBoardStore();
  const log = createLog(store);
  const people = ['a', 'b', 'c', 'd'].map((name) => ({ ...by, id: name, name }));
  await log.draw(id, { by, elements: [rectangle('first')], check });
  await Promise.all(people.map((one) => log.draw(id, { by: one, elements: [rectangle(one.id)], check })));
  expect(store.feed.length).toBeLessThan(5);
  const state = await log.read(id);
  for (const { id: name } of people) expect(state.elements.get(name)?.personId).toBe(name);
});

it('[SE2] who may no longer draw when it is written is refused, and the others are not', async () => {
  const store = createMemoryBoardStore();
  const log = createLog(store);
  let isClosed = false;
  const checkOpen = () => {
    if (isClosed) throw new Error('closed');
  };
  await log.draw(id, { by, elements: [rectangle('first')], check });
  const refused = log.draw(id, { by, elements: [rectangle('late')], check: checkOpen });
  const taken = log.draw(id, { by, elements: [rectangle('in time')], check });
  isClosed = true;
  await expect(refused).rejects.toThrow('closed');
  await taken;
  expect([...(await log.read(id)).elements.keys()]).toEqual(['first', 'in time']);
});
