import { locales } from '../../../api/contract/people.ts';
import type { Card } from '../../../bot/cards/card.ts';
import { renderCaseHit } from '../../../bot/cards/renderCaseHit.ts';
import { renderPost } from '../../../bot/cards/renderPost.ts';
import { renderShared, renderShareForm } from '../../../bot/cards/renderShare.ts';
import { caseHit, everyPost } from '../../builders/posts.ts';
import { cardSchema } from './cardSchema.ts';
import { elementsIn, pressesIn } from './shownIn.ts';

const audiences = ['gfms', 'customer', undefined] as const;

describe.each(locales)('in %s', (locale) => {
  test('[RL2] every post becomes a card that Teams takes, or a line, with a summary', () => {
    for (const post of everyPost())
      for (const audience of audiences) {
        const place = { locale, gfmsName: 'GFMS', ...(audience ? { audience } : {}) };
        const { card, text, summary } = renderPost(post, place);
        expect(summary).toMatch(/\S/);
        expect(summary).not.toMatch(/undefined|\{\w+\}/);
        if (post.kind === 'line') expect(text).not.toMatch(/undefined|\{\w+\}|\n/);
        else expectCard(card);
      }
  });

  test('[RL1] the cards of sharing and searching are such that Teams takes them', () => {
    const original = { authorName: 'Marco Bianchi', text: 'Il filo si rompe.' };
    expectCard(renderShareForm({ cases: [], original, locale }));
    expectCard(renderShareForm({ cases: [caseHit()], original, locale }));
    expectCard(renderShareForm({ cases: [caseHit(), caseHit({ number: 'SC-2026-2' })], original, locale }));
    expectCard(renderShared({ outcome: 'shared', case: caseHit(), locale }).card);
    for (const reason of ['notYours', 'closed', 'notSetUp', 'tooLong'] as const)
      expectCard(renderShared({ outcome: 'refused', reason, locale }).card);
    expectCard(renderCaseHit(caseHit(), locale).card);
  });
});

test('[RL2] every button of a post bears the seal, which the press brings back', () => {
  const seals = everyPost()
    .flatMap((post) => renderPost(post, { locale: 'en', gfmsName: 'GFMS' }).card ?? [])
    .flatMap(pressesIn)
    .map(({ data }) => data.seal);
  expect(seals.length).toBeGreaterThan(40);
  expect(new Set(seals)).toEqual(new Set(['c2VhbA']));
});

test('[AX2] "GFMS" in texts is the configured name', () => {
  for (const post of everyPost()) {
    const { card, text, summary } = renderPost(post, { locale: 'en', gfmsName: 'Swiss Tools' });
    const named = JSON.stringify([card, text, summary]).replaceAll(/"(state|value)":"[^"]*"/g, '');
    const own = JSON.stringify(post).includes('GFMS');
    if (!own) expect(named).not.toContain('GFMS');
  }
});

test('[RL2] no card loads a picture or reads Markdown', () => {
  for (const post of everyPost()) {
    const { card } = renderPost(post, { locale: 'it', gfmsName: 'GFMS' });
    const types = card ? elementsIn(card.body).map((each) => each.type as string) : [];
    expect(types.filter((type) => ['TextBlock', 'FactSet', 'Image', 'Media'].includes(type))).toEqual([]);
  }
});

function expectCard(card: Card | undefined): void {
  const { error } = cardSchema.safeParse(card);
  if (error) throw new Error(`${JSON.stringify(error.issues, null, 1)}\n${JSON.stringify(card)}`);
  const ids = elementsIn(card?.body ?? []).flatMap((each) => ('id' in each ? [each.id] : []));
  expect(new Set(ids).size).toBe(ids.length);
  expect(JSON.stringify(card)).not.toMatch(/\{(?!\{)\w+\}/);
  expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThanOrEqual(28_000);
}
