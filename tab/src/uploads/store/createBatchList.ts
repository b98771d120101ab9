import type { Batch, UploadFile } from './batch.ts';

export type BatchList = {
  /** The batches of one conversation, oldest first; the same array until one of them changes. */
  list: (conversationId: string) => readonly Batch[];
  all: () => Batch[];
  batch: (clientId: string) => Batch | undefined;
  file: (key: string) => { batch: Batch; file: UploadFile } | undefined;
  put: (batch: Batch) => void;
  remove: (clientId: string) => void;
  /** Answers the batch as it is then; undefined when the file is gone. */
  changeFile: (key: string, change: Partial<UploadFile>) => Batch | undefined;
  /** As `changeFile`, told to listeners a little later: bytes leave faster than anyone reads. */
  progress: (key: string, change: Partial<UploadFile>) => void;
  subscribe: (listener: () => void) => () => void;
  tell: () => void;
};

const none: readonly Batch[] = [];
/** Milliseconds between two looks at how far a file is. */
const calm = 250;

/** What is on its way, for those who show it. */
export function createBatchList(): BatchList {
  const listeners = new Set<() => void>();
  const byId = new Map<string, Batch>();
  let lists = new Map<string, readonly Batch[]>();
  let timer: ReturnType<typeof setTimeout> | null = null;

  function tell(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    lists = new Map();
    for (const listener of listeners) listener();
  }

  function find(key: string) {
    for (const batch of byId.values()) {
      const file = batch.files.find((one) => one.key === key);
      if (file) return { batch, file };
    }
    return undefined;
  }

  function change(key: string, changed: Partial<UploadFile>): Batch | undefined {
    const found = find(key);
    if (!found) return undefined;
    const files = found.batch.files.map((file) => (file.key === key ? { ...file, ...changed } : file));
    const batch = { ...found.batch, files };
    byId.set(batch.clientId, batch);
    return batch;
  }

  return {
    list: (conversationId) => {
      const known = lists.get(conversationId);
      if (known) return known;
      const found = [...byId.values()].filter((batch) => batch.conversationId === conversationId);
      const list = found.length > 0 ? found : none;
      lists.set(conversationId, list);
      return list;
    },
    all: () => [...byId.values()],
    batch: (clientId) => byId.get(clientId),
    file: find,
    put: (batch) => {
      byId.set(batch.clientId, batch);
      tell();
    },
    remove: (clientId) => {
      if (byId.delete(clientId)) tell();
    },
    changeFile: (key, changed) => {
      const batch = change(key, changed);
      if (batch) tell();
      return batch;
    },
    progress: (key, changed) => {
      if (change(key, changed)) timer ??= setTimeout(tell, calm);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tell,
  };
}
