import { useEffect, useSyncExternalStore } from 'react';
import type { Message } from '../../../../api/contract/messages.ts';
import type { ParseMarkdown } from './blocks.ts';
import { hasMarkdown } from './hasMarkdown.ts';

let parser: ParseMarkdown | null = null;
let loading: Promise<void> | null = null;
const listeners = new Set<() => void>();

/** The parser is a chunk of its own, loaded with the first text that needs it. A failed load is tried again. */
export function loadMarkdown(): Promise<void> {
  loading ??= import('./parseMarkdown.ts').then(
    ({ parseMarkdown }) => {
      parser = parseMarkdown;
      for (const listener of listeners) listener();
    },
    () => {
      loading = null;
    },
  );
  return loading;
}

/** Waits for the parser, at most `patience` ms, when one of the messages needs it: no row changes its height later. */
export async function prepareMarkdown(messages: Message[], patience = 300): Promise<void> {
  if (parser || !messages.some((message) => message.kind === 'message' && hasMarkdown(message.text))) return;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const patienceOver = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, patience);
  });
  await Promise.race([loadMarkdown(), patienceOver]);
  clearTimeout(timer);
}

/** The parser when the text needs it and it is there; until then the text is shown as typed. */
export function useMarkdown(text: string): ParseMarkdown | null {
  const isNeeded = hasMarkdown(text);
  const parse = useSyncExternalStore(subscribe, () => parser);
  useEffect(() => {
    if (isNeeded && !parse) void loadMarkdown();
  }, [isNeeded, parse]);
  return isNeeded ? parse : null;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
