/** Browser storage of texts, or memory where the client refuses it: an iframe of another site throws. */
export type TextStorage = {
  get: (key: string) => string | null;
  set: (key: string, value: string) => void;
  remove: (key: string) => void;
  keys: (prefix: string) => string[];
  /** False once something could only be kept in memory. */
  isKept: () => boolean;
};

export function createTextStorage(browser: () => Storage = () => window.localStorage): TextStorage {
  const memory = new Map<string, string>();
  let isKept = true;
  const attempt = <Answer>(work: (storage: Storage) => Answer, otherwise: () => Answer): Answer => {
    try {
      return work(browser());
    } catch {
      isKept = false;
      return otherwise();
    }
  };
  return {
    get: (key) =>
      memory.get(key) ??
      attempt(
        (storage) => storage.getItem(key),
        () => null,
      ),
    set: (key, value) => {
      memory.delete(key);
      attempt(
        (storage) => storage.setItem(key, value),
        () => void memory.set(key, value),
      );
    },
    remove: (key) => {
      memory.delete(key);
      attempt(
        (storage) => storage.removeItem(key),
        () => undefined,
      );
    },
    keys: (prefix) => {
      const stored = attempt(
        (storage) => Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? ''),
        () => [],
      );
      return [...new Set([...stored, ...memory.keys()])].filter((key) => key.startsWith(prefix));
    },
    isKept: () => isKept,
  };
}
