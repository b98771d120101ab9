import type { PageStart } from '../pageStart.ts';
import type { CreatedSide } from './createSide.ts';
import { companyOf, createSide } from './createSide.ts';
import { createWayBack } from './createWayBack.ts';
import { element } from './element.ts';
import type { Sides } from './readSides.ts';
import { bothSidesAddress } from './readSides.ts';

/** The same case on both sides, both live. Where there is no room for two, buttons switch between them. */
export function showBothSides(start: PageStart, first: Extract<Sides, { view: 'both' }>): void {
  const left = createSide({ start, side: first.left, onChange: keep });
  const right = createSide({ start, side: first.right, onChange: keep });
  const switches = [createSwitch(left, right), createSwitch(right, left)];
  switches[0]?.show();
  nameSwitches();
  document.title = 'Both sides · Conferencing';
  document.body.className = 'both';
  document.body.append(
    element(
      'header',
      {},
      element('h1', {}, 'Local Teams host'),
      element('p', {}, 'Both sides of one case. Not Microsoft Teams: a stand-in on this computer.'),
      element(
        'div',
        { class: 'switches', role: 'group', 'aria-label': 'Side' },
        ...switches.map(({ button }) => button),
      ),
      createWayBack(),
    ),
    element('div', { class: 'room' }, left.root, right.root),
  );

  function keep(): void {
    nameSwitches();
    history.replaceState(null, '', bothSidesAddress({ left: left.current(), right: right.current() }));
  }

  function nameSwitches(): void {
    for (const { button, of } of switches) button.textContent = companyOf(of.current());
  }

  function createSwitch(of: CreatedSide, other: CreatedSide) {
    const button = element('button', { type: 'button', class: 'small button', 'aria-pressed': 'false' });
    const show = () => {
      of.root.classList.remove('behind');
      other.root.classList.add('behind');
      for (const one of switches) one.button.setAttribute('aria-pressed', String(one.of === of));
    };
    button.addEventListener('click', show);
    return { button, of, show };
  }
}
