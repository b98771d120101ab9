import type { PagePerson, PageStart } from '../pageStart.ts';
import { createCompanies } from './createCompanies.ts';
import { element, icon } from './element.ts';
import { firstEngineer, firstOperator, heroPageOf, personAddress } from './readSides.ts';
import type { Theme } from './words.ts';
import { languagesInEnglish } from './words.ts';

/** The first page: both sides by one button, and below it each way to look at the tab. */
export function showStart(start: PageStart, { unknownPerson }: { unknownPerson: string | null }): void {
  document.body.className = 'start';
  document.body.append(
    element(
      'main',
      {},
      element('h1', {}, 'Conferencing'),
      element('p', { class: 'sentence' }, 'A machine stands still. The customer and GFMS solve it here.'),
      unknownPerson
        ? element('p', { class: 'notice', role: 'status' }, `Nobody here is “${unknownPerson}”.`)
        : null,
      createMainCard(start),
      createWays(start),
      ...createCompanies(start, {
        heading: 'Or as one of these people',
        addressOf: (person) => addressOf(start, { person, theme: 'default' }),
      }),
      element(
        'p',
        { class: 'about' },
        icon('info'),
        `Invented companies, people and alarms. Everything runs on this computer; the data lives in the folder ${start.dataFolder} and survives a restart.`,
      ),
    ),
  );
}

function createMainCard({ hasPicture }: PageStart): HTMLElement {
  return element(
    'section',
    { class: 'hero', 'aria-labelledby': 'two-companies' },
    hasPicture
      ? element('img', { src: '/both-sides.png', alt: 'Conferencing as both companies see it' })
      : null,
    element(
      'div',
      { class: 'invitation' },
      element(
        'div',
        {},
        element('h2', { id: 'two-companies' }, 'Two companies, one service case'),
        element('p', {}, 'Marco at the machine in Brescia, Anna at GFMS, the same case, side by side.'),
      ),
      element('a', { class: 'main button', href: '/?view=side-by-side' }, 'See both sides'),
    ),
  );
}

function createWays(start: PageStart): HTMLElement | null {
  const operator = firstOperator(start);
  const engineer = firstEngineer(start);
  if (!operator || !engineer) return null;
  const seen = (person: PagePerson, look: string) =>
    `${person.name}. ${languagesInEnglish[person.locale]}, ${look}.`;
  const asOperator = { person: operator, theme: 'default' } as const;
  return element(
    'ul',
    { class: 'ways', 'aria-label': 'Other ways to look at it' },
    createWay({
      sign: 'person',
      title: 'As the operator',
      words: seen(operator, 'light'),
      href: addressOf(start, asOperator),
    }),
    createWay({
      sign: 'support',
      title: 'As the service engineer',
      words: seen(engineer, 'dark'),
      href: addressOf(start, { person: engineer, theme: 'dark' }),
    }),
    createWay({
      sign: 'phone',
      title: 'On a phone',
      words: '320 px wide, one pane with tabs.',
      href: addressOf(start, { ...asOperator, width: 320 }),
    }),
  );
}

function createWay({ sign, title, words, href }: Way): HTMLElement {
  const link = element('a', { href }, element('strong', {}, title), element('span', {}, words));
  link.prepend(icon(sign));
  return element('li', {}, link);
}

function addressOf(start: PageStart, { person, theme, width }: Look): string {
  return personAddress(
    { person, theme, locale: person.locale, subPageId: heroPageOf(person, start) },
    width ?? null,
  );
}

type Way = { sign: Parameters<typeof icon>[0]; title: string; words: string; href: string };

type Look = { person: PagePerson; theme: Theme; width?: number };
