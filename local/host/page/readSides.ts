import type { Locale } from '../../../api/contract/people.ts';
import type { PagePerson, PageStart } from '../pageStart.ts';
import { toAppPage } from './toAppPage.ts';
import { themes } from './words.ts';
import type { Theme } from './words.ts';

const casePrefix = 'case/';

/** Where one side of the host stands: everything that the address keeps. */
export type Side = {
  person: PagePerson;
  theme: Theme;
  locale: Locale;
  /** What the tab opens, such as `case/SC-2026-000123`; null leaves it to the tab. */
  subPageId: string | null;
};

export type Sides =
  /** `subPageId`: a link opened the host at a page, but as nobody. */
  | { view: 'start'; subPageId: string | null }
  | { view: 'person'; side: Side; width: number | null }
  /** `page`: path and query of the app that a dialog shows. */
  | { view: 'dialog'; side: Side; page: string; title: string }
  | { view: 'both'; left: Side; right: Side };

/** Which view an address asks for: `?view=side-by-side`, `?person={id}`, or the first page. */
export function readSides(query: URLSearchParams, start: PageStart): Sides {
  if (query.get('view') === 'side-by-side') {
    const left = findPerson(start, query.get('left')) ?? firstOperator(start);
    const right = findPerson(start, query.get('right')) ?? firstEngineer(start);
    if (!left || !right) return { view: 'start', subPageId: null };
    return {
      view: 'both',
      left: {
        person: left,
        theme: readTheme(query.get('leftTheme')) ?? 'default',
        locale: readLocale(query.get('leftLocale')) ?? left.locale,
        subPageId: readSubPage(query) ?? heroPageOf(left, start),
      },
      right: {
        person: right,
        theme: readTheme(query.get('rightTheme')) ?? 'dark',
        locale: readLocale(query.get('rightLocale')) ?? right.locale,
        subPageId: readSubPage(query) ?? heroPageOf(right, start),
      },
    };
  }
  const person = findPerson(start, query.get('person'));
  if (!person) return { view: 'start', subPageId: readSubPage(query) };
  const side: Side = {
    person,
    theme: readTheme(query.get('theme')) ?? 'default',
    locale: readLocale(query.get('locale')) ?? person.locale,
    subPageId: readSubPage(query),
  };
  const dialog = toAppPage(query.get('dialog') ?? '', start);
  if (query.has('dialog') && dialog !== null)
    return {
      view: 'dialog',
      side: { ...side, subPageId: null },
      page: dialog,
      title: query.get('title') ?? 'Conferencing',
    };
  return { view: 'person', side, width: readWidth(query.get('width')) };
}

/** The address of a person's view; the frame fills the window unless `width` is given. */
export function personAddress(side: Side, width: number | null): string {
  const query = new URLSearchParams({ person: side.person.id, theme: side.theme, locale: side.locale });
  writeSubPage(query, side.subPageId);
  if (width) query.set('width', String(width));
  return `/?${query}`;
}

/** The address of a window that shows only a page of the app, as that person. */
export function dialogAddress(side: Side, { page, title }: { page: string; title: string }): string {
  const { person, theme, locale } = side;
  return `/?${new URLSearchParams({ person: person.id, theme, locale, dialog: page, title })}`;
}

/** The address of both sides. What they show is in it only when the address already named it. */
export function bothSidesAddress({ left, right }: { left: Side; right: Side }): string {
  const query = new URLSearchParams({
    view: 'side-by-side',
    left: left.person.id,
    leftTheme: left.theme,
    leftLocale: left.locale,
    right: right.person.id,
    rightTheme: right.theme,
    rightLocale: right.locale,
  });
  writeSubPage(query, readSubPage(new URLSearchParams(location.search)));
  return `/?${query}`;
}

/** The demo's case, for those whom a link into it would not lead to a refusal. */
export function heroPageOf(person: PagePerson, start: PageStart): string | null {
  const company = person.membership?.company;
  const isOfTheCase =
    company?.kind === 'gfms' || company?.id === firstOperator(start)?.membership?.company.id;
  return start.heroCase && company && isOfTheCase ? `${casePrefix}${start.heroCase}` : null;
}

export function firstOperator({ people }: PageStart): PagePerson | undefined {
  return people.find(({ membership }) => membership?.role === 'operator');
}

export function firstEngineer({ people }: PageStart): PagePerson | undefined {
  return people.find(({ membership }) => membership?.role === 'engineer');
}

function readSubPage(query: URLSearchParams): string | null {
  const caseNumber = query.get('case');
  return caseNumber ? `${casePrefix}${caseNumber}` : query.get('page');
}

function writeSubPage(query: URLSearchParams, subPageId: string | null): void {
  if (subPageId?.startsWith(casePrefix)) query.set('case', subPageId.slice(casePrefix.length));
  else if (subPageId) query.set('page', subPageId);
}

function findPerson({ people }: PageStart, id: string | null): PagePerson | undefined {
  return people.find((person) => person.id === id);
}

function readTheme(text: string | null): Theme | undefined {
  return themes.find((theme) => theme === (text === 'light' ? 'default' : text));
}

function readLocale(text: string | null): Locale | undefined {
  return (['en', 'it', 'de', 'fr', 'es', 'zh'] as const).find((locale) => locale === text);
}

function readWidth(text: string | null): number | null {
  const width = Number(text ?? NaN);
  return Number.isInteger(width) && width >= 240 && width <= 4000 ? width : null;
}
