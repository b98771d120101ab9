import type { Locale } from '../../../api/contract/people.ts';
import type { PagePerson, PageStart } from '../pageStart.ts';
import { createAvatar } from './createAvatar.ts';
import { createChooser } from './createChooser.ts';
import { createWayBack } from './createWayBack.ts';
import { element } from './element.ts';
import type { Side } from './readSides.ts';
import type { Theme } from './words.ts';
import { languageNames, themeNames } from './words.ts';

/** Who looks at the tab, in which theme and language: three choices. */
export function createHeadBar(options: HeadBarOptions): HTMLElement {
  const { start, side, onPerson, onTheme, onLocale } = options;
  const locale = element('span', { class: 'slot' });
  const chooseLocale = (chosen: Locale) =>
    locale.replaceChildren(
      createChooser({
        label: 'Language',
        className: 'outlined',
        groups: [{ name: null, options: toOptions(languageNames) }],
        value: chosen,
        show: (shown) => [languageNames[shown]],
        onChoose: onLocale,
      }),
    );
  const people = listPeople(start, side.person);
  const personOf = (id: string) => people.find((person) => person.id === id) ?? side.person;
  chooseLocale(side.locale);
  return element(
    'div',
    { class: 'head' },
    createChooser({
      label: 'Person',
      className: 'who',
      groups: groupByCompany(people),
      value: side.person.id,
      show: (id) => showPerson(personOf(id), start),
      onChoose: (id) => {
        const person = personOf(id);
        chooseLocale(person.locale);
        onPerson(person);
      },
    }),
    element(
      'span',
      { class: 'choices' },
      createChooser({
        label: 'Theme',
        className: 'outlined',
        groups: [{ name: null, options: toOptions(themeNames) }],
        value: side.theme,
        show: (theme) => [element('span', { class: 'prefix' }, 'Theme: '), themeNames[theme]],
        onChoose: onTheme,
      }),
      locale,
    ),
    options.hasWayBack ? createWayBack() : null,
  );
}

function showPerson(person: PagePerson, start: PageStart): Node[] {
  return [
    createAvatar(person, start),
    element('span', { class: 'name' }, person.name),
    element('span', { class: 'company' }, person.membership?.company.name ?? 'not set up'),
  ];
}

/** Everybody who is set up, and the one shown even if he is not. */
function listPeople({ people }: PageStart, shown: PagePerson): PagePerson[] {
  return people.filter(({ membership, id }) => membership !== null || id === shown.id);
}

function groupByCompany(people: PagePerson[]) {
  const groups = Map.groupBy(people, ({ membership }) => membership?.company.name ?? 'Not set up');
  return [...groups].map(([name, members]) => ({
    name,
    options: members.map((person) => ({ value: person.id, words: person.name })),
  }));
}

function toOptions<Value extends string>(names: Record<Value, string>) {
  return (Object.entries(names) as [Value, string][]).map(([value, words]) => ({ value, words }));
}

type HeadBarOptions = {
  start: PageStart;
  side: Side;
  hasWayBack: boolean;
  onPerson: (person: PagePerson) => void;
  onTheme: (theme: Theme) => void;
  onLocale: (locale: Locale) => void;
};
