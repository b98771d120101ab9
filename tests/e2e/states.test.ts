import type { Page, Route } from 'playwright-core';
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
let marco: Tab;
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
  marco = tabOf(page, { words: words.it });
});
afterEach(async () => {
  await page.context().close();
  expect(chromium.takeWrongs()).toEqual([]);
});

test('[SE2] [AX3] a link to a foreign case and one to no case at all look the same', async () => {
  const seen: string[] = [];
  for (const number of [product.demoCase(120), product.demoCase(122), product.demoCase(999_999)]) {
    await page.goto(`${product.hostUrl}/?person=marco-bianchi&case=${number}`);
    await marco.main.getByRole('heading', { name: 'Qui non c’è niente per Lei' }).waitFor();
    seen.push(await marco.main.evaluate((element) => element.innerHTML));
  }
  expect(new Set(seen).size).toBe(1);
  expect(seen[0]).not.toContain('SC-');
  await marco.main.getByRole('button', { name: 'Torna alle conversazioni' }).click();
  await marco.isOpen();
});

test('[CV1] [AX3] a link to a conversation of others and one to none look the same', async () => {
  const { body } = await (await product.as('anna-keller')).get('/conversations?query=Guide exchange');
  const { items } = body as { items: { id: string }[] };
  const seen: string[] = [];
  for (const id of [items[0]!.id, '00000000-0000-4000-8000-000000000000', 'what?']) {
    const link = encodeURIComponent(`conversation/${encodeURIComponent(id)}`);
    await page.goto(`${product.hostUrl}/?person=marco-bianchi&page=${link}`);
    await marco.main.getByRole('heading', { name: 'Qui non c’è niente per Lei' }).waitFor();
    seen.push(await marco.main.evaluate((element) => element.innerHTML));
  }
  expect(new Set(seen).size).toBe(1);
});

test('[SC9] a link to a case one may see offers to join and open it', async () => {
  await page.goto(`${product.hostUrl}/?person=marco-bianchi&case=${product.demoCase(118)}`);
  await marco.main.getByText('Lei può vedere questo caso, ma non vi partecipa ancora.').waitFor();
  expect(await marco.field.count()).toBe(0);
  await marco.main.getByRole('button', { name: 'Partecipa e apri' }).click();
  await marco.isOpen();
  await marco.message('Il lettore della tavola dà errore').waitFor();
});

test('[AX3] messages that do not load: plain words, a reference, and Try again', async () => {
  const path = /\/api\/conversations\/[^/]+\/messages/;
  await page.route(path, fail);
  await page.goto(`${product.hostUrl}/?person=marco-bianchi&case=${product.heroCase}`);
  const alert = marco.main.getByRole('alert');
  await alert.getByRole('heading', { name: 'I messaggi non si caricano' }).waitFor();
  await alert.getByText('Il Suo testo è al sicuro.').waitFor();
  await alert.getByText('7F3K-2Q9A').waitFor();
  // One may write all the same.
  await marco.field.fill('Scritto prima');
  await page.unroute(path);
  await alert.getByRole('button', { name: marco.words.tryAgain }).click();
  await marco.isOpen();
  expect(await marco.field.inputValue()).toBe('Scritto prima');
});

test('[AX3] lists and details that do not load say so where they stand', async () => {
  await page.route(/\/api\/conversations(\?|$)/, fail);
  await page.route(/\/details$/, fail);
  await page.goto(`${product.hostUrl}/?person=marco-bianchi&case=${product.heroCase}`);
  await marco.list.getByText('Le conversazioni non si caricano').waitFor();
  await marco.details.getByText('I dettagli non si caricano').waitFor();
  await marco.isOpen();
  await page.unrouteAll();
  await marco.list.getByRole('button', { name: marco.words.tryAgain }).click();
  await marco.row('Filo rotto').waitFor();
  await marco.details.getByRole('button', { name: marco.words.tryAgain }).click();
  await marco.details.getByText('350-08.1147').waitFor();
});

test('[AX3] who one is could not be learned: a reference and Try again', async () => {
  await page.route('**/api/me', fail);
  await page.goto(`${product.hostUrl}/?person=marco-bianchi`);
  const alert = marco.frame.getByRole('alert');
  await alert.getByText('Conferenza non si carica').waitFor();
  await alert.getByText('7F3K-2Q9A').waitFor();
  await page.unrouteAll();
  await alert.getByRole('button', { name: marco.words.tryAgain }).click();
  await marco.isOpen();
});

test('[AX3] while it loads, the shapes of what comes are shown', async () => {
  let release: (() => void) | undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(/\/api\/conversations/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(`${product.hostUrl}/?person=marco-bianchi`);
  await marco.list.locator('[aria-busy="true"]').waitFor();
  await marco.send.waitFor({ state: 'detached' });
  expect((await marco.frame.locator('#root').innerText()).trim()).not.toBe('');
  release!();
  await marco.isOpen();
});

test('[SE1] [AX3] who is not set up is told kindly what to send to whom', async () => {
  await page.goto(`${product.hostUrl}/?person=lena-vogt`);
  const tab = tabOf(page, { words: words.en });
  await tab.frame.getByRole('heading', { name: 'Hello, Lena Vogt' }).waitFor();
  await tab.frame.getByText('your company is not connected to you yet').waitFor();
  await tab.frame.getByRole('button', { name: 'Copy these details' }).waitFor();
  expect(await tab.frame.locator('pre').innerText()).toMatch(/^Conferencing\nLena Vogt\n[\w-]{6,}$/);
});

test.each([
  ['en-GB', 'Open Conferencing in Teams', 'Open Teams'],
  ['it-IT', 'Apra Conferenza in Teams', 'Apri Teams'],
])('[AX3] in a plain browser (%s) the page says where it works', async (locale, title, button) => {
  const plain = await chromium.newPage({ width: 600, height: 500 }, { locale });
  await plain.goto(product.appUrl);
  await plain.getByRole('heading', { name: title }).waitFor();
  expect(await plain.getByRole('link', { name: button }).getAttribute('href')).toBe(
    'https://teams.microsoft.com/',
  );
  await plain.context().close();
});

test('[SC6] a closed case is read only, and stays in the list', async () => {
  await page.goto(`${product.hostUrl}/?person=marco-bianchi&case=${product.demoCase(87)}`);
  await marco.message('Chiudo il caso').waitFor();
  await marco.main.getByText('Questo caso è chiuso.').waitFor();
  expect(await marco.field.count()).toBe(0);
  await marco.row('Filtro resina').getByText('Chiuso').waitFor();
});

test('[SC6] what one was writing when the case was closed is kept', async () => {
  await page.goto(`${product.hostUrl}/?person=marco-bianchi&case=${product.demoCase(119)}`);
  await marco.isOpen();
  await marco.field.fill('Filtro tipo 2, livello a metà');
  const anna = await product.as('anna-keller');
  expect((await anna.patch(`/cases/${product.demoCase(119)}`, { state: 'closed' })).status).toBe(200);
  await marco.main.getByText('Questo caso è chiuso.').waitFor();
  await marco.main.getByText('Filtro tipo 2, livello a metà').waitFor();
});

async function fail(route: Route): Promise<void> {
  const error = { code: 'failed', message: 'for the tests', reference: '7F3K-2Q9A' };
  await route.fulfill({ status: 500, json: { error } });
}
