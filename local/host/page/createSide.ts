import type { PageStart } from '../pageStart.ts';
import type { TabConnection } from './connectTab.ts';
import { connectTab } from './connectTab.ts';
import { createHeadBar } from './createHeadBar.ts';
import { element } from './element.ts';
import { fetchToken } from './fetchToken.ts';
import type { Side } from './readSides.ts';
import { heroPageOf } from './readSides.ts';
import { teamsContext } from './teamsContext.ts';

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
    const frame = element('iframe', {
      title: 'Conferencing',
      allow: 'camera; microphone; display-capture; clipboard-write',
      // As in Teams: everything a tab may do, but leading the whole window away.
      sandbox:
        'allow-downloads allow-forms allow-modals allow-pointer-lock allow-popups ' +
        'allow-popups-to-escape-sandbox allow-same-origin allow-scripts',
      src: start.appUrl,
    });
    const sessionId = crypto.randomUUID();
    tab = connectTab({
      frame,
      appOrigin: new URL(start.appUrl).origin,
      context: () => teamsContext(side, sessionId),
      token: () => fetchToken(side.person.id),
      settings: () => ({
        entityId: 'conferencing',
        contentUrl: start.appUrl,
        suggestedDisplayName: 'Conferencing',
      }),
      navigate: (subPageId) => change({ subPageId }, { reload: true }),
      onStart: () => {
        clearTimeout(impatience);
        notice.textContent = '';
      },
    });
    clearTimeout(impatience);
    impatience = setTimeout(() => {
      notice.textContent = `The tab at ${start.appUrl} does not answer. Is the app running?`;
    }, patienceMilliseconds);
    stage.replaceChildren(frame);
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
