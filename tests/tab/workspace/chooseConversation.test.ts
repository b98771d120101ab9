import { chooseConversation } from '../../../tab/src/workspace/chooseConversation.ts';
import { parseLink } from '../../../tab/src/workspace/parseLink.ts';

const conversations = [
  { id: 'newest', unread: 0 },
  { id: 'unread', unread: 2 },
  { id: 'unreadOlder', unread: 5 },
];
const nothing = { linked: null, lastOpened: null, conversations: null };

test('[SC9] the linked item comes before everything', () => {
  const linked = parseLink('conversation/c%2F1');
  expect(chooseConversation({ linked, lastOpened: 'last', conversations })).toEqual({
    kind: 'conversation',
    id: 'c/1',
    isRemembered: false,
  });
  expect(chooseConversation({ ...nothing, linked: parseLink('case/SC-2026-000123') })).toEqual({
    kind: 'case',
    number: 'SC-2026-000123',
  });
});

test('[NT1] a link names a message or a file, and opens its conversation there', () => {
  const choose = (item: string) =>
    chooseConversation({ ...nothing, linked: parseLink(item), lastOpened: 'last' });
  expect(choose('message/c-1/42')).toEqual({
    kind: 'conversation',
    id: 'c-1',
    isRemembered: false,
    startAt: { sequence: 42 },
  });
  const fileId = 'c-1.0f8b3c1e-1111-4222-8333-444455556666';
  expect(choose(`file/${fileId}`)).toEqual({
    kind: 'conversation',
    id: 'c-1',
    isRemembered: false,
    startAt: { fileId },
  });
});

test('[CV4] else the last opened one, before the list is loaded', () => {
  expect(chooseConversation({ ...nothing, lastOpened: 'last' })).toEqual({
    kind: 'conversation',
    id: 'last',
    isRemembered: true,
  });
});

test('[CV4] else the newest unread one, else the newest', () => {
  expect(chooseConversation({ ...nothing, conversations })).toMatchObject({ id: 'unread' });
  const read = conversations.map(({ id }) => ({ id, unread: 0 }));
  expect(chooseConversation({ ...nothing, conversations: read })).toMatchObject({ id: 'newest' });
});

test('[AX3] nothing is chosen while the list is on its way, and none when it is empty', () => {
  expect(chooseConversation(nothing)).toBeNull();
  expect(chooseConversation({ ...nothing, conversations: [] })).toEqual({ kind: 'none' });
});

test.each([
  null,
  '',
  'board/1',
  'case/',
  'conversation/a/b',
  'message/a',
  'message/a/0',
  'message/a/x',
  'message/a/1/2',
  'file/a',
  'file/../b.c',
  'javascript:alert(1)',
  'case/%E0%A4%A?x',
])('[SE4] %p is no link of ours', (item) => expect(parseLink(item)).toBeNull());
