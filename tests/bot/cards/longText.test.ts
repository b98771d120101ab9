import type { MessagePost } from '../../../api/domain/relay/posts.ts';
import type { Card } from '../../../bot/cards/card.ts';
import { cutText } from '../../../api/domain/relay/cutText.ts';
import { renderPost } from '../../../bot/cards/renderPost.ts';
import { caseHit, messagePost } from '../../builders/posts.ts';
import { cardSchema } from './cardSchema.ts';
import { linksIn, textIn } from './shownIn.ts';

const place = { locale: 'it', gfmsName: 'GFMS' } as const;
const rest = '… il resto è in Conferenza';

function drawMessage(changes: Partial<MessagePost>): Card {
  const { card } = renderPost(messagePost(changes), place);
  if (!card) throw new Error('a message is a card');
  return card;
}

const bytesOf = (card: Card) => Buffer.byteLength(JSON.stringify(card));

test('[RL1] a text of 20,000 letters shows whole', () => {
  const text = 'Guida inferiore. '.repeat(1_176).slice(0, 20_000).trimEnd();
  const card = drawMessage({ text });
  expect(textIn(card)).toContain(text);
  expect(textIn(card)).not.toContain(rest);
  expect(bytesOf(card)).toBeLessThanOrEqual(28_000);
});

test.each([
  ['emoji', '👨‍👩‍👧'],
  ['Chinese', '断丝'],
  ['line breaks', 'a\n'],
  ['quotes', '"\\'],
  ['macros', '{{DATE('],
  ['code', '`a` '],
])('[RL1] 20,000 characters of %s are cut between characters, and the link opens the rest', (_, unit) => {
  const text = unit.repeat(Math.ceil(20_000 / unit.length)).slice(0, 20_000 - (20_000 % unit.length));
  const card = drawMessage({ text });
  expect(bytesOf(card)).toBeLessThanOrEqual(28_000);
  expect(bytesOf(card)).toBeGreaterThan(26_000);
  expect(textIn(card)).toContain(rest);
  expect(linksIn(card)).toContain(messagePost().url);
  expect(JSON.stringify(card)).not.toMatch(/\\ud[89a-f]/i);
  expect(cardSchema.safeParse(card).error).toBeUndefined();
  if (unit === '👨‍👩‍👧') expect(textIn(card)).toMatch(/👨‍👩‍👧\n… il resto/u);
});

test('[FL7] twenty files with the longest names and 20,000 characters still are one card', () => {
  const files = Array.from({ length: 20 }, (_, n) => ({
    name: `${'断'.repeat(250)}${n}.nc`,
    size: 1_000,
    kind: 'text' as const,
    url: `https://teams.microsoft.com/l/entity/${'x'.repeat(700)}?file=${n}`,
  }));
  const reactions = Array.from({ length: 30 }, () => ({
    emoji: '👍',
    names: Array.from({ length: 40 }, (_, n) => `Name ${n} ${'ü'.repeat(190)}`),
  }));
  const card = drawMessage({ text: '断丝'.repeat(10_000), files, reactions });
  expect(bytesOf(card)).toBeLessThanOrEqual(28_000);
  expect(textIn(card)).toContain('断丝');
  expect(textIn(card)).toMatch(/altri 10 file in Conferenza|9\.nc/);
  expect(linksIn(card).length).toBeGreaterThan(9);
});

test('[RL1] other long texts keep the card small too', () => {
  const title = '断'.repeat(200);
  const cases = Array.from({ length: 25 }, () => caseHit({ title, machine: title, customerName: title }));
  const text = '断丝'.repeat(10_000);
  const number = 'SC-2026-000123';
  for (const post of [
    { kind: 'whichCase' as const, heldId: 'h', text, cases, seal: 's' },
    { kind: 'unlinkedText' as const, text, heldId: 'held-1', cases, seal: 's' },
    { kind: 'closed' as const, heldId: 'h', text, number, title, seal: 's' },
    { kind: 'newCaseForm' as const, machines: [], text, seal: 's' },
  ]) {
    const { card } = renderPost(post, place);
    expect(card && bytesOf(card)).toBeLessThanOrEqual(28_000);
    expect(cardSchema.safeParse(card).error).toBeUndefined();
  }
});

test('[RL1] a cut never falls within what a reader sees as one character', () => {
  const text = 'ab👨‍👩‍👧c🇮🇹d';
  const cuts = Array.from({ length: text.length + 1 }, (_, length) => cutText(text, length));
  expect(new Set(cuts)).toEqual(new Set(['', 'a', 'ab', 'ab👨‍👩‍👧', 'ab👨‍👩‍👧c', 'ab👨‍👩‍👧c🇮🇹', text]));
  expect(cutText(`${'x'.repeat(100)}👨‍👩‍👧${'y'.repeat(100)}`, 103)).toBe('x'.repeat(100));
  expect(cutText('e\u0301'.repeat(50_000), 5).length).toBe(4);
});
