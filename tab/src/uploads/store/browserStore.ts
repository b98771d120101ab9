import type { UseStore } from 'idb-keyval';
import { createStore, del, get, keys, set } from 'idb-keyval';

/** Values by their keys, as the browser keeps them. Each rejects where it refuses to. */
export type KeyedStore = {
  keys: () => Promise<string[]>;
  get: <Value>(key: string) => Promise<Value | undefined>;
  set: (key: string, value: unknown) => Promise<void>;
  del: (key: string) => Promise<void>;
};

/** In IndexedDB, opened when it is first asked. */
export function createBrowserStore(): KeyedStore {
  let database: UseStore | null = null;
  const store = () => (database ??= createStore('conferencing', 'uploads'));
  return {
    keys: async () => keys<string>(store()),
    get: async (key) => get(key, store()),
    set: async (key, value) => set(key, value, store()),
    del: async (key) => del(key, store()),
  };
}
