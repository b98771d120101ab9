import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { say } from '../builders/say.ts';
import { boardLooks, boardScenes, openDemoBoard } from './boardScenes.ts';
import { listShortened, listSideways, listSmallControls } from './measure.ts';
import type { Chromium } from './openChromium.ts';
import { fileScenes } from './fileScenes.ts';
import { findFaults } from './findFaults.ts';
import { openChromium } from './openChromium.ts';
import { deletedIn, messageScenes } from './messageScenes.ts';
import { mediaFlags } from './meetings/startRooms.ts';
import { placeScenes, spoilPlaces } from './placeScenes.ts';
import { meetingScenes, meetWithoutWindows, openBeforeRoom, openDemoRoom, roomScenes } from './roomScenes.ts';
import type { Places } from './startPlaces.ts';
import { startPlaces } from './startPlaces.ts';
import type { Product } from './startProduct.ts';
import { startProduct } from './startProduct.ts';
import type { Tab } from './tab.ts';
import { tabOf } from './tab.ts';
import { words } from './words.ts';

/** With `SHOTS=1` the whole matrix, with its pictures and the README's; else what CI looks at, without pictures. */
const isWhole = process.env.SHOTS === '1';
const root = join(import.meta.dirname, '../..');
const folder = join(root, 'tests/output/shots');

const themes = ['default', 'dark', 'contrast'] as const;
const sizes = { 1280: 844, 768: 844, 320: 690 } as const;
const languages = { it: 'marco-bianchi', en: 'anna-keller' } as const;
type Theme = (typeof themes)[number];
/** By which one knows a theme. */
const surfaces = { default: '#ffffff', dark: '#292929', contrast: '#000000' } as const;
type Language = keyof typeof languages;
/** A scene is opened once, and shown in each of the themes. */
type Look = { width: keyof typeof sizes; language: Language; themes: readonly Theme[] };

/** A place in the tab, and how one gets there. */
type Scene = {
  name: string;
  case?: number;
  go?: (tab: Tab, page: Page) => Promise<void>;
  isOnlyFor?: Language;
  /** Not seen on a tablet, unless the run is whole. */
  isFew?: true;
  /** Seen only where the run is whole. */
  isRare?: true;
  /** Before a connector that fails, not with the demo's cases. */
  isOfPlaces?: true;
};

const scenes: Scene[] = [
  { name: 'hero' },
  {
    name: 'add-menu',
    async go(tab) {
      await tab.frame.getByRole('button', { name: tab.words.add, exact: true }).click();
      await tab.frame.getByRole('menuitem').last().waitFor();
    },
  },
  {
    name: 'new-conversation',
    async go(tab) {
      await showPane(tab, 'conversations');
      await tab.list.getByRole('button', { name: tab.words.newConversation }).click();
      await tab.frame.getByRole('combobox', { name: tab.words.people }).click();
      await tab.frame.getByRole('option').first().waitFor();
    },
  },
  {
    name: 'direct-chat',
    async go(tab) {
      await showPane(tab, 'conversations');
      const chats = tab.list.getByRole('region', { name: tab.words.directChats });
      await chats.getByRole('listitem').first().getByRole('button').click();
      await tab.main
        .getByText(/^(Only|Solo) /)
        .first()
        .waitFor();
    },
  },
  {
    name: 'conversations',
    go: (tab) => showPane(tab, 'conversations'),
  },
  {
    name: 'details',
    go: showDetails,
  },
  ...fileScenes(showDetails),
  ...messageScenes,
  ...placeScenes(showDetails),
  ...meetingScenes(showDetails),
  { name: 'closed', case: 87 },
  { name: 'internal', case: 122, isOnlyFor: 'en' },
  { name: 'refused', case: 999_999 },
  {
    name: 'offline',
    async go(tab, page) {
      await page.context().setOffline(true);
      await tab.main.getByText(/No network since|Senza rete dalle/).waitFor();
      await tab.write('590.142.205?');
      await tab.message('590.142.205?').waitFor();
    },
  },
];

let product: Product;
let places: Places;
let chromium: Chromium;
let endMeeting: () => void;
beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  [product, places] = await Promise.all([startProduct(), startPlaces()]);
  chromium = await openChromium(product, { alsoAt: places, moreFlags: mediaFlags });
  [endMeeting] = await Promise.all([meetWithoutWindows(product), deleteOne(), spoilPlaces(places)]);
});
afterAll(async () => {
  await chromium.close();
  endMeeting();
  await Promise.all([product.stop(), places.relay.stop()]);
});
afterEach(() => expect(chromium.takeWrongs()).toEqual([]));

const looked: Look[] = [
  { width: 1280, language: 'en', themes },
  { width: 768, language: 'it', themes: ['default'] },
  { width: 320, language: 'it', themes: ['default'] },
];
const everything: Look[] = ([1280, 768, 320] as const).flatMap((width) =>
  (['en', 'it'] as const).map((language) => ({ width, language, themes })),
);

// First: nobody has read anything yet.
test('[AX1] the first page and both sides beside each other', async () => {
  const page = await chromium.newPage({ width: 1640, height: 900 });
  await page.goto(product.hostUrl);
  await page.getByRole('link', { name: 'See both sides' }).waitFor();
  await takePicture(page, 'first-page');
  expect(await findFaults(page)).toEqual([]);
  await page.getByRole('link', { name: 'See both sides' }).click();
  for (const [person, language] of [
    ['Marco', 'it'],
    ['Anna', 'en'],
  ] as const) {
    await tabOf(page, { words: words[language], person }).isOpen();
  }
  await takePicture(page, 'both-sides', join(root, 'docs/images'));
  expect(await findFaults(page)).toEqual([]);
  await page.context().close();
});

describe.each(isWhole ? everything : looked)('$width px, $language', (look) => {
  const { width, language } = look;
  const chosen = scenes.filter(
    ({ isOnlyFor = language, isFew, isRare }) =>
      isOnlyFor === language && (isWhole || !(isRare || (isFew && width === 768))),
  );
  // One window for all scenes: what it has loaded once it keeps.
  let page: Page;
  beforeAll(async () => {
    const isPhone = width === 320;
    page = await chromium.newPage({ width, height: sizes[width] }, { hasTouch: isPhone, isMobile: isPhone });
  });
  afterAll(() => page.context().close());

  test.each(chosen)(
    '[AX1] $name: nothing that axe finds, nothing that reaches out of the window',
    async (scene) => {
      const tab = await openScene(scene, { page, ...look });
      for (const theme of look.themes) {
        await showTheme(tab, { page, theme });
        await takePicture(page, `${scene.name}-${theme}-${width}-${language}`);
        // One pane is one landmark: the list and the details are no `main`.
        const found = await findFaults(page, width === 320 ? ['landmark-one-main'] : []);
        expect({ [theme]: found }).toEqual({ [theme]: [] });
        expect(await listSideways(tab)).toEqual([]);
      }
    },
  );
});

test.each(boardLooks)(
  '[AX1] [AX4] a whiteboard, $theme, $width px: nothing that axe finds, nothing cut, room for fingers',
  async (look) => {
    const board = await openDemoBoard({ product, chromium }, look);
    for (const scene of boardScenes) {
      if (look.theme !== 'default' && !scene.isInEveryTheme) continue;
      await scene.open(board);
      await takePicture(board.page, `${scene.name}-${look.theme}-${look.width}-it`);
      expect({ [scene.name]: await findFaults(board.page) }).toEqual({ [scene.name]: [] });
      expect(await listSideways(board)).toEqual([]);
      expect(await listShortened(board)).toEqual([]);
      if (look.width === 320) expect(await listSmallControls(board)).toEqual([]);
      await scene.close?.(board);
    }
    for (const context of chromium.browser.contexts()) await context.close();
  },
);

/** The name of a switch stays; that it is on is said as pressed, and the word "on" beside the name is for the eye. */
const notInRooms = ['label-content-name-mismatch'];

describe('a room', () => {
  let id: string;
  let annaPage: Page;
  beforeAll(async () => {
    ({ id, annaPage } = await openDemoRoom({ product, chromium }));
  });
  afterAll(() => annaPage.context().close());

  test.each(boardLooks)(
    '[AX1] [AX4] $theme, $width px: nothing that axe finds, nothing cut, room for fingers',
    async (look) => {
      const room = await openBeforeRoom({ product, chromium }, id, look);
      for (const scene of roomScenes) {
        await scene.open(room);
        await takePicture(room.page, `${scene.name}-${look.theme}-${look.width}-it`);
        expect({ [scene.name]: await findFaults(room.page, notInRooms) }).toEqual({ [scene.name]: [] });
        expect({ [scene.name]: await listSideways({ frame: room.within }) }).toEqual({ [scene.name]: [] });
        const small = look.width === 320 ? await listSmallControls({ frame: room.within }) : [];
        expect({ [scene.name]: small }).toEqual({ [scene.name]: [] });
      }
      await room.page.context().close();
    },
  );
});

async function deleteOne(): Promise<void> {
  const number = product.demoCase(deletedIn);
  for (const person of Object.values(languages)) {
    const author = await product.as(person);
    const { conversationId } = (await author.get(`/cases/${number}`)).body as { conversationId: string };
    const { id } = await say(author, conversationId, 'Nel caso sbagliato.');
    await author.del(`/conversations/${conversationId}/messages/${id}`);
  }
}

async function openScene(scene: Scene, { page, language, themes }: Look & { page: Page }): Promise<Tab> {
  const query = new URLSearchParams({
    person: languages[language],
    theme: themes[0]!,
    locale: language,
    case: scene.isOfPlaces
      ? places.serviceCase.number
      : scene.case === undefined
        ? product.heroCase
        : product.demoCase(scene.case),
  });
  await page.goto(`${(scene.isOfPlaces ? places : product).hostUrl}/?${query}`);
  const tab = tabOf(page, { words: words[language] });
  if (scene.name === 'refused') await tab.main.getByRole('heading').first().waitFor();
  else await tab.log.getByRole('article').first().waitFor();
  await scene.go?.(tab, page);
  return tab;
}

/** Live, as Teams does it; resolves when it is everywhere, in dialogs and menus too. */
async function showTheme({ frame }: Tab, { page, theme }: { page: Page; theme: Theme }): Promise<void> {
  await page.getByLabel('Theme').selectOption(theme);
  await frame.locator('body').evaluate(
    (body, surface) =>
      new Promise<void>((resolve) => {
        const look = () => {
          const all = [...body.querySelectorAll('.fui-FluentProvider')];
          const isOf = (one: Element) =>
            getComputedStyle(one).getPropertyValue('--colorNeutralBackground1') === surface;
          // What fades in has come to its colours; what waits turns for ever.
          const isMoving = document
            .getAnimations()
            .some(
              ({ playState, effect }) =>
                playState === 'running' && effect?.getComputedTiming().endTime !== Infinity,
            );
          if (all.length > 0 && all.every(isOf) && !isMoving) resolve();
          else requestAnimationFrame(look);
        };
        look();
      }),
    surfaces[theme],
  );
}

async function takePicture(page: Page, name: string, where = folder): Promise<void> {
  if (isWhole) await page.screenshot({ path: join(where, `${name}.png`), animations: 'disabled' });
}

async function showDetails(tab: Tab): Promise<void> {
  const opener = tab.main.getByRole('button', { name: /Open details|Apri i dettagli/ });
  if (await opener.isVisible()) await opener.click();
  else await showPane(tab, 'details');
  await tab.frame.getByRole('heading', { name: tab.words.people, exact: true }).waitFor();
}

/** In one pane, the tab of the pane is pressed. */
async function showPane(tab: Tab, pane: 'conversations' | 'details'): Promise<void> {
  const button = tab.frame.getByRole('tab', { name: tab.words[pane] });
  if (await button.isVisible()) await button.click();
  await (pane === 'details' ? tab.details : tab.list).waitFor();
}
