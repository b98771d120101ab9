import type { Batch } from '../../../tab/src/uploads/store/batch.ts';
import { toUploadFile } from '../../../tab/src/uploads/store/batch.ts';
import type { KeyedStore } from '../../../tab/src/uploads/store/browserStore.ts';
import { createUploadStorage } from '../../../tab/src/uploads/store/uploadStorage.ts';
import { aFile } from './fakes.ts';

let kept: ReturnType<typeof aBrowserStore>;

beforeEach(() => {
  kept = aBrowserStore();
});

test('[FL1] a batch that is over before its bytes are kept leaves none of them', async () => {
  const storage = createUploadStorage('marco', kept.store);
  const { batch, bodies } = aBatch('uno.log', 'due.log');
  kept.state.beforeBytes = async () => storage.remove(batch);
  await storage.add(batch, bodies);
  expect([...kept.values.keys()]).toEqual([]);
});

test('[FL1] of a file that is cancelled before its bytes are kept none stay', async () => {
  const storage = createUploadStorage('marco', kept.store);
  const { batch, bodies } = aBatch('uno.log', 'due.log');
  const [uno, due] = batch.files;
  kept.state.beforeBytes = async () => storage.save({ ...batch, files: [due!] }, uno!.key);
  await storage.add(batch, bodies);
  expect([...kept.values.keys()].sort()).toEqual([
    `marco batch ${batch.clientId}`,
    `marco bytes ${due!.key}`,
  ]);
});

test('[FL1] after a reload in the middle, the files whose bytes were not kept yet are told', async () => {
  const { batch, bodies } = aBatch('uno.log', 'due.log');
  let count = 0;
  // The page is gone when the second file is written.
  kept.state.beforeBytes = () => ((count += 1) === 1 ? Promise.resolve() : new Promise(() => {}));
  void createUploadStorage('marco', kept.store).add(batch, bodies);
  const loaded = await new Promise<Batch>((resolve) => {
    void createUploadStorage('marco', kept.store).load(resolve);
  });
  expect(loaded.files.map(({ name, state, problem }) => [name, state, problem?.code])).toEqual([
    ['uno.log', 'waiting', undefined],
    ['due.log', 'failed', 'unreadable'],
  ]);
});

test('[FL1] bytes that no batch names are deleted on the next visit, those of others are not touched', async () => {
  const { batch, bodies } = aBatch('uno.log');
  const storage = createUploadStorage('marco', kept.store);
  await storage.add(batch, bodies);
  const named = [...kept.values.keys()];
  kept.values.set('marco bytes left', new Blob(['x']));
  kept.values.set('anna bytes hers', new Blob(['x']));
  await createUploadStorage('marco', kept.store).load(() => undefined);
  expect([...kept.values.keys()]).toEqual([...named, 'anna bytes hers']);
});

/** `beforeBytes` runs when bytes are about to be written. */
function aBrowserStore() {
  const values = new Map<string, unknown>();
  const state = { beforeBytes: async (): Promise<void> => undefined };
  const store: KeyedStore = {
    keys: async () => [...values.keys()],
    get: async <Value>(key: string) => values.get(key) as Value | undefined,
    set: async (key, value) => {
      if (key.includes(' bytes ')) await state.beforeBytes();
      values.set(key, value);
    },
    del: async (key) => void values.delete(key),
  };
  return { values, state, store };
}

function aBatch(...names: string[]) {
  const given = names.map((name) => [toUploadFile(aFile(name)), aFile(name)] as const);
  const batch: Batch = {
    clientId: 'b1',
    conversationId: 'hero',
    createdAt: new Date().toISOString(),
    files: given.map(([file]) => file),
    refusal: null,
  };
  return { batch, bodies: new Map(given.map(([{ key }, body]) => [key, body])) };
}
