import type { Page } from 'playwright-core';
import { listShortened, listSideways, listSmallControls } from './measure.ts';
import type { Chromium } from './openChromium.ts';
import { openChromium } from './openChromium.ts';
import type { Product } from './startProduct.ts';
import { startProduct } from './startProduct.ts';
import type { Tab } from './tab.ts';
import { tabOf } from './tab.ts';
import { words } from './words.ts';

/** By design.md, "Layout": pane 1, the rest, pane 3. */
const sideBySide = [
  { width: 601, list: 240, main: 361, details: null },
  { width: 699, list: 240, main: 459, details: null },
  { width: 700, list: 284, main: 416, details: null },
  { width: 768, list: 284, main: 484, details: null },
  { width: 799, list: 284, main: 515, details: null },
  { width: 800, list: 220, main: 344, details: 236 },
  { width: 1099, list: 220, main: 643, details: 236 },
  { width: 1100, list: 300, main: 488, details: 312 },
  { width: 1280, list: 300, main: 668, details: 312 },
  { width: 1440, list: 320, main: 776, details: 344 },
  { width: 1920, list: 320, main: 1256, details: 344 },
] as const;

const people = [
  { id: 'marco-bianchi', words: words.it },
  { id: 'anna-keller', words: words.en },
] as const;

let product: Product;
let chromium: Chromium;
beforeAll(async () => {
  product = await startProduct();
  chromium = await openChromium(product);
});
afterAll(async () => {
  await chromium.close();
  await product.stop();
});
afterEach(() => expect(chromium.takeWrongs()).toEqual([]));

describe.each(people)('$id', (person) => {
  let page: Page;
  let tab: Tab;
  beforeAll(async () => {
    page = await chromium.newPage({ width: 1280, height: 844 });
    await page.goto(`${product.hostUrl}/?person=${person.id}&case=${product.heroCase}`);
    tab = tabOf(page, { words: person.words });
    await tab.isOpen();
  });
  afterAll(() => page.context().close());

  test.each(sideBySide)('[AX1] at $width px: panes of $list, $main and $details px', async (expected) => {
    const { width, list, main, details } = expected;
    await resizeTo(page, width);
    expect(await widthOf(tab.list, list)).toBe(list);
    expect(await widthOf(tab.main, main)).toBe(main);
    expect(await tab.details.count()).toBe(details === null ? 0 : 1);
    if (details !== null) expect(await widthOf(tab.details, details)).toBe(details);
    expect(await tab.frame.getByRole('tab').count()).toBe(0);
    expect(await listSideways(tab)).toEqual([]);
    // The heads of both panes end on one line.
    const [left, right] = await Promise.all(
      [tab.list.locator('h1'), tab.main.locator('h2').first()].map((heading) =>
        heading.evaluate((element) => element.closest('nav > div, header')?.getBoundingClientRect().bottom),
      ),
    );
    expect([left, right]).toEqual([60, 60]);
    const readers = await tab.main
      .getByText(/Letto da|Read by/)
      .last()
      .boundingBox();
    expect(readers!.y).toBeLessThan(844);
  });

  test('[AX1] from 1440 px on the column of messages is 860 px, in the middle', async () => {
    await resizeTo(page, 1920);
    await widthOf(tab.main, 1256);
    const main = (await tab.main.boundingBox())!;
    const own = person.id === 'anna-keller' ? 'Porto la guida di ricambio' : 'Vedo la crepa';
    const other = person.id === 'anna-keller' ? 'Vedo la crepa' : 'Porto la guida di ricambio';
    const bubbles = (text: string) => tab.message(text).last();
    const right = (await bubbles(own).boundingBox())!;
    const left = (await bubbles(other).boundingBox())!;
    expect(left.x - main.x).toBe((1256 - 860) / 2);
    expect(right.x + right.width - main.x).toBe(1256 - (1256 - 860) / 2);
  });

  test('[AX1] at 768 px the details come in a drawer of 320 px from the right', async () => {
    await resizeTo(page, 768);
    await widthOf(tab.main, 484);
    const opener = tab.main.getByRole('button', { name: /Open details|Apri i dettagli/ });
    await opener.click();
    const drawer = tab.frame.getByRole('dialog', { name: person.words.details });
    for (const name of person.words.sections) {
      await drawer.getByRole('heading', { name, exact: true }).waitFor();
    }
    const box = (await drawer.boundingBox())!;
    expect([box.width, box.x + box.width]).toEqual([320, 768]);
    expect(await listSideways(tab)).toEqual([]);
    await drawer.getByRole('button', { name: /Close details|Chiudi i dettagli/ }).click();
    await drawer.waitFor({ state: 'detached' });
    expect(await opener.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  test.each([280, 320, 600])('[AX1] at %i px: one pane under three tabs', async (width) => {
    await resizeTo(page, width);
    const panes = { conversations: tab.list, messages: tab.main, details: tab.details };
    for (const [name, pane] of Object.entries(panes)) {
      const button = tab.frame.getByRole('tab', {
        name: person.words[name as keyof typeof panes],
        exact: name !== 'conversations',
      });
      await button.click();
      expect(await button.getAttribute('aria-selected')).toBe('true');
      expect((await button.boundingBox())!.height).toBe(48);
      expect(await widthOf(pane, width)).toBe(width);
      expect(await tab.frame.locator('nav, main, aside').count()).toBe(1);
      // The heading and the case stay above every tab.
      await tab.frame.getByRole('heading', { name: person.words.app, exact: true }).waitFor();
      await tab.frame.getByRole('button', { name: product.heroCase }).first().waitFor();
      expect(await listSideways(tab)).toEqual([]);
    }
    await tab.frame.getByRole('tab', { name: person.words.messages, exact: true }).click();
    await tab.isOpen();
  });

  test('[AX1] at 1280 px only what a list previews is shortened', async () => {
    await resizeTo(page, 1280);
    await widthOf(tab.main, 668);
    await tab.isOpen();
    const lists = (await tab.list.locator('ul').allInnerTexts()).join('\n');
    const shortened = await listShortened(tab);
    expect(shortened.filter((text) => !lists.includes(text))).toEqual([]);
  });
});

test.each(people)('[AX4] on a phone of $id every control is large enough for a finger', async (person) => {
  const page = await chromium.newPage({ width: 320, height: 690 }, { hasTouch: true, isMobile: true });
  await page.goto(`${product.hostUrl}/?person=${person.id}&case=${product.heroCase}`);
  const tab = tabOf(page, { words: person.words });
  await tab.isOpen();
  expect(await listSmallControls(tab)).toEqual([]);
  for (const name of ['details', 'conversations'] as const) {
    await tab.frame.getByRole('tab', { name: person.words[name] }).tap();
    await tab[name === 'details' ? 'details' : 'list'].waitFor();
    await tab.frame
      .getByRole(name === 'details' ? 'heading' : 'listitem')
      .last()
      .waitFor();
    expect(await listSmallControls(tab)).toEqual([]);
  }
  await tab.frame.getByRole('button', { name: person.words.newConversation }).tap();
  await tab.frame.getByRole('button', { name: person.words.create }).waitFor();
  await tab.frame.getByRole('combobox', { name: person.words.people }).tap();
  await tab.frame.getByRole('option').first().waitFor();
  expect(await listSmallControls(tab)).toEqual([]);
  await page.context().close();
});

test('[AX4] [FL1] on a telephone that lies on its side, Upload stays in sight above many files', async () => {
  const page = await chromium.newPage({ width: 844, height: 390 }, { hasTouch: true, isMobile: true });
  await page.goto(`${product.hostUrl}/?person=marco-bianchi&case=${product.heroCase}`);
  const tab = tabOf(page, { words: words.it });
  await tab.isOpen();
  const dialog = await tab.openUpload();
  const chosen = Array.from({ length: 8 }, (_, at) => ({
    name: `P${at}.ISO`,
    mimeType: '',
    buffer: Buffer.from('G01'),
  }));
  await dialog.locator('input[type=file]').first().setInputFiles(chosen);
  const upload = dialog.getByRole('button', { name: words.it.sendFiles, exact: true });
  await upload.click({ trial: true });
  const reach = await upload.evaluate((button) => button.getBoundingClientRect().bottom - innerHeight);
  expect(reach).toBeLessThanOrEqual(0);
  const scrolled = await dialog.evaluate((element) => element.scrollTop + document.documentElement.scrollTop);
  expect(scrolled).toBe(0);
  await page.context().close();
});

test('[AX1] [FL4] on a telephone the search of a text leaves room for the text', async () => {
  const page = await chromium.newPage({ width: 320, height: 690 }, { hasTouch: true, isMobile: true });
  await page.goto(`${product.hostUrl}/?person=marco-bianchi&case=${product.heroCase}`);
  const tab = tabOf(page, { words: words.it });
  await tab.isOpen();
  await tab.frame.getByRole('tab', { name: words.it.details }).tap();
  await tab.details.getByRole('button', { name: 'Mostra tutti i file' }).tap();
  await tab.frame
    .getByRole('dialog', { name: 'Tutti i file' })
    .getByRole('button', { name: /^P0147\.ISO/ })
    .tap();
  const preview = tab.frame.getByRole('dialog', { name: /P0147\.ISO/ });
  await preview.getByText('N0010 G90').waitFor();
  await preview.getByRole('button', { name: 'Cerca nel testo' }).tap();
  const search = preview.locator('.cm-search');
  await search.waitFor();
  const heights = await Promise.all([search, preview.locator('.cm-scroller')].map(heightOf));
  expect(heights[0]).toBeLessThan(heights[1] ?? 0);
  await page.context().close();
});

const heightOf = (element: Tab['main']) => element.evaluate((one) => one.getBoundingClientRect().height);

/** The frame fills the window below the host's bar. */
async function resizeTo(page: Page, width: number): Promise<void> {
  await page.setViewportSize({ width, height: 844 });
}

/** Its width once it has become what is expected; else what it stays at. */
async function widthOf(pane: Tab['main'], expected: number): Promise<number> {
  await pane.waitFor();
  return pane.evaluate(
    (element, wanted) =>
      new Promise<number>((resolve) => {
        const end = performance.now() + 5_000;
        const look = () => {
          const { width } = element.getBoundingClientRect();
          if (width === wanted || performance.now() > end) resolve(width);
          else requestAnimationFrame(look);
        };
        look();
      }),
    expected,
  );
}
