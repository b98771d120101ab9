import type { Message } from '../../../api/contract/messages.ts';
import { createRowBuilder } from '../../../tab/src/messages/createRowBuilder.ts';
import type { OutboxEntry } from '../../../tab/src/messages/outboxEntry.ts';
import type { Row } from '../../../tab/src/messages/rows.ts';
import { aLine, aMessage, at, heroMessages, longLog, people } from './builders.ts';

const { marco, anna, giulia } = people;

test('[MS11] rows: start, day, folded lines, messages, "New since" before the first unread one', () => {
  expect(said(toRows({ pages: [heroMessages], newSince: 8 }))).toEqual([
    'start',
    'day',
    'lines 1-3',
    'message 4 own first last',
    'lines 5-5',
    'message 6 first last',
    'message 7 first last',
    'newSince',
    'message 8 first last',
    'message 9 own first',
    'message 10 own last',
  ]);
});

test('[MS2] a group: same author, same company, within five minutes, nothing between', () => {
  const rows = toRows({
    pages: [
      [
        aMessage({ sequence: 1, author: anna, clock: '22:00' }),
        aMessage({ sequence: 2, author: anna, clock: '22:05' }),
        aMessage({ sequence: 3, author: anna, clock: '22:11' }),
        aMessage({ sequence: 4, author: giulia, clock: '22:11' }),
        { ...aMessage({ sequence: 5, author: giulia, clock: '22:12' }), authorCompanyId: 'other' },
        aLine({ sequence: 6, clock: '22:12', line: { type: 'renamed', name: 'x' } }),
        { ...aMessage({ sequence: 7, author: giulia, clock: '22:12' }), authorCompanyId: 'other' },
        { ...aMessage({ sequence: 8, author: giulia, clock: '22:13' }), authorCompanyId: 'other' },
      ],
    ],
    newSince: 8,
  });
  expect(said(rows).slice(2)).toEqual([
    'message 1 first',
    'message 2 last',
    'message 3 first last',
    'message 4 first last',
    'message 5 first last',
    'lines 6-6',
    'message 7 first last',
    'newSince',
    'message 8 first last',
  ]);
});

test('[MS9] however the log is cut into pages, the rows are the same', () => {
  const whole = said(toRows({ pages: [heroMessages], newSince: 7 }));
  for (let cut = 0; cut <= heroMessages.length; cut += 1) {
    const pages = [heroMessages.slice(0, cut), heroMessages.slice(cut)];
    expect(said(toRows({ pages, newSince: 7 }))).toEqual(whole);
  }
});

test('[CV5] a new line joins those before it; one that follows a message begins a row', () => {
  const line = (sequence: number) =>
    aLine({ sequence, clock: '22:20', line: { type: 'renamed', name: 'x' } });
  expect(said(toRows({ pages: [[...heroMessages, line(11), line(12)]] })).at(-1)).toBe('lines 11-12');
  expect(said(toRows({ pages: [[...heroMessages, line(11)], [line(12)]] })).at(-1)).toBe('lines 11-12');
});

test('[MS9] a new message makes no other row new, but its neighbour', () => {
  const build = createRowBuilder();
  const log = longLog(500);
  const older = Array.from({ length: 9 }, (_, page) => log.slice(page * 50, page * 50 + 50));
  const newest = log.slice(450);
  const before = build(input({ pages: [...older, newest] }));
  const arrived = { ...aMessage({ sequence: 501, author: anna }), createdAt: newest.at(-1)!.createdAt };
  const after = build(input({ pages: [...older, [...newest, arrived]] }));
  const known = new Set(before);
  // A day divider has no state to lose; of the messages only the last one no longer ends its group.
  const changed = after.filter((row) => row.kind === 'message' && !known.has(row));
  expect(changed.map((row) => row.key)).toEqual(['m500', 'm501']);
});

test('[MS9] an older page leaves the rows of the newer ones as they are', () => {
  const build = createRowBuilder();
  const log = longLog(150);
  const before = build(input({ pages: [log.slice(100)], isAtStart: false }));
  const after = build(input({ pages: [log.slice(50, 100), log.slice(100)], isAtStart: false }));
  const known = new Set(after);
  // The day is said further up, and the first message goes on with a group of the older page.
  expect(before.filter((row) => !known.has(row)).map((row) => row.key)).toEqual(['day101', 'm101']);
});

test('[MS6] what waits and what failed stands at the end, each under its own sign', () => {
  const rows = toRows({
    pages: [heroMessages],
    unsent: [
      entry('a', { state: 'stored', message: aMessage({ sequence: 11, clock: '22:07' }) }),
      entry('b', { state: 'waiting', delay: 'network' }),
      entry('c', { state: 'waiting', delay: null }),
      entry('d', { state: 'failed', refusal: { code: 'caseClosed', reference: null } }),
    ],
  });
  expect(said(rows).slice(-4)).toEqual([
    'message 11 own last',
    'pending b 1/2 network',
    'pending c 2/2 network last',
    'failed d last',
  ]);
});

test('[MS6] a message keeps its key on the way from the outbox into the list', () => {
  const waiting = toRows({ pages: [heroMessages], unsent: [entry('x', { state: 'waiting', delay: null })] });
  const stored = { ...aMessage({ sequence: 11, clock: '22:07' }), clientId: 'x' };
  const listed = toRows({ pages: [[...heroMessages, stored]] });
  expect(waiting.at(-1)?.key).toBe('x');
  expect(listed.at(-1)?.key).toBe('x');
});

test('[AX3] a conversation without messages has a row that says what to do', () => {
  expect(said(toRows({ pages: [heroMessages.slice(0, 3)] }))).toEqual(['start', 'day', 'lines 1-3', 'empty']);
  expect(said(toRows({ pages: [[]] }))).toEqual(['start', 'empty']);
  expect(said(toRows({ pages: [heroMessages.slice(0, 3)], isAtStart: false }))).toEqual(['day', 'lines 1-3']);
});

type Input = Parameters<ReturnType<typeof createRowBuilder>>[0];

function input(change: Partial<Input>): Input {
  return { pages: [], isAtStart: true, readerId: marco.id, newSince: null, unsent: [], ...change };
}

function toRows(change: Partial<Input>): Row[] {
  return createRowBuilder()(input(change));
}

type State =
  | { state: 'waiting'; delay: 'network' | null }
  | { state: 'failed'; refusal: { code: 'caseClosed'; reference: null } }
  | { state: 'stored'; message: Message };

function entry(clientId: string, state: State): OutboxEntry {
  return { conversationId: 'hero', clientId, text: clientId, createdAt: at('22:07'), ...state };
}

function said(rows: Row[]): string[] {
  return rows.map((row) => {
    if (row.kind === 'lines') return `lines ${row.lines[0]!.sequence}-${row.lines.at(-1)!.sequence}`;
    if (!('isOwn' in row)) return row.kind;
    const place = `${row.startsGroup ? ' first' : ''}${row.endsGroup ? ' last' : ''}`;
    if (row.kind === 'message') return `message ${row.message.sequence}${row.isOwn ? ' own' : ''}${place}`;
    const queue = row.kind === 'pending' ? ` ${row.place}/${row.waiting} ${row.delay}` : '';
    return `${row.kind} ${row.entry.clientId}${queue}${place}`;
  });
}
