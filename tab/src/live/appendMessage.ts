import type { InfiniteData } from '@tanstack/react-query';
import type { Message, MessageList } from '../../../api/contract/messages.ts';

export type LoadedMessages = InfiniteData<MessageList>;

/**
 * The loaded messages with this new one after the newest. The same object when there is nothing to do: an older
 * message comes with its own page, and one that is loaded may have been edited since it was written.
 */
export function appendMessage(loaded: LoadedMessages, message: Message): LoadedMessages {
  const [newest, ...older] = loaded.pages;
  if (!newest || message.sequence <= newestSequence(loaded)) return loaded;
  return { ...loaded, pages: [{ ...newest, items: [...newest.items, message] }, ...older] };
}

/** The loaded messages with one of them changed; the same object where it is not among them. */
export function changeMessage(
  loaded: LoadedMessages,
  id: string,
  change: (message: Message) => Message,
): LoadedMessages {
  const index = loaded.pages.findIndex((page) => page.items.some((item) => item.id === id));
  if (index < 0) return loaded;
  const pages = loaded.pages.map((page, at) =>
    at === index
      ? { ...page, items: page.items.map((item) => (item.id === id ? change(item) : item)) }
      : page,
  );
  return { ...loaded, pages };
}

/** The sequence of the newest loaded message; 0 when there is none. */
export function newestSequence(loaded: LoadedMessages): number {
  return loaded.pages[0]?.items.at(-1)?.sequence ?? 0;
}
