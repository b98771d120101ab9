import { locales, type Locale } from '../../../api/contract/people.ts';
import { renderPost } from '../../../bot/cards/renderPost.ts';
import { aBoardChange, aMeetingChange, noticePost } from '../../builders/posts.ts';
import { actionsIn, paragraphsIn } from './shownIn.ts';

const link = 'https://teams.microsoft.com/l/meetup-join/19%3ameeting_a%40thread.v2/0?context=%7b%7d';
const open: Record<Locale, string> = {
  en: 'Open in Conferencing',
  it: 'Apri in Conferenza',
  de: 'In Conferencing öffnen',
  fr: 'Ouvrir dans Conferencing',
  es: 'Abrir en Conferencing',
  zh: '在 Conferencing 中打开',
};
const told: Record<Locale, { join: string; text: string }> = {
  en: { join: 'Join', text: 'A video conference has begun' },
  it: { join: 'Partecipa', text: 'È iniziata una videoconferenza' },
  de: { join: 'Teilnehmen', text: 'Eine Videokonferenz hat begonnen' },
  fr: { join: 'Participer', text: 'Une visioconférence a commencé' },
  es: { join: 'Unirse', text: 'Ha empezado una videoconferencia' },
  zh: { join: '加入会议', text: '视频会议已开始' },
};

function draw(...[changes, locale = 'en']: [Parameters<typeof noticePost>[0], Locale?]) {
  const { card, summary } = renderPost(noticePost(changes), { locale, gfmsName: 'GFMS' });
  if (!card) throw new Error('no card');
  return { summary, texts: paragraphsIn(card), actions: actionsIn(card) };
}

test.each(locales)('[VC1] [NT1] a place is told of a meeting, with Join as first button, in %s', (locale) => {
  const { summary, texts, actions } = draw([aMeetingChange(link)], locale);
  const { join, text } = told[locale];
  expect(actions).toMatchObject([
    { type: 'Action.OpenUrl', title: join, url: link },
    { type: 'Action.OpenUrl', title: open[locale] },
  ]);
  expect(texts).toContain(text);
  expect(summary).toBe(`SC-2026-000123 · ${text}`);
});

test('[NT1] Join comes first also where boards were opened, and there are no more buttons than Teams shows', () => {
  const boards = Array.from({ length: 7 }, (_, index) => aBoardChange(`Board ${index + 1}`));
  const titles = draw([...boards, aMeetingChange()]).actions.map(({ title }) => title);
  expect(titles).toEqual([
    'Join',
    ...[4, 5, 6, 7].map((number) => `Open whiteboard Board ${number}`),
    'Open in Conferencing',
  ]);
});

test('[NT1] other news have no Join', () => {
  const titles = draw([{ type: 'state', state: 'inProgress' }]).actions.map(({ title }) => title);
  expect(titles).toEqual(['Open in Conferencing']);
});

test('[VC1] what is no address that a person should open makes no button', () => {
  const titles = draw([aMeetingChange('javascript:alert(1)')]).actions.map(({ title }) => title);
  expect(titles).toEqual(['Open in Conferencing']);
});
