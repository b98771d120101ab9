import { emptyState } from '../../../api/domain/conversationState.ts';
import { ItemsInMemory } from '../../../api/domain/itemsInMemory.ts';
import type { Loaded } from '../../../api/domain/loadedConversation.ts';

let loads: string[];
let memory: ItemsInMemory<Loaded>;
beforeEach(() => {
  loads = [];
  memory = new ItemsInMemory<Loaded>({
    async load(id) {
      loads.push(id);
      if (id === 'broken') throw new Error('the store is away');
      return load(id, id === 'unknown' ? 0 : 1);
    },
    isEmpty: ({ state }) => state.sequence === 0,
    most: 5_000,
  });
});

function load(id: string, sequence: number): Loaded {
  const state = { ...emptyState(id), sequence };
  return { state, recent: [], waiting: [], isWriting: false, snapshotAt: 0, announcedFrom: 1 };
}

const idOf = ({ state }: Loaded) => state.id;

test('[MS9] a conversation is loaded once, also for many who ask at the same time', async () => {
  const found = await Promise.all(Array.from({ length: 20 }, () => memory.use('one', (loaded) => loaded)));
  expect(new Set(found).size).toBe(1);
  await memory.use('one', idOf);
  expect(loads).toEqual(['one']);
});

test('[MS9] an id that somebody guessed takes no place', async () => {
  await memory.use('unknown', idOf);
  await memory.use('unknown', idOf);
  expect(loads).toEqual(['unknown', 'unknown']);
});

test('[MS2] what is being begun stays the same for all who are at work with it', async () => {
  let finish = () => {};
  const begun = memory.use('unknown', async (loaded) => {
    await new Promise<void>((resolve) => (finish = resolve));
    loaded.state.sequence = 1;
    return loaded;
  });
  const read = await memory.use('unknown', (loaded) => loaded);
  finish();
  expect(await begun).toBe(read);
  expect(await memory.use('unknown', (loaded) => loaded)).toBe(read);
  expect(loads).toEqual(['unknown']);
});

test('[MS9] a load that failed is tried again', async () => {
  await expect(memory.use('broken', idOf)).rejects.toThrow('away');
  await expect(memory.use('broken', idOf)).rejects.toThrow('away');
  expect(loads).toEqual(['broken', 'broken']);
});

test('[MS2] work that is refused leaves the conversation as it was', async () => {
  const refuse = () => {
    throw new Error('no');
  };
  await expect(memory.use('one', refuse)).rejects.toThrow('no');
  await memory.use('one', idOf);
  expect(loads).toEqual(['one']);
  await expect(memory.use('unknown', refuse)).rejects.toThrow('no');
  await memory.use('unknown', idOf);
  expect(loads.slice(1)).toEqual(['unknown', 'unknown']);
});

test('[MS9] of very many the longest unused is forgotten, and never one that is in use', async () => {
  let finish = () => {};
  const working = memory.use('in-use', () => new Promise<void>((resolve) => (finish = resolve)));
  await memory.use('oldest', idOf);
  await memory.use('second', idOf);
  for (let at = 0; at < 4_997; at += 1) await memory.use(`more-${at}`, idOf);
  await memory.use('oldest', idOf);
  await memory.use('one-too-many', idOf);
  loads.length = 0;
  for (const id of ['in-use', 'oldest', 'more-4996', 'one-too-many']) await memory.use(id, idOf);
  expect(loads).toEqual([]);
  await memory.use('second', idOf);
  expect(loads).toEqual(['second']);
  finish();
  await working;
});
