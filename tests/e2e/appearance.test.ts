import type { Page } from 'playwright-core';
import { until } from '../http/live/until.ts';
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

test('[AX1] the three themes are switched live: nothing is loaded again, nothing typed is lost', async () => {
  await anna.field.fill('Half a sentence');
  await anna.frame.locator('body').evaluate((body) => Object.assign(body, { isTheSame: true }));
  const ofPane2 = { Light: 'rgb(245, 245, 245)', Dark: 'rgb(31, 31, 31)', 'High contrast': 'rgb(0, 0, 0)' };
  for (const theme of ['Dark', 'High contrast', 'Light'] as const) {
    await page.getByLabel('Theme').selectOption(theme);
    await until(async () => (await surfaceOf(anna)) === ofPane2[theme], { what: `${theme} is not shown` });
  }
  expect(await anna.field.inputValue()).toBe('Half a sentence');
  expect(await anna.frame.locator('body').evaluate((body) => 'isTheSame' in body)).toBe(true);
});

test('[AX1] in high contrast meanings have borders: bubbles, badges, the reader line', async () => {
  await page.getByLabel('Theme').selectOption('High contrast');
  await until(async () => (await surfaceOf(anna)) === 'rgb(0, 0, 0)', { what: 'no high contrast' });
  const bubble = anna.message('Vedo la crepa').locator('div').first();
  expect(await bubble.evaluate((element) => getComputedStyle(element).borderTopColor)).toBe(
    'rgb(255, 255, 255)',
  );
});

test('[AX2] a language brings all words, dates and the manual’s names; what was typed is kept', async () => {
  await anna.field.fill('Half a sentence');
  await page.getByLabel('Language').selectOption('Italiano');
  const tab = tabOf(page, { words: words.it });
  await tab.isOpen();
  expect(await tab.frame.locator('html').getAttribute('lang')).toBe('it');
  for (const name of [tab.words.app, ...tab.words.sections]) {
    await tab.frame.getByRole('heading', { name, exact: true }).first().waitFor();
  }
  for (const name of [tab.words.newConversation, tab.words.send, tab.words.add, tab.words.addPeople]) {
    await tab.frame.getByRole('button', { name, exact: true }).waitFor();
  }
  await tab.log.evaluate((element) => element.scrollTo(0, 0));
  await tab.log
    .getByText(/^(Oggi|Ieri), /)
    .first()
    .waitFor();
  await tab.main.getByText('Letto da GFMS e Officine Rossi').first().waitFor();
  expect(await tab.field.inputValue()).toBe('Half a sentence');
  await page.getByLabel('Language').selectOption('English');
  await anna.isOpen();
  await anna.log.evaluate((element) => element.scrollTo(0, 0));
  await anna.log
    .getByText(/^(Today|Yesterday), /)
    .first()
    .waitFor();
  expect(await anna.frame.locator('html').getAttribute('lang')).toBe('en');
});

test('[AX1] at 200 % zoom everything is still reached, without scrolling sideways', async () => {
  // 1280 px at 200 % are 640 px of layout.
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setDeviceMetricsOverride', {
    width: 640,
    height: 422,
    deviceScaleFactor: 2,
    mobile: false,
  });
  await anna.send.waitFor();
  await anna.write('At two hundred percent');
  await anna.message('At two hundred percent').getByText('Stored').waitFor();
  await anna.main.getByRole('button', { name: 'Open details' }).click();
  await anna.frame.getByRole('dialog', { name: 'Details' }).getByText('350-08.1147').waitFor();
});

/** The colour behind the messages. */
function surfaceOf({ main }: Tab): Promise<string> {
  return main.evaluate((element) => getComputedStyle(element).backgroundColor);
}
