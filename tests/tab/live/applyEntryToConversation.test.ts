import type { LiveEvents } from '../../../api/contract/events.ts';
import { applyEntryToConversation, withCase } from '../../../tab/src/live/applyEntryToConversation.ts';
import { aCase } from '../caseBuilders.ts';
import { aConversation, aDirectConversation, aLine, aMessage, people } from '../messages/builders.ts';

const anEntry = (change: Partial<LiveEvents['entry']>): LiveEvents['entry'] => ({
  conversationId: 'hero',
  sequence: 12,
  message: null,
  case: null,
  membersChanged: false,
  ...change,
});
const row = aConversation({ sequence: 11, unread: 1, readUpTo: 7 });
const byAnna = aMessage({ sequence: 12, author: people.anna, text: 'Arrivo domani', clock: '22:30' });

test('[CV4] a message of another person moves the row and counts as unread', () => {
  const next = applyEntryToConversation(row, anEntry({ message: byAnna }), 'marco');
  expect(next).toMatchObject({ sequence: 12, unread: 2, lastActivityAt: byAnna.createdAt });
  expect(next.lastMessage).toMatchObject({ authorName: 'Anna Keller', text: 'Arrivo domani', sequence: 12 });
});

test('[CV4] the own message is never unread', () => {
  const own = aMessage({ sequence: 12, author: people.marco });
  expect(applyEntryToConversation(row, anEntry({ message: own }), 'marco').unread).toBe(1);
});

test('[CV4] what was read before it came, on another device, does not count', () => {
  const read = { ...row, unread: 0, readUpTo: 12 };
  expect(applyEntryToConversation(read, anEntry({ message: byAnna }), 'marco').unread).toBe(0);
});

test('[CV5] a line is not unread and is no activity', () => {
  const line = aLine({
    sequence: 12,
    line: { type: 'memberAdded', personId: 'sven', personName: 'Sven Brandt' },
    clock: '22:30',
  });
  const written = {
    ...row,
    lastMessage: { ...row, authorId: 'a', authorName: 'A', text: 't', createdAt: row.createdAt },
  };
  const next = applyEntryToConversation(written, anEntry({ message: line }), 'marco');
  expect(next).toMatchObject({ unread: 1, lastActivityAt: row.lastActivityAt, sequence: 12 });
});

test('[CV5] a renamed conversation has its new name', () => {
  const line = aLine({ sequence: 12, line: { type: 'renamed', name: 'Turno di notte' } });
  expect(applyEntryToConversation(aDirectConversation(), anEntry({ message: line }), 'anna').name).toBe(
    'Turno di notte',
  );
});

test('[EV1] an entry that the row knows already changes nothing', () => {
  expect(applyEntryToConversation(row, anEntry({ sequence: 11, message: byAnna }), 'marco')).toBe(row);
});

test('[MS4] an edit of the last message changes the preview and counts nothing', () => {
  const known = applyEntryToConversation(row, anEntry({ message: byAnna }), 'marco');
  const edited = { ...byAnna, text: 'Arrivo alle 7' };
  const next = applyEntryToConversation(known, anEntry({ sequence: 13, changed: edited }), 'marco');
  expect(next).toMatchObject({ unread: known.unread, lastActivityAt: known.lastActivityAt });
  expect(next.lastMessage?.text).toBe('Arrivo alle 7');
  const older = applyEntryToConversation(
    known,
    anEntry({ sequence: 13, changed: aMessage({ sequence: 9 }) }),
    'm',
  );
  expect(older.lastMessage?.text).toBe('Arrivo domani');
});

test('[DP1] a changed case changes the row of its chat, title and turn', () => {
  const changed = aCase({
    title: 'Filo rotto',
    state: 'waitingForCustomer',
    turn: 'customer',
    downSince: null,
  });
  const next = withCase(row, changed);
  expect(next.name).toBe('Filo rotto');
  expect(next.case).toMatchObject({ turn: 'customer', downSince: null });
  expect(withCase(row, aCase({ number: 'SC-2026-000999' }))).toBe(row);
});

test('[SC3] the row takes no more of a case than rows show', () => {
  expect(withCase(row, aCase()).case).not.toHaveProperty('priority');
});

test('[FL3] a message that has only files is known by them', () => {
  const file = { id: 'f', name: 'Allarme.jpg', size: 1, kind: 'image' as const };
  const message = {
    ...byAnna,
    text: '',
    fileIds: ['f', 'g'],
    files: [file, { ...file, id: 'g', name: 'Guida.jpg' }],
  };
  const next = applyEntryToConversation(row, anEntry({ message }), 'marco');
  expect(next.lastMessage).toMatchObject({ text: '', files: { count: 2, name: 'Allarme.jpg' } });
  expect(applyEntryToConversation(row, anEntry({ message: byAnna }), 'marco').lastMessage).not.toHaveProperty(
    'files',
  );
});
