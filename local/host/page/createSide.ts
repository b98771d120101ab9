import type { PageStart } from '../pageStart.ts';
import type { TabConnection } from './TabHost.ts';
import { createHeadBar } from './createHeadBar.ts';
import { element } from './element.ts';
import { openDialog } from './openDialog.ts';
import { openTab } from './openTab.ts';
import type { Side } from './readSides.ts';
import { heroPageOf } from './readSides.ts';

/** The tab says "initialize" within this time, or a notice says that it does not. */
const patienceMilliseconds = 15_000;

/** One side of the host: a head bar with the choices, and below it the tab as that person sees it. */
export function createSide({ start, side: first, hasWayBack = false, onChange }: SideOptions): CreatedSide {
  let side = first;
  let tab: TabConnection | null = null;
  let impatience: ReturnType<typeof setTimeout> | undefined;
  const stage = element('div', { class: 'stage' });
  const notice = element('p', { class: 'notice', role: 'status' });
  const bar = createHeadBar({
    start,
    side,
    hasWayBack,
    onPerson: (person) =>
      change({ person, locale: person.locale, subPageId: heroPageOf(person, start) }, { reload: true }),
    // Teams gives a tab a new language by loading it again; a new theme it tells.
    onLocale: (locale) => change({ locale }, { reload: true }),
    onTheme: (theme) => change({ theme }, { reload: false }),
  });
  const root = element('section', { class: 'side' }, bar, notice, stage);
  describe();
  load();
  return { root, current: () => side };

  function change(changes: Partial<Side>, { reload }: { reload: boolean }): void {
    side = { ...side, ...changes };
    describe();
    if (reload) load();
    else tab?.setTheme(side.theme);
    onChange(side);
  }

  function describe(): void {
    root.dataset.theme = side.theme;
    root.setAttribute('aria-label', `${side.person.name}, ${companyOf(side)}`);
  }

  function load(): void {
    tab?.close();
    const opened = openTab({
      start,
      side: () => side,
      address: start.appUrl,
      frameContext: 'content',
      navigate: (subPageId) => change({ subPageId }, { reload: true }),
      openDialog: (wish) => openDialog({ start, side: () => side, wish, place: stage }),
      closeDialog: () => undefined,
      onStart: () => {
        clearTimeout(impatience);
        notice.textContent = '';
      },
    });
    tab = opened.connection;
    clearTimeout(impatience);
    impatience = setTimeout(() => {
      notice.textContent = `The tab at ${start.appUrl} does not answer. Is the app running?`;
    }, patienceMilliseconds);
    stage.replaceChildren(opened.frame);
  }
}

export function companyOf({ person }: Side): string {
  return person.membership?.company.name ?? 'not set up';
}

type SideOptions = {
  start: PageStart;
  side: Side;
  hasWayBack?: boolean;
  onChange: (side: Side) => void;
};

export type CreatedSide = { root: HTMLElement; current: () => Side };
