import type { UseStore } from 'idb-keyval';
import { createStore, delMany, getMany, keys, setMany } from 'idb-keyval';

/** Values by their keys, as the device keeps them. Each rejects where that is refused. */
export type OutboxStore = {
  keys: (prefix: string) => Promise<string[]>;
  getMany: (keys: readonly string[]) => Promise<unknown[]>;
  setMany: (entries: readonly (readonly [string, unknown])[]) => Promise<void>;
  deleteMany: (keys: readonly string[]) => Promise<void>;
};

/** In IndexedDB, opened when it is first asked. In an iframe of another site a browser may refuse it. */
export function createOutboxStore(): OutboxStore {
  let database: UseStore | null = null;
  const store = () => (database ??= createStore('conferencing boards', 'outbox'));
  return {
    keys: async (prefix) => (await keys<string>(store())).filter((key) => key.startsWith(prefix)),
    getMany: async (wanted) => getMany([...wanted], store()),
    setMany: async (entries) =>
      setMany(
        entries.map(([key, value]) => [key, value]),
        store(),
      ),
    deleteMany: async (gone) => delMany([...gone], store()),
  };
}
