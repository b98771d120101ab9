import { visibleName } from './visibleName.ts';

type Named = { id: string; name: string };

/** "GFMS" and "Officine Rossi" with what the language puts between: for names that are marked one by one. */
export function listParts(names: string[], language: string): { text: string; isName: boolean }[] {
  return listFormat(language)
    .formatToParts(names)
    .map(({ type, value }) => ({ text: value, isName: type === 'element' }));
}

export function listWords(names: string[], language: string): string {
  return listFormat(language).format(names);
}

const formats = new Map<string, Intl.ListFormat>();

function listFormat(language: string): Intl.ListFormat {
  // Plain `en` would put a comma before "and".
  const format =
    formats.get(language) ??
    new Intl.ListFormat(language === 'en' ? 'en-GB' : language, { type: 'conjunction' });
  formats.set(language, format);
  return format;
}

/** First names where they are enough to tell the people apart, else whole names. */
export function shortNames(people: Named[]): string[] {
  const firstOf = ({ name }: Named) => visibleName(name).split(/\s+/u)[0] ?? '';
  return people.map((person) => {
    const isShared = people.some((other) => other.id !== person.id && firstOf(other) === firstOf(person));
    return isShared ? visibleName(person.name) : firstOf(person);
  });
}

/** The order in which companies are named, on both sides. */
export function gfmsFirst(one: { kind: string }, other: { kind: string }): number {
  return Number(other.kind === 'gfms') - Number(one.kind === 'gfms');
}
