// Long because its fakes and the cases that need them are read together.
import fc, { type Scheduler } from 'fast-check';
import { hashEntry } from '../../../api/domain/chain.ts';
import { ConversationLog } from '../../../api/domain/conversationLog.ts';
import type { Entry, EntryDraft } from '../../../api/domain/entries.ts';
import { forbidden } from '../../../api/domain/errors.ts';
import type { LogStore } from '../../../api/domain/ports.ts';
import { adding, buildLog, buildPerson, by, fold, message, rossi } from '../../builders/entries.ts';
import { createMemoryLogStore } from '../../builders/memoryLogStore.ts';

const id = 'one';
const people = ['marco', 'giulia', 'paolo'].map((name) => buildPerson(name));
const [marco] = people as [(typeof people)[0]];
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

type Fault = 'none' | 'spurious conflict' | 'lost answer' | 'refused';
type Step =
  | { kind: 'send'; instance: number; author: number; message: number }
  | { kind: 'remove' | 'add'; instance: number; person: number }
  | { kind: 'read' | 'readNewest' | 'feed'; instance: number };

const instance = fc.nat({ max: 2 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('send' as const),
      instance,
      author: fc.nat({ max: 2 }),
      message: fc.nat({ max: 8 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom('remove' as const, 'add' as const),
      instance,
      person: fc.nat({ max: 2 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom('read' as const, 'readNewest' as const, 'feed' as const),
      instance,
    }),
  },
);
const faults = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.constant<Fault>('none') },
    { weight: 3, arbitrary: fc.constantFrom<Fault>('spurious conflict', 'lost answer', 'refused') },
  ),
  { maxLength: 20 },
);

/** A store of which each call takes its turn when the scheduler says so, and writes go wrong as told. */
function createWorld(scheduler: Scheduler, wrong: Fault[]) {
  let second = 1_000;
  const store = createMemoryLogStore(() => (second += 0.4) * 1000);
  const turn = (name: string) => scheduler.schedule(Promise.resolve(), name);
  const faulty: LogStore = {
    ...store,
    async append(entries) {
      await turn('append');
      const fault = wrong.shift() ?? 'none';
      if (fault === 'refused') throw new Error('refused');
      if (fault === 'spurious conflict') return { outcome: 'conflict' };
      const outcome = await store.append(entries);
      await turn('append answered');
      return fault === 'lost answer' ? { outcome: 'conflict' } : outcome;
    },
    async readTail(conversationId, after) {
      await turn('readTail');
      const tail = await store.readTail(conversationId, after);
      await turn('readTail answered');
      return tail;
    },
    async readEntry(conversationId, entryId) {
      await turn('readEntry');
      return store.readEntry(conversationId, entryId);
    },
    async readSnapshot(conversationId) {
      await turn('readSnapshot');
      return store.readSnapshot(conversationId);
    },
  };
  const instances = [0, 1, 2].map(() => createInstance(faulty, 0));
  return { store, instances };
}

function createInstance(store: LogStore, feedReached: number) {
  const log = new ConversationLog({
    store,
    clock: { now: () => new Date(1_000_000) },
    log: quiet,
    feedReached,
  });
  const heard: number[] = [];
  log.onApplied((entry) => heard.push(entry.sequence));
  return { log, heard, fed: 0 };
}

type World = ReturnType<typeof createWorld>;

/** Brings the instance what the feed has for it. */
async function feed(world: World, at: number): Promise<void> {
  const one = world.instances[at]!;
  const page = world.store.feed.slice(one.fed, one.fed + 3);
  one.fed += page.length;
  await one.log.applyFromFeed(structuredClone(page));
}

/** The log's beginning: everybody is in. */
async function begin({ store }: World): Promise<void> {
  const created = by(marco, { kind: 'conversationCreated', name: 'Chat', caseNumber: null, company: rossi });
  await store.append(await buildLog(id, [created, ...people.map((person) => adding(marco, person))]));
}

function send(world: World, sent: { instance: number; author: number; message: number }) {
  const author = people[sent.author]!;
  const entryId = `${author.id}-${sent.message}`;
  return world.instances[sent.instance]!.log.append(id, (state) => {
    if (!state.members.has(author.id)) throw forbidden('You are out.');
    return [message(author, entryId, entryId)];
  });
}

function change(world: World, changed: { kind: 'remove' | 'add'; instance: number; person: number }) {
  const person = people[changed.person]!;
  return world.instances[changed.instance]!.log.append(id, (state): EntryDraft[] => {
    if (changed.kind === 'add') return state.members.has(person.id) ? [] : [adding(marco, person)];
    if (!state.members.has(person.id)) return [];
    if (state.members.size === 1) throw forbidden('The last one stays.');
    return [
      by(marco, { kind: 'memberRemoved', personId: person.id, personName: person.name, how: 'removed' }),
    ];
  });
}

async function run(scheduler: Scheduler, told: { steps: Step[]; wrong: Fault[] }) {
  const world = createWorld(scheduler, told.wrong);
  await begin(world);
  const answers: { entryId: string; entry: Entry; repeated: boolean }[] = [];
  const feeding = [0, 1, 2].map(() => Promise.resolve());

  const work = told.steps.map(async (one) => {
    const { log } = world.instances[one.instance]!;
    if (one.kind === 'send') {
      const appended = await send(world, one);
      const entryId = `${people[one.author]!.id}-${one.message}`;
      answers.push({ entryId, entry: appended.entries[0]!, repeated: appended.repeated });
    } else if (one.kind === 'add' || one.kind === 'remove') await change(world, one);
    else if (one.kind === 'feed') {
      feeding[one.instance] = feeding[one.instance]!.then(() => feed(world, one.instance));
      await feeding[one.instance];
    } else await log[one.kind](id);
  });
  await scheduler.waitFor(Promise.allSettled(work));
  for (const at of [0, 1, 2]) {
    while (world.instances[at]!.fed < world.store.feed.length) await scheduler.waitFor(feed(world, at));
  }
  return { ...world, answers, log: await world.store.readTail(id, 0) };
}

const runs = { numRuns: 150 };

test('[MS2] [SE5] writers on three instances over an unsure store make one log: no gap, a whole chain', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(step, { maxLength: 25 }),
      faults,
      async (scheduler, steps, wrong) => {
        const { log } = await run(scheduler, { steps, wrong: [...wrong] });
        let previousHash = '0'.repeat(64);
        for (const [at, entry] of log.entries()) {
          expect(entry.sequence).toBe(at + 1);
          expect(entry.previousHash).toBe(previousHash);
          expect(entry.hash).toBe(await hashEntry(entry));
          previousHash = entry.hash;
        }
        expect(log.map((entry) => entry.createdAt)).toEqual(log.map((entry) => entry.createdAt).sort());
      },
    ),
    runs,
  );
});

test('[MS1] what was answered is stored, once, as answered; new it was for one writer at most', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(step, { maxLength: 25 }),
      faults,
      async (scheduler, steps, wrong) => {
        const { log, answers } = await run(scheduler, { steps, wrong: [...wrong] });
        for (const { entryId, entry } of answers) {
          const stored = log.filter((one) => one.id === entryId);
          expect(stored).toEqual([entry]);
        }
        const fresh = answers.filter((answer) => !answer.repeated).map((answer) => answer.entryId);
        expect(new Set(fresh).size).toBe(fresh.length);
      },
    ),
    runs,
  );
});

test('[MS2] [CV1] nobody writes whom the log before him has removed, on whatever instance he was', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(step, { maxLength: 25 }),
      faults,
      async (scheduler, steps, wrong) => {
        const { log } = await run(scheduler, { steps, wrong: [...wrong] });
        for (const [at, entry] of log.entries()) {
          const before = fold(id, log.slice(0, at));
          if (entry.kind === 'message') expect(before.members.has(entry.authorId)).toBe(true);
          if (entry.content.kind === 'memberAdded')
            expect(before.members.has(entry.content.member.id)).toBe(false);
          if (entry.content.kind === 'memberRemoved') expect(before.members.size).toBeGreaterThan(1);
        }
      },
    ),
    runs,
  );
});

test('[EV1] [EV2] every instance tells every entry once, in the order of the log', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(step, { maxLength: 25 }),
      faults,
      async (scheduler, steps, wrong) => {
        const { log, instances } = await run(scheduler, { steps, wrong: [...wrong] });
        for (const { heard } of instances) expect(heard).toEqual(log.map((entry) => entry.sequence));
      },
    ),
    runs,
  );
});

test('[EV3] an instance that starts later tells what comes after its place in the feed, in order', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(step, { maxLength: 20 }),
      fc.record({ dice: fc.nat({ max: 30 }), opensFirst: fc.boolean() }),
      async (scheduler, steps, { dice, opensFirst }) => {
        const { store, log } = await run(scheduler, { steps, wrong: [] });
        const from = dice % (log.length + 1);
        const reached = Math.max(0, ...store.feed.slice(0, from).map((entry) => entry.storedAt));
        const late = createInstance(store, reached);
        if (opensFirst) await late.log.read(id);
        for (const entry of store.feed.slice(from)) await late.log.applyFromFeed([structuredClone(entry)]);
        const after = late.heard.filter((sequence) => sequence > from);
        expect(after).toEqual(log.slice(from).map((entry) => entry.sequence));
        expect(late.heard).toEqual([...late.heard].sort((a, b) => a - b));
        const state = await late.log.read(id);
        expect(state?.hash).toBe(log.at(-1)!.hash);
      },
    ),
    runs,
  );
});

test('[EV1] [MS2] a log that is begun while others look for it is told once, and is one', async () => {
  const step = fc.constantFrom('read' as const, 'readNewest' as const, 'recent' as const, 'begin' as const);
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.array(step, { maxLength: 8 }), async (scheduler, told) => {
      const world = createWorld(scheduler, []);
      const { log, heard } = world.instances[0]!;
      const content = {
        kind: 'conversationCreated',
        name: 'Chat',
        caseNumber: null,
        company: rossi,
      } as const;
      const drafts = [by(marco, content, 'created'), adding(marco, marco)];
      const states = new Set<unknown>();
      const work = told.map(async (one) => {
        if (one !== 'begin') return log[one](id);
        states.add((await log.append(id, (state) => (state.sequence === 0 ? drafts : []))).state);
      });
      await scheduler.waitFor(Promise.all(work));
      await scheduler.waitFor(log.applyFromFeed(structuredClone(world.store.feed)));
      expect(heard).toEqual(told.includes('begin') ? [1, 2] : []);
      expect(states.size).toBe(told.includes('begin') ? 1 : 0);
    }),
    runs,
  );
});

test('[MS9] opening a long log reads its snapshot and the tail behind it', async () => {
  const store = createMemoryLogStore();
  const tails: number[] = [];
  const counting: LogStore = {
    ...store,
    async readTail(conversationId, after) {
      const tail = await store.readTail(conversationId, after);
      tails.push(tail.length);
      return tail;
    },
  };
  const first = createInstance(counting, 0);
  await first.log.append(id, () => [adding(marco, marco)]);
  for (let at = 0; at < 450; at += 1) await first.log.append(id, () => [message(marco, `${at}`)]);
  tails.length = 0;
  const second = createInstance(counting, Number.MAX_SAFE_INTEGER);
  const state = await second.log.read(id);
  expect(state?.sequence).toBe(451);
  expect(state?.members.has('marco')).toBe(true);
  expect(tails).toEqual([expect.any(Number)]);
  expect(tails[0]).toBeLessThan(100);
});

test('[MS1] gives up clearly when the place is taken again and again', async () => {
  const store = createMemoryLogStore();
  const busy: LogStore = { ...store, append: async () => ({ outcome: 'conflict' }) };
  const { log } = createInstance(busy, 0);
  await expect(log.append(id, () => [message(marco, 'a')])).rejects.toMatchObject({ code: 'unavailable' });
});

test('[EV3] [MS1] a writer whom others outrun sixty times in a row still gets its place', async () => {
  const store = createMemoryLogStore();
  const faster = createInstance(store, 0);
  await faster.log.append(id, () => [adding(marco, marco)]);
  let outrun = 0;
  let asked = 0;
  const contended: LogStore = {
    ...store,
    async append(entries) {
      if (outrun < 60) await faster.log.append(id, () => [message(marco, `faster ${(outrun += 1)}`)]);
      return store.append(entries);
    },
    async readEntry(conversationId, entryId) {
      asked += 1;
      return store.readEntry(conversationId, entryId);
    },
  };
  const { log } = createInstance(contended, 0);
  const appended = await log.append(id, () => [message(marco, 'slower')]);
  expect(appended.entries.map((entry) => entry.sequence)).toEqual([62]);
  expect(asked).toBeLessThan(10);
});

test('[MS1] one writer’s fault is not another’s: who is refused leaves the others waiting in peace', async () => {
  const { log } = createInstance(createMemoryLogStore(), 0);
  await log.append(id, () => [adding(marco, marco)]);
  const refuse = () => {
    throw forbidden('no');
  };
  const outcomes = await Promise.allSettled([
    log.append(id, () => [message(marco, 'a')]),
    log.append(id, refuse),
    log.append(id, () => []),
    log.append(id, () => [message(marco, 'b')]),
    log.append(id, refuse),
    log.append(id, () => [message(marco, 'c'), message(marco, 'd')]),
  ]);
  expect(outcomes.map((one) => one.status)).toEqual([
    'fulfilled',
    'rejected',
    'fulfilled',
    'fulfilled',
    'rejected',
    'fulfilled',
  ]);
  expect((await log.read(id))?.ordinal).toBe(4);
});
