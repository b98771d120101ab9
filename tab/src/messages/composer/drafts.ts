import type { TextStorage } from '../textStorage.ts';

export type Drafts = {
  get: (conversationId: string) => string;
  set: (conversationId: string, text: string) => void;
  /** Writes down what is still only in memory. */
  flush: () => void;
  isKept: () => boolean;
};

/** Milliseconds after the last key before a draft is written: storage is slow, typing must not be. */
const rest = 400;

/** What is typed and not sent yet, by conversation (rule MS7). */
export function createDrafts(storage: TextStorage, personId: string): Drafts {
  const texts = new Map<string, string>();
  const unsaved = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const keyOf = (conversationId: string) => `conferencing.draft.${personId}.${conversationId}`;

  function flush(): void {
    clearTimeout(timer);
    for (const conversationId of unsaved) {
      const text = texts.get(conversationId) ?? '';
      if (text === '') storage.remove(keyOf(conversationId));
      else storage.set(keyOf(conversationId), text);
    }
    unsaved.clear();
  }

  return {
    get: (conversationId) => {
      const known = texts.get(conversationId) ?? storage.get(keyOf(conversationId)) ?? '';
      texts.set(conversationId, known);
      return known;
    },
    set: (conversationId, text) => {
      texts.set(conversationId, text);
      unsaved.add(conversationId);
      clearTimeout(timer);
      // A sent text must not come back as a draft after a reload.
      if (text === '') flush();
      else timer = setTimeout(flush, rest);
    },
    flush,
    isKept: () => storage.isKept(),
  };
}
