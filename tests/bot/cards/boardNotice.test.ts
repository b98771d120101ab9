import { locales } from '../../../api/contract/people.ts';
import { renderPost } from '../../../bot/cards/renderPost.ts';
import { aBoardChange, noticePost } from '../../builders/posts.ts';
import { actionsIn, linksIn, paragraphsIn } from './shownIn.ts';

const place = { locale: 'en', gfmsName: 'GFMS' } as const;

function draw(...[changes, locale = 'en']: [Parameters<typeof noticePost>[0], (typeof locales)[number]?]) {
  const { card, summary } = renderPost(noticePost(changes), { ...place, locale });
  if (!card) throw new Error('no card');
  return { card, summary };
}
const titles = (...drawn: Parameters<typeof draw>) =>
  actionsIn(draw(...drawn).card).map(({ title }) => title);

test('[WB1] a place is told of a whiteboard, with a button that opens it', () => {
  const { card, summary } = draw([aBoardChange('Guide')]);
  expect(paragraphsIn(card)).toContain('Whiteboard opened: Guide');
  expect(summary).toBe('SC-2026-000123 · Whiteboard opened: Guide');
  expect(linksIn(card)).toContain('https://tab.example/whiteboard/Guide');
  expect(titles([aBoardChange('Guide')])).toEqual(['Open whiteboard', 'Open in Conferencing']);
});

test.each(locales)('[AX2] the button has words of its own in %s', (locale) => {
  const [open, inTab] = titles([aBoardChange()], locale);
  expect(open).toMatch(/\S/);
  expect(open).not.toBe(inTab);
});

test('[WB1] of several within a minute each button says which, and no more than Teams shows', () => {
  const boards = Array.from({ length: 7 }, (_, index) => aBoardChange(`Board ${index + 1}`));
  const shown = titles(boards);
  expect(shown).toHaveLength(6);
  expect(shown[0]).toBe('Open whiteboard Board 3');
  expect(shown[4]).toBe('Open whiteboard Board 7');
});
