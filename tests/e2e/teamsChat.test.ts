import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Chat } from './chat.ts';
import { openChat } from './chat.ts';
import type { Chromium } from './openChromium.ts';
import { openChromium } from './openChromium.ts';
import type { Product } from './startProduct.ts';
import { startProduct } from './startProduct.ts';
import type { Tab } from './tab.ts';
import { tabOf } from './tab.ts';
import { words } from './words.ts';

const folder = join(import.meta.dirname, '../output/shots');
const size = { width: 1280, height: 844 };
const channel = 'GFMS Service Italy - Service Italy';

let product: Product;
let chromium: Chromium;
let customer: Chat;
let gfms: Chat;
let marcoPage: Page;
let annaPage: Page;
let marco: Tab;
let anna: Tab;
beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  product = await startProduct({ hasChats: true });
  chromium = await openChromium(product);
  customer = await openChat(await chromium.newPage(size), product.chatUrls.customer);
  gfms = await openChat(await chromium.newPage(size), product.chatUrls.gfms);
  [marcoPage, annaPage] = await Promise.all([openTab('marco-bianchi'), openTab('anna-keller')]);
  marco = tabOf(marcoPage, { words: words.it });
  anna = tabOf(annaPage, { words: words.en });
  await Promise.all([marco.isOpen(), anna.isOpen()]);
});
afterAll(async () => {
  await chromium.close();
  await product.stop();
});
afterEach(() => expect(chromium.takeWrongs()).toEqual([]));

test('[RL2] a channel of GFMS holds one thread for each case, whose first line says who reads replies', async () => {
  await gfms.open(channel);
  await gfms.post('link GFMS Italy');
  await gfms.thread('link GFMS Italy').getByText('Each case of GFMS Italy gets a thread here.').waitFor();
  // The case's thread is made with its first news.
  await marco.write('La macchina è di nuovo ferma.');
  await gfms.thread(product.heroCase).waitFor();
  expect(await gfms.thread(product.heroCase).textContent()).toContain(
    'Replies here are read by Officine Rossi',
  );
  await gfms.thread(product.heroCase).getByText('La macchina è di nuovo ferma.').waitFor();
});

test('[RL1] [RL3] from his chat with the bot a customer reaches every tab and the thread of GFMS', async () => {
  await customer.open('Personal Chat');
  await customer.write(`link ${product.heroCase}`);
  await customer.page.getByText(`Collegata a ${product.heroCase}`).first().waitFor();
  await customer.write('Il filo si rompe a 12 mm.');
  await marco.message('Il filo si rompe a 12 mm.').waitFor();
  await anna.message('Il filo si rompe a 12 mm.').waitFor();
  await gfms.thread(product.heroCase).getByText('Il filo si rompe a 12 mm.').waitFor();
  expect(await marco.message('Il filo si rompe a 12 mm.').count()).toBe(1);
});

test('[RL1] [RL2] a reply in the thread reaches the customer, and one that begins with // stays', async () => {
  await gfms.reply(product.heroCase, '// he is new, be patient');
  await anna.message('he is new, be patient').waitFor({ state: 'detached' });
  await gfms.reply(product.heroCase, 'I bring the spare guide at seven.');
  await customer.page.getByText('I bring the spare guide at seven.').waitFor();
  await marco.message('I bring the spare guide at seven.').waitFor();
  await anna.write('And the new wire.');
  await customer.page.getByText('And the new wire.').waitFor();
  await gfms.thread(product.heroCase).getByText('And the new wire.').waitFor();
  expect(await customer.page.getByText('he is new').count()).toBe(0);
  expect(await marco.message('he is new').count()).toBe(0);
  // The relay's own posts come not back.
  expect(await customer.page.getByText('I bring the spare guide at seven.').count()).toBe(1);
  expect(await gfms.thread(product.heroCase).getByText('Il filo si rompe a 12 mm.').count()).toBe(1);
});

test("[RL2] [NT1] the case's card in the thread is updated in place, not posted again", async () => {
  const root = gfms
    .thread(product.heroCase)
    .locator('.ac-adaptiveCard')
    .filter({ hasText: 'Replies here are read by' });
  await root.getByText('Waiting for GFMS').first().waitFor();
  const caller = await product.as('anna-keller');
  expect((await caller.patch(`/cases/${product.heroCase}`, { state: 'waitingForCustomer' })).status).toBe(
    200,
  );
  await root.getByText('Waiting for Officine Rossi').first().waitFor();
  expect(await root.getByText('Waiting for GFMS').count()).toBe(0);
  expect(await root.count()).toBe(1);
});

test('[RL1] the same case in two chats and two tabs', async () => {
  await gfms.thread(product.heroCase).evaluate((thread) => thread.scrollIntoView());
  for (const [name, page] of [
    ['teams-chat-customer', customer.page],
    ['teams-chat-gfms', gfms.page],
    ['teams-chat-tab-marco', marcoPage],
    ['teams-chat-tab-anna', annaPage],
  ] as const) {
    await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
  }
});

async function openTab(person: string): Promise<Page> {
  const page = await chromium.newPage(size);
  await page.goto(`${product.hostUrl}/?${new URLSearchParams({ person, case: product.heroCase })}`);
  return page;
}
