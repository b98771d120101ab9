import { useConversationList } from './useConversationList.ts';

/** Unread messages of all loaded conversations; the newest are always loaded. */
export function useUnreadCount(): number {
  const { data } = useConversationList();
  return (data?.pages ?? []).reduce(
    (sum, page) => page.items.reduce((pageSum, row) => pageSum + row.unread, sum),
    0,
  );
}
