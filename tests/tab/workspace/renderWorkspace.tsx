import type { ComponentProps, ReactNode } from 'react';
import type { WindowWish } from '../../../tab/src/teams.ts';
import { Workspace } from '../../../tab/src/workspace/Workspace.tsx';
import { aCase } from '../caseBuilders.ts';
import { createFakeApi } from '../createFakeApi.ts';
import { aConversation, heroMessages } from '../messages/builders.ts';
import { renderInSession } from '../messages/renderInSession.tsx';

type Wish = {
  /** Laid over the answers about the hero case, which lack its whiteboards and meetings. */
  table?: Record<string, unknown>;
  linkedItem?: string | null;
  ways?: ComponentProps<typeof Workspace>['ways'];
  width?: number;
  language?: 'en' | 'it';
  around?: (workspace: ReactNode) => ReactNode;
};

/** The workspace of somebody who is in the hero case and has opened nothing before. */
export async function renderWorkspace(wish: Wish = {}) {
  const { table, linkedItem = null, ways, width = 1280, language = 'en', around = (inner) => inner } = wish;
  Object.defineProperty(document.documentElement, 'clientWidth', { value: width, configurable: true });
  localStorage.clear();
  const hero = aConversation();
  const fake = createFakeApi({
    'GET /api/conversations': { items: [hero] },
    'GET /api/cases': { items: [] },
    'GET /api/conversations/hero': hero,
    'GET /api/conversations/hero/details': { case: aCase(), people: [], counts: { files: 0, media: 0 } },
    'GET /api/conversations/hero/places': { items: [], all: 0 },
    'GET /api/conversations/hero/files': { items: [] },
    'GET /api/conversations/hero/messages': { items: heroMessages },
    'PUT /api/conversations/hero/read': { readUpTo: 11, unread: 0 },
    ...table,
  });
  const shown: string[] = [];
  await renderInSession(
    around(<Workspace linkedItem={linkedItem} onShown={() => shown.push('shown')} ways={ways} />),
    { api: fake.api, language },
  );
  return { ...fake, shown };
}

/** Ways out of the tab that note where they led; `isRefused`: as a client that opens no windows. */
export function createFakeWays({ isRefused = false } = {}) {
  const windows: WindowWish[] = [];
  const links: string[] = [];
  const ways: Wish['ways'] = {
    openWindow: (wish) => {
      windows.push(wish);
      if (isRefused) wish.onRefused();
    },
    openLink: (url) => Promise.resolve(void links.push(url)),
    callPeople: null,
  };
  return { ways, windows, links };
}
