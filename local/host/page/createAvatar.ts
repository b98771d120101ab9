import type { PagePerson, PageStart } from '../pageStart.ts';
import { element } from './element.ts';

/** Tones that mean nothing: red, teal and berry have their meanings in the tab. */
const toneCount = 6;

/** A person's initials in a circle, beside his name. */
export function createAvatar(person: PagePerson, { people }: PageStart): HTMLElement {
  const tone = people.findIndex(({ id }) => id === person.id) % toneCount;
  return element('span', { class: `avatar tone${tone}`, 'aria-hidden': 'true' }, initials(person.name));
}

function initials(name: string): string {
  const words = name.split(' ');
  return `${words[0]?.[0] ?? ''}${words.length > 1 ? (words.at(-1)?.[0] ?? '') : ''}`;
}
