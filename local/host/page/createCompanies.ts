import type { PagePerson, PageStart } from '../pageStart.ts';
import { createAvatar } from './createAvatar.ts';
import { element } from './element.ts';
import { languagesInEnglish, roleNames } from './words.ts';

/** Everybody by company, each a link to the tab as he sees it. */
export function createCompanies(start: PageStart, options: CompaniesOptions): HTMLElement[] {
  const groups = Map.groupBy(start.people, ({ membership }) => membership?.company.name);
  return [
    element('h2', { class: 'everyone' }, options.heading),
    element(
      'div',
      { class: 'companies' },
      ...[...groups].flatMap(([company, members]) =>
        company === undefined ? [] : [createCompany({ start, company, members, options })],
      ),
    ),
  ];
}

function createCompany({ start, company, members, options }: ShownCompany): HTMLElement {
  return element(
    'section',
    {},
    element('h3', {}, company),
    element(
      'ul',
      {},
      ...members.map((person) =>
        element(
          'li',
          {},
          element(
            'a',
            { href: options.addressOf(person) },
            createAvatar(person, start),
            element('strong', {}, person.name),
            element('span', {}, describe(person)),
          ),
        ),
      ),
    ),
  );
}

function describe({ membership, isGuest, locale }: PagePerson): string {
  const role = membership ? roleNames[membership.role] : 'Not set up';
  return `${role}${isGuest ? ', guest at GFMS' : ''} · ${languagesInEnglish[locale]}`;
}

type CompaniesOptions = { heading: string; addressOf: (person: PagePerson) => string };

type ShownCompany = {
  start: PageStart;
  company: string;
  members: PagePerson[];
  options: CompaniesOptions;
};
