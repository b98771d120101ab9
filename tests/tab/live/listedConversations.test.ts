import type { ConversationSummary } from '../../../api/contract/conversations.ts';
import type { ListedConversations } from '../../../tab/src/live/listedConversations.ts';
import {
  findConversation,
  mapConversations,
  putConversation,
  removeConversation,
} from '../../../tab/src/live/listedConversations.ts';
import { aConversation, at } from '../messages/builders.ts';

const row = (id: string, clock: string): ConversationSummary =>
  aConversation({ id, lastActivityAt: at(clock) });
const listed = (pages: ConversationSummary[][], cursor?: string): ListedConversations => ({
  pages: pages.map((items, index) => ({
    items,
    ...(index < pages.length - 1 ? { cursor: String(index) } : cursor === undefined ? {} : { cursor }),
  })),
  pageParams: pages.map((_, index) => String(index)),
});
const ids = (list: ListedConversations) => list.pages.map((page) => page.items.map(({ id }) => id));

const list = listed([
  [row('a', '22:00'), row('b', '21:00')],
  [row('c', '20:00'), row('d', '19:00')],
]);

test('[CV4] the conversation that was written in stands first', () => {
  expect(ids(putConversation(list, row('c', '22:30')))).toEqual([['c', 'a', 'b'], ['d']]);
});

test('[CV4] a new conversation stands where its last activity puts it', () => {
  expect(ids(putConversation(list, row('x', '20:30')))).toEqual([
    ['a', 'b'],
    ['x', 'c', 'd'],
  ]);
});

test('[CV4] the oldest one of a list that is loaded to its end stands last', () => {
  expect(ids(putConversation(list, row('x', '18:00')))).toEqual([
    ['a', 'b'],
    ['c', 'd', 'x'],
  ]);
  expect(ids(putConversation(listed([[]]), row('x', '18:00')))).toEqual([['x']]);
});

test('[CV4] what lies behind the loaded pages comes with its own page', () => {
  const more = listed([[row('a', '22:00')]], 'more');
  expect(ids(putConversation(more, row('x', '18:00')))).toEqual([['a']]);
});

test('[CV1] a conversation that one left is not listed any more', () => {
  expect(ids(removeConversation(list, 'b'))).toEqual([['a'], ['c', 'd']]);
  expect(removeConversation(list, 'nowhere')).toBe(list);
  expect(findConversation(removeConversation(list, 'b'), 'b')).toBeUndefined();
});

test('[CV4] a change that touches no row gives the same list, so that nothing is drawn anew', () => {
  expect(mapConversations(list, (item) => item)).toBe(list);
  const changed = mapConversations(list, (item) => (item.id === 'd' ? { ...item, unread: 5 } : item));
  expect(changed.pages[0]).toBe(list.pages[0]);
  expect(changed.pages[1]?.items[1]?.unread).toBe(5);
});
