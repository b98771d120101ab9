import type { Browser, Page } from 'playwright-core';
import type { Meeting } from '../../../api/contract/meetings.ts';
import { startMeeting } from '../../builders/startMeeting.ts';
import type { Caller } from '../../builders/createCaller.ts';
import { openCase } from '../../builders/openCase.ts';
import { openDirectChat } from '../../builders/openDirectChat.ts';
import type { Chromium } from '../openChromium.ts';
import { openChromium } from '../openChromium.ts';
import type { Product } from '../startProduct.ts';
import { startProduct } from '../startProduct.ts';
import type { Tab } from '../tab.ts';
import { tabOf } from '../tab.ts';
import { words } from '../words.ts';
import type { RoomWindow } from './roomWindow.ts';
import { roomWindowOf } from './roomWindow.ts';
import { roomWords } from './roomWords.ts';
import { watchConnections } from './watchConnections.ts';

const size = { width: 1280, height: 844 };

export type { RoomWindow };

/**
 * A camera that shows a moving disc and a microphone that beeps; nobody is asked. Few pictures a second, for all windows
 * of a room encode on the one machine.
 */
export const mediaFlags = [
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream=fps=5',
  '--auto-select-desktop-capture-source=Entire screen',
];

const marcoId = 'marco-bianchi';

/** The product with browsers whose devices are not true, and rooms in windows of their own. */
export async function startRooms(): Promise<Rooms> {
  // So that a test need not wait for half a minute until the server gives a window up.
  process.env.MEETING_GRACE_SECONDS = '8';
  const product = await startProduct();
  const chromium = await openChromium(product, { moreFlags: mediaFlags });
  const marco = await product.as(marcoId);
  const windows: Page[] = [];
  return {
    product,
    chromium,
    marco,
    async createRoom(...people) {
      const { id } = await openDirectChat(marco, people);
      return startMeeting(marco, id, { use: 'room' });
    },
    async caseRoom() {
      const { body } = await marco.get(`/cases/${product.heroCase}`);
      return startMeeting(marco, (body as { conversationId: string }).conversationId, { use: 'room' });
    },
    async open(person, meetingId, { hasDevices = true } = {}) {
      const page = await chromium.newPage(size);
      windows.push(page);
      await watchConnections(page.context());
      if (!hasDevices) await takeDevices(page);
      return openWindow(page, { product, person, meetingId });
    },
    async newCase(title) {
      const { number, conversationId } = await openCase(marco, { title });
      const anna = await product.as('anna-keller');
      await anna.post(`/cases/${number}/watchers`);
      return { number, conversationId };
    },
    async openTab(person, number) {
      const page = await chromium.newPage(size);
      windows.push(page);
      await watchConnections(page.context());
      const locale = person === marcoId ? 'it' : 'en';
      await page.goto(`${product.hostUrl}/?${new URLSearchParams({ person, locale, case: number })}`);
      const tab = tabOf(page, { words: words[locale] });
      await tab.field.waitFor();
      return { ...tab, page, roomOpenedBy: (act) => opened(page, { person, locale, act }) };
    },
    openBeside: async (window, person, meetingId) => {
      const page = await window.page.context().newPage();
      return openWindow(page, { product, person, meetingId });
    },
    async closeWindows() {
      for (const page of windows.splice(0)) await page.context().close();
    },
    async stop() {
      await chromium.close();
      await product.stop();
    },
  };
}

async function takeDevices(page: Page): Promise<void> {
  await page.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = () =>
      Promise.reject(new DOMException('Requested device not found', 'NotFoundError'));
  });
}

type Act = { person: string; locale: 'en' | 'it'; act: () => Promise<unknown> };

async function opened(page: Page, { person, locale, act }: Act): Promise<RoomWindow> {
  const [window] = await Promise.all([page.waitForEvent('popup'), act()]);
  return roomWindowOf(window, { person, words: roomWords[locale] });
}

type Opening = { product: Product; person: string; meetingId: string };

async function openWindow(page: Page, { product, person, meetingId }: Opening): Promise<RoomWindow> {
  const dialog = `/?${new URLSearchParams({ meeting: meetingId })}`;
  const query = new URLSearchParams({ person, locale: 'en', dialog, title: 'Video conference' });
  await page.goto(`${product.hostUrl}/?${query}`);
  return roomWindowOf(page, { person });
}

export type RoomTab = Tab & {
  page: Page;
  /** The room in the window that `act` opens. */
  roomOpenedBy: (act: () => Promise<unknown>) => Promise<RoomWindow>;
};

export type Rooms = {
  product: Product;
  chromium: Chromium & { browser: Browser };
  marco: Caller;
  /** Of the demo's case. */
  caseRoom: () => Promise<Meeting>;
  /** Of a new conversation of Marco and these, all of his company. */
  createRoom: (...people: string[]) => Promise<Meeting>;
  /** A window of the room in a storage of its own, before one joins. */
  open: (person: string, meetingId: string, options?: { hasDevices?: boolean }) => Promise<RoomWindow>;
  /** A new case of Marco's that Anna watches. */
  newCase: (title: string) => Promise<{ number: string; conversationId: string }>;
  /** The workspace at the case, in a storage of its own; Marco's in Italian. */
  openTab: (person: string, caseNumber: string) => Promise<RoomTab>;
  /** Another window in the same browser. */
  openBeside: (window: RoomWindow, person: string, meetingId: string) => Promise<RoomWindow>;
  closeWindows: () => Promise<void>;
  stop: () => Promise<void>;
};
