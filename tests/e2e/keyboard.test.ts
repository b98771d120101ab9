import type { Locator, Page } from 'playwright-core';
import { say } from '../builders/say.ts';
import type { Chromium } from './openChromium.ts';
import { openChromium } from './openChromium.ts';
import type { Product } from './startProduct.ts';
import { startProduct } from './startProduct.ts';
import type { Tab } from './tab.ts';
import { tabOf } from './tab.ts';
import { words } from './words.ts';

let product: Product;
let chromium: Chromium;
let page: Page;
let anna: Tab;
beforeAll(async () => {
  product = await startProduct();
  chromium = await openChromium(product);
});
afterAll(async () => {
  await chromium.close();
  await product.stop();
});
beforeEach(async () => {
  page = await chromium.newPage({ width: 1280, height: 844 });
  await page.goto(`${product.hostUrl}/?person=anna-keller&case=${product.heroCase}`);
  anna = tabOf(page, { words: words.en });
  await anna.isOpen();
});
afterEach(async () => {
  await page.context().close();
  expect(chromium.takeWrongs()).toEqual([]);
});

test.each(['Light', 'Dark', 'High contrast'])(
  '[AX1] %s: every control is reached by Tab, in the order of reading, and shows its focus',
  async (theme) => {
    await page.getByLabel('Theme').selectOption(theme);
    await page.getByRole('link', { name: 'Back to start' }).focus();
    const reached: string[] = [];
    const unseen: string[] = [];
    for (;;) {
      await page.keyboard.press('Tab');
      const name = await nameOfFocused();
      if (name === null) break;
      reached.push(name);
      if (!(await showsFocus())) unseen.push(name);
    }
    expect(unseen).toEqual([]);
    const inShort = (name: string) =>
      name.replace(/,.*/, '').replace(/(\.(?:pdf|mp4|csv|jpg)).*| \d\d\.\d\d\.\d{4}.*/, '$1');
    expect(reached.map(inShort)).toEqual([
      `Open service case ${product.heroCase}`,
      'Search conversations',
      'New conversation',
      'Service Case Chat',
      'Filo rotto all’infilaggio',
      'Other open cases',
      'Direct Chat',
      'Video Conference',
      'More about video (opens in a new window)',
      'Messages',
      'Infilaggio.mp4',
      'Registro generatore.csv',
      'edited',
      '6 lines: video conference',
      'Answers Marco Bianchi: Il filo si rompe all’infilaggio',
      '👍 1',
      'Guida inferiore.jpg',
      `Open whiteboard ${product.heroCase}`,
      'Add',
      'Message',
      'Send',
      'Call Marco Bianchi',
      'Show all',
      'State: Waiting for GFMS. Change',
      'Close…',
      'Show all media',
      'Guida inferiore.jpg',
      'Infilaggio.mp4',
      'Allarme 2417.jpg',
      product.heroCase,
      'Show all files',
      'Guida inferiore.jpg',
      'Registro generatore.csv',
      'Infilaggio.mp4',
      'Manuale infilaggio.pdf',
      'Add people',
      'More about Anna Keller',
    ]);
  },
);

test('[AX1] the main job is done by keyboard alone', async () => {
  await page.goto(product.hostUrl);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const marco = tabOf(page, { words: words.it, person: 'Marco Bianchi' });
  await marco.isOpen();
  await page.getByRole('link', { name: 'Back to start' }).focus();

  // Find another conversation, and open it.
  await tabTo(marco.frame.getByRole('searchbox'));
  await page.keyboard.type('turno');
  await marco.row('Pompa dielettrico').waitFor({ state: 'detached' });
  await tabTo(marco.row('Turno di notte'));
  await page.keyboard.press('Enter');
  await marco.title('Turno di notte').waitFor();
  await tabTo(marco.frame.getByRole('searchbox'), 'Shift+Tab');
  await page.keyboard.press('Escape');
  await marco.row('Pompa dielettrico').waitFor();

  // The arrow keys go from row to row.
  await tabTo(marco.row('Turno di notte'));
  await page.keyboard.press('Home');
  await isFocused(marco.row('Filo rotto'));
  await page.keyboard.press('ArrowDown');
  await isFocused(marco.row('Pompa dielettrico'));
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await marco.title('Filo rotto').waitFor();

  // Write.
  await tabTo(marco.field);
  await page.keyboard.type('Scritto');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.type('senza mouse');
  await page.keyboard.press('Enter');
  await marco.message('Scritto\nsenza mouse').getByText('Salvato').waitFor();
  await isFocused(marco.field);

  // Start a direct chat.
  await tabTo(marco.frame.getByRole('button', { name: marco.words.newConversation }), 'Shift+Tab');
  await page.keyboard.press('Enter');
  const name = marco.frame.getByRole('textbox', { name: marco.words.name, exact: true });
  await name.waitFor();
  await tabTo(name);
  await page.keyboard.type('Da tastiera');
  await tabTo(marco.frame.getByRole('combobox', { name: marco.words.people }));
  await page.keyboard.type('giu');
  await marco.frame.getByRole('option', { name: 'Giulia Rossi' }).waitFor();
  await marco.frame.getByRole('option').nth(1).waitFor({ state: 'detached' });
  await page.keyboard.press('Enter');
  await tabTo(marco.frame.getByRole('button', { name: marco.words.create }));
  await page.keyboard.press('Enter');
  await marco.title('Da tastiera').waitFor();
  await tabTo(marco.field);
  await page.keyboard.type('Ciao Giulia');
  await page.keyboard.press('Enter');
  await marco.message('Ciao Giulia').getByText('Salvato').waitFor();
});

test('[AX1] the menu of Add: arrows reach both items, Escape gives the focus back', async () => {
  const add = anna.frame.getByRole('button', { name: 'Add', exact: true });
  await add.focus();
  await page.keyboard.press('Enter');
  await isFocused(anna.frame.getByRole('menuitem', { name: words.en.whiteboard }));
  await page.keyboard.press('ArrowDown');
  await isFocused(anna.frame.getByRole('menuitem', { name: words.en.upload }));
  await page.keyboard.press('Escape');
  await anna.frame.getByRole('menu').waitFor({ state: 'detached' });
  await isFocused(add);
});

test('[AX1] a dialog hides the page behind it, and when it goes the page and the focus are back', async () => {
  const opener = anna.frame.getByRole('button', { name: 'New conversation', exact: true });
  await opener.focus();
  await page.keyboard.press('Enter');
  const hidden = anna.frame.locator('#root[aria-hidden="true"]');
  await hidden.waitFor({ state: 'attached' });
  // Tab stays inside.
  for (let presses = 0; presses < 8; presses += 1) {
    await page.keyboard.press('Tab');
    const isInside = await anna.frame
      .locator('body')
      .evaluate(() => document.activeElement?.closest('[role="dialog"]') !== null);
    expect(isInside).toBe(true);
  }
  await page.keyboard.press('Escape');
  await isFocused(opener);
  await hidden.waitFor({ state: 'detached' });
});

test('[AX1] the arrow keys move between the tabs of one pane', async () => {
  await page.setViewportSize({ width: 320, height: 700 });
  const tabNamed = (name: string) => anna.frame.getByRole('tab', { name: new RegExp(`^${name}`) });
  await tabNamed('Messages').focus();
  await page.keyboard.press('ArrowRight');
  await isFocused(tabNamed('Details'));
  await anna.details.waitFor();
  await page.keyboard.press('ArrowRight');
  await isFocused(tabNamed('Conversations'));
  await anna.list.waitFor();
});

test('[AX1] a message that arrives is announced, what was there before is not', async () => {
  await anna.frame.locator('body').evaluate((body) => {
    const said: string[] = [];
    Object.assign(body, { said });
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        const region = target instanceof Element ? target : target.parentElement;
        if (region?.closest('[aria-live="assertive"], [aria-live="polite"]')) said.push(region.textContent);
      }
    }).observe(document, { subtree: true, childList: true, characterData: true });
    const { ariaNotify } = Element.prototype as unknown as { ariaNotify?: (words: string) => void };
    if (ariaNotify) {
      Object.assign(Element.prototype, { ariaNotify: (words: string) => void said.push(words) });
      Object.assign(Document.prototype, { ariaNotify: (words: string) => void said.push(words) });
    }
  });
  const marco = await product.as('marco-bianchi');
  const { body } = await marco.get(`/cases/${product.heroCase}`);
  const { conversationId } = body as { conversationId: string };
  await say(marco, conversationId, 'La macchina gira di nuovo');
  await anna.message('La macchina gira di nuovo').waitFor();
  await anna.frame.locator('body').evaluate(
    (element) =>
      new Promise<void>((resolve) => {
        const look = () => {
          const { said } = element as unknown as { said: string[] };
          if (said.some((text) => text.includes('La macchina gira di nuovo'))) resolve();
          else requestAnimationFrame(look);
        };
        look();
      }),
  );
  const said = await anna.frame
    .locator('body')
    .evaluate((element) => (element as unknown as { said: string[] }).said.filter((text) => text !== ''));
  expect([...new Set(said)]).toEqual(['Marco Bianchi, Officine Rossi: La macchina gira di nuovo']);
  expect(await anna.log.getAttribute('aria-live')).toBe('off');
});

/** Presses the key until the focus is there; fails when it went round without. */
async function tabTo(wanted: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await wanted.waitFor();
  for (let presses = 0; presses < 60; presses += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error('Tab does not come there');
}

async function isFocused(wanted: Locator): Promise<void> {
  await wanted.evaluate(
    (element) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (element === document.activeElement) resolve();
          else requestAnimationFrame(look);
        };
        look();
      }),
  );
}

/** Null when the focus has left the tab. */
async function nameOfFocused(): Promise<string | null> {
  if (!(await page.evaluate(() => document.activeElement?.localName === 'iframe'))) return null;
  return anna.frame.locator('body').evaluate(() => {
    const focused = document.activeElement!;
    return focused.getAttribute('aria-label') ?? focused.textContent;
  });
}

/** Whether one sees it: the same place looks different without the focus. */
async function showsFocus(): Promise<boolean> {
  const focused = anna.frame.locator('*:focus');
  const { x, y, width, height } = (await focused.boundingBox())!;
  const clip = { x: Math.max(0, x - 10), y: Math.max(0, y - 10), width: width + 20, height: height + 20 };
  const withFocus = await page.screenshot({ clip });
  const element = await focused.elementHandle();
  await element.evaluate((one: HTMLElement) => one.blur());
  const without = await page.screenshot({ clip });
  await element.evaluate((one: HTMLElement) => one.focus());
  return !withFocus.equals(without);
}
