import type { PageStart } from '../pageStart.ts';
import { createCompanies } from './createCompanies.ts';
import { element } from './element.ts';
import { personAddress } from './readSides.ts';

/** Teams knows who opens a link into the tab; here one says it, and the tab opens at the link's page. */
export function showWhoOpens(start: PageStart, subPageId: string): void {
  document.title = 'Who opens it? · Conferencing';
  document.body.className = 'start';
  document.body.append(
    element(
      'main',
      {},
      element('h1', {}, 'Conferencing'),
      element('p', { class: 'sentence' }, `A link to ${subPageId}`),
      ...createCompanies(start, {
        heading: 'Who opens it?',
        addressOf: (person) =>
          personAddress({ person, theme: 'default', locale: person.locale, subPageId }, null),
      }),
    ),
  );
}
