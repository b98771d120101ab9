import type { InfiniteData } from '@tanstack/react-query';
import type { ConversationList, ConversationSummary } from '../../../api/contract/conversations.ts';

export type ListedConversations = InfiniteData<ConversationList>;

/** The row of a conversation among the loaded pages. */
export function findConversation(listed: ListedConversations, id: string): ConversationSummary | undefined {
  for (const page of listed.pages) {
    const row = page.items.find((item) => item.id === id);
    if (row) return row;
  }
  return undefined;
}

export function removeConversation(listed: ListedConversations, id: string): ListedConversations {
  if (!findConversation(listed, id)) return listed;
  const pages = listed.pages.map((page) => ({ ...page, items: page.items.filter((item) => item.id !== id) }));
  return { ...listed, pages };
}

/**
 * The list with this row where its last activity puts it. A row that belongs behind what is loaded is left
 * out when there is more to load: it comes with its own page.
 */
export function putConversation(listed: ListedConversations, row: ConversationSummary): ListedConversations {
  const without = removeConversation(listed, row.id);
  const isOlder = (item: ConversationSummary) => item.lastActivityAt < row.lastActivityAt;
  const found = without.pages.findIndex((page) => page.items.some(isOlder));
  const last = without.pages.length - 1;
  if (found < 0 && without.pages[last]?.cursor !== undefined) return without;
  const at = found < 0 ? last : found;
  const pages = without.pages.map((page, index) => {
    if (index !== at) return page;
    const before = page.items.findIndex(isOlder);
    const cut = before < 0 ? page.items.length : before;
    return { ...page, items: [...page.items.slice(0, cut), row, ...page.items.slice(cut)] };
  });
  return { ...without, pages };
}

/** Every row through `change`; the order stays, for changes that are no activity. */
export function mapConversations(
  listed: ListedConversations,
  change: (row: ConversationSummary) => ConversationSummary,
): ListedConversations {
  const pages = listed.pages.map((page) => {
    const items = page.items.map(change);
    return items.every((row, index) => row === page.items[index]) ? page : { ...page, items };
  });
  return pages.every((page, index) => page === listed.pages[index]) ? listed : { ...listed, pages };
}
