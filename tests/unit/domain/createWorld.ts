import fc, { type Scheduler } from 'fast-check';
import { ConversationLog } from '../../../api/domain/conversationLog.ts';
import type { Entry, EntryDraft } from '../../../api/domain/entries.ts';
import { forbidden } from '../../../api/domain/errors.ts';
import type { LogStore } from '../../../api/domain/ports.ts';
import { adding, buildLog, buildPerson, by, message, rossi } from '../../builders/entries.ts';
import { createMemoryLogStore } from '../../builders/memoryLogStore.ts';

/** The conversation whose log it is. */
export const id = 'one';
const people = ['marco', 'giulia', 'paolo'].map((name) => buildPerson(name));
export const [marco] = people as [(typeof people)[0]];
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

type Fault = 'none' | 'spurious conflict' | 'lost answer' | 'refused';
type Step =
  | { kind: 'send'; instance: number; author: number; message: number }
  | { kind: 'remove' | 'add'; instance: number; person: number }
  | { kind: 'read' | 'readNewest' | 'feed'; instance: number };

const instance = fc.nat({ max: 2 });
/** What an instance is asked to do. */
export const step: fc.Arbitrary<Step> = fc.oneof(
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
/** How the store's writes go wrong, one after the other. */
export const faults = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.constant<Fault>('none') },
    { weight: 3, arbitrary: fc.constantFrom<Fault>('spurious conflict', 'lost answer', 'refused') },
  ),
  { maxLength: 20 },
);

/** A store of which each call takes its turn when the scheduler says so, and writes go wrong as told. */
export function createWorld(scheduler: Scheduler, wrong: Fault[]) {
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

/** One process's log; `heard` has the sequences that it told. */
export function createInstance(store: LogStore, feedReached: number) {
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

/** Takes the steps at once, in the scheduler's order, then brings every instance the rest of its feed. */
export async function run(scheduler: Scheduler, told: { steps: Step[]; wrong: Fault[] }) {
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
