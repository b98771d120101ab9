import { findFirstUnread, needsOlderPage } from '../../../tab/src/messages/opening.ts';
import type { OutboxEntry } from '../../../tab/src/messages/outboxEntry.ts';
import { unsentOf } from '../../../tab/src/messages/unsentOf.ts';
import { aMessage, at, heroMessages, longLog, people } from './builders.ts';

describe('[MS11] opening', () => {
  const log = longLog(200);
  const pages = [log.slice(100, 150), log.slice(150)];

  test('finds the first unread message of others, whatever lines and own messages stand before it', () => {
    expect(findFirstUnread([heroMessages], { readUpTo: 4, unread: 3 }, 'marco')).toBe(6);
    expect(findFirstUnread([heroMessages], { readUpTo: 8, unread: 0 }, 'marco')).toBeNull();
    expect(findFirstUnread([heroMessages], { readUpTo: 8, unread: 1 }, 'marco')).toBeNull();
    expect(findFirstUnread(pages, { readUpTo: 148, unread: 50 }, people.marco.id)).toBe(149);
    expect(findFirstUnread(pages, { readUpTo: 190, unread: 3 }, people.anna.id)).toBe(194);
  });

  test('loads older pages until it is there, but not a whole night', () => {
    expect(needsOlderPage(pages, { readUpTo: 99, unread: 60 })).toBe(true);
    expect(needsOlderPage(pages, { readUpTo: 100, unread: 60 })).toBe(false);
    expect(needsOlderPage(pages, { readUpTo: 0, unread: 0 })).toBe(false);
    expect(needsOlderPage([[]], { readUpTo: 0, unread: 1 })).toBe(false);
    const many = Array.from({ length: 10 }, () => pages[0]!);
    expect(needsOlderPage(many, { readUpTo: 0, unread: 900 })).toBe(false);
  });
});

describe('[MS6] a sent message is shown once', () => {
  const stored = { ...aMessage({ sequence: 11 }), clientId: 'x' };
  const waiting: OutboxEntry = { ...base('x'), state: 'waiting', delay: null };
  const answered: OutboxEntry = { ...base('x'), state: 'stored', message: stored };

  test('by the list, once its live event is there, before or after the answer', () => {
    expect(unsentOf([waiting], [[...heroMessages, stored]])).toEqual([]);
    expect(unsentOf([answered], [[...heroMessages, stored]])).toEqual([]);
  });

  test('by the outbox, as long as the list does not hold it', () => {
    const entries = [waiting];
    expect(unsentOf(entries, [heroMessages])).toBe(entries);
    expect(unsentOf([answered], [heroMessages])).toEqual([answered]);
  });

  test('by the list, when it was stored long ago and only the answer was lost', () => {
    const old: OutboxEntry = { ...base('y'), state: 'stored', message: aMessage({ sequence: 2 }) };
    expect(unsentOf([old], [heroMessages.slice(5)])).toEqual([]);
  });

  function base(clientId: string) {
    return { conversationId: 'hero', clientId, text: 'Sì', createdAt: at('22:07') };
  }
});
