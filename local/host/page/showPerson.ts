import type { PageStart } from '../pageStart.ts';
import { createSide } from './createSide.ts';
import { element } from './element.ts';
import type { Side, Sides } from './readSides.ts';
import { personAddress } from './readSides.ts';

/** One person's tab, in the whole window or, with a width, in a frame as large as a phone. */
export function showPerson(start: PageStart, { side, width }: Extract<Sides, { view: 'person' }>): void {
  const heading = element('h1', { class: 'unseen' });
  const entitle = ({ person }: Side) => {
    heading.textContent = `Conferencing, as ${person.name} sees it`;
    document.title = `${person.name} · Conferencing`;
  };
  const { root } = createSide({
    start,
    side,
    hasWayBack: true,
    onChange: (changed) => {
      entitle(changed);
      history.replaceState(null, '', personAddress(changed, width));
    },
  });
  const stage = root.querySelector<HTMLElement>('.stage');
  if (width && stage) {
    root.classList.add('narrow');
    stage.style.inlineSize = `${width}px`;
  }
  entitle(side);
  document.body.className = 'one';
  root.prepend(heading);
  document.body.append(element('div', { class: 'room' }, root));
}
