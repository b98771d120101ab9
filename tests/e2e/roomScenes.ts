import type { Page } from 'playwright-core';
import type { Meeting, MeetingSetup } from '../../api/contract/meetings.ts';
import { joinRoom, startMeeting } from '../builders/startMeeting.ts';
import { openStream } from '../builders/openStream.ts';
import type { RoomWindow } from './meetings/roomWindow.ts';
import { roomWindowOf } from './meetings/roomWindow.ts';
import { roomWords } from './meetings/roomWords.ts';
import { watchConnections } from './meetings/watchConnections.ts';
import type { Chromium } from './openChromium.ts';
import type { Product } from './startProduct.ts';
import type { Tab } from './tab.ts';
import { boardOf } from './whiteboards/boardPage.ts';
import { boardWords } from './whiteboards/boardWords.ts';

/** The case of the demo in whose room two people are, as far as the others know. */
const metIn = 104;

/** What Teams asks of a person; the embedded default never does, so it is answered in its place. */
const setup: MeetingSetup = {
  scheduleUrl: 'https://teams.microsoft.com/l/meeting/new?subject=SC-2026-000123',
  mayPaste: true,
  mayUseRoom: true,
  callees: ['marco.bianchi@officine-rossi.example', 'giulia.rossi@officine-rossi.example'],
  reasons: [{ provider: 'graph', reason: 'noConsent' }],
};

/** A video conference as one meets it in the tab. `showDetails` opens pane 3. */
export function meetingScenes(showDetails: (tab: Tab) => Promise<void>) {
  return [
    {
      name: 'meeting-line',
      case: metIn,
      go: (tab: Tab) => tab.log.getByRole('button', { name: /^(Join the|Partecipa alla) / }).waitFor(),
    },
    {
      name: 'meeting-details',
      case: metIn,
      async go(tab: Tab) {
        await showDetails(tab);
        const join = tab.details.getByRole('button', { name: /^(Join the|Partecipa alla) / });
        await join.scrollIntoViewIfNeeded();
      },
    },
    {
      name: 'meeting-setup',
      isFew: true as const,
      async go(tab: Tab, page: Page) {
        await page.route('**/meetings', (route) =>
          route.request().method() === 'POST'
            ? route.fulfill({ status: 202, json: setup })
            : route.continue(),
        );
        await tab.main.getByRole('button', { name: tab.words.video, exact: true }).click();
        await tab.frame.getByRole('dialog').getByRole('textbox').waitFor();
        await page.unroute('**/meetings');
      },
    },
  ];
}

/** Marco and Anna in the room of that case, without windows: only their streams are there, until the answer is called. */
export async function meetWithoutWindows(product: Product): Promise<() => void> {
  const people = await Promise.all(['marco-bianchi', 'anna-keller'].map((id) => product.as(id)));
  const { id } = await openRoom(product, metIn);
  const streams = await Promise.all(
    people.map(async (person) => {
      const { sessionId } = await joinRoom(person, id);
      return openStream(person, undefined, { meeting: id, session: sessionId });
    }),
  );
  return () => {
    for (const stream of streams) stream.close();
  };
}

async function openRoom(product: Product, number?: number): Promise<Meeting> {
  const marco = await product.as('marco-bianchi');
  const { body } = await marco.get(
    `/cases/${number === undefined ? product.heroCase : product.demoCase(number)}`,
  );
  return startMeeting(marco, (body as { conversationId: string }).conversationId);
}

type RoomLook = { theme: string; width: number; height: number };

/** What one sees in a room, one after the other in one window. */
export const roomScenes: { name: string; open: (room: RoomWindow) => Promise<unknown> }[] = [
  {
    name: 'room-before',
    async open({ within }) {
      await within.getByLabel('Che cosa mostra la Sua fotocamera').waitFor();
      await within.getByRole('region', { name: 'Nella stanza adesso' }).getByText('Anna Keller').waitFor();
    },
  },
  {
    name: 'room',
    async open(room) {
      await room.join();
      await room.untilMediaFlows(1);
    },
  },
  {
    name: 'room-still',
    async open({ within, words }) {
      await within.getByRole('toolbar').getByRole('button', { name: words.still, exact: true }).click();
      await within.getByRole('menuitem', { name: words.stillOf('Anna Keller') }).click();
      await within
        .getByRole('dialog')
        .getByText(/\d+ × \d+(?: pixel)?$/)
        .waitFor();
    },
  },
  {
    name: 'room-board',
    async open({ page, within, words }) {
      await within.getByRole('button', { name: words.draw }).click();
      const board = boardOf(page, { words: boardWords.it });
      await board.isOpen();
      await board.isSaved(0);
    },
  },
];

/** The room of the demo's case: Anna is in it, for as long as her page is there. */
export async function openDemoRoom({ product, chromium }: Stage): Promise<{ id: string; annaPage: Page }> {
  const { id } = await openRoom(product);
  const annaPage = await chromium.newPage({ width: 1280, height: 800 });
  const anna = roomWindowOf(annaPage, { person: 'anna-keller' });
  await goTo(annaPage, { product, id, query: { person: 'anna-keller', locale: 'en' } });
  await anna.join();
  return { id, annaPage };
}

/** Marco before that room, in Italian. */
export async function openBeforeRoom(
  { product, chromium }: Stage,
  id: string,
  look: RoomLook,
): Promise<RoomWindow> {
  const { theme, width, height } = look;
  const isPhone = width === 320;
  const page = await chromium.newPage({ width, height }, { hasTouch: isPhone, isMobile: isPhone });
  await goTo(page, { product, id, query: { person: 'marco-bianchi', locale: 'it', theme } });
  return roomWindowOf(page, { person: 'marco-bianchi', words: roomWords.it });
}

type Stage = { product: Product; chromium: Chromium };
type Way = { product: Product; id: string; query: Record<string, string> };

async function goTo(page: Page, { product, id, query }: Way): Promise<void> {
  await watchConnections(page.context());
  const dialog = `/?${new URLSearchParams({ meeting: id })}`;
  await page.goto(
    `${product.hostUrl}/?${new URLSearchParams({ ...query, dialog, title: 'Videoconferenza' })}`,
  );
}
