import type { InfiniteData } from '@tanstack/react-query';
import type { Message, MessageList } from '../../../api/contract/messages.ts';

export type LoadedMessages = InfiniteData<MessageList>;

/**
 * The loaded messages with this one: replaced where it stands already, else after the newest one. The same
 * object when there is nothing to do: an older message than the loaded ones comes with its own page.
 */
export function appendMessage(loaded: LoadedMessages, message: Message): LoadedMessages {
  const known = loaded.pages.findIndex((page) => page.items.some((item) => item.id === message.id));
  if (known >= 0) return replaceInPage(loaded, known, message);
  const [newest, ...older] = loaded.pages;
  if (!newest || message.sequence <= newestSequence(loaded)) return loaded;
  return { ...loaded, pages: [{ ...newest, items: [...newest.items, message] }, ...older] };
}

/** The sequence of the newest loaded message; 0 when there is none. */
export function newestSequence(loaded: LoadedMessages): number {
  return loaded.pages[0]?.items.at(-1)?.sequence ?? 0;
}

function replaceInPage(loaded: LoadedMessages, index: number, message: Message): LoadedMessages {
  const pages = loaded.pages.map((page, at) =>
    at === index
      ? { ...page, items: page.items.map((item) => (item.id === message.id ? message : item)) }
      : page,
  );
  return { ...loaded, pages };
}
