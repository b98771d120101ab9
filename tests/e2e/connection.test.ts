import type { Page } from 'playwright-core';
import type { Message } from '../../api/contract/messages.ts';
import type { Caller } from '../builders/createCaller.ts';
import { say } from '../builders/say.ts';
import { until } from '../http/live/until.ts';
import { waitForAnswer } from '../../local/waitForAnswer.ts';
import type { Chromium } from './openChromium.ts';
import { openChromium, patience } from './openChromium.ts';
import type { Product } from './startProduct.ts';
import { startProduct } from './startProduct.ts';
import type { Tab } from './tab.ts';
import { tabOf } from './tab.ts';
import { words } from './words.ts';

const sending = /\/api\/conversations\/[^/]+\/messages$/;
const stream = /\/api\/events$/;

let product: Product;
let chromium: Chromium;
let anna: Caller;
let conversationId: string;
let page: Page;
let marco: Tab;
beforeAll(async () => {
  product = await startProduct();
  chromium = await openChromium(product);
  anna = await product.as('anna-keller');
  conversationId = ((await anna.get(`/cases/${product.heroCase}`)).body as { conversationId: string })
    .conversationId;
});
afterAll(async () => {
  await chromium.close();
  await product.stop();
});
beforeEach(async () => {
  page = await chromium.newPage({ width: 1280, height: 844 });
  await page.goto(`${product.hostUrl}/?person=marco-bianchi&case=${product.heroCase}`);
  marco = tabOf(page, { words: words.it });
  await marco.isOpen();
});
afterEach(async () => {
  await page.context().close();
  expect(chromium.takeWrongs()).toEqual([]);
});

test('[MS7] [AX3] without a network writing goes on: it waits, in order, and is sent once', async () => {
  await page.context().setOffline(true);
  await marco.main.getByText(/^Senza rete dalle \d+:\d+\./).waitFor();
  await marco.main.getByText('Quello che scrive resta qui e parte da solo.').waitFor();
  for (const text of ['Primo senza rete', 'Secondo senza rete', 'Terzo senza rete']) await marco.write(text);
  await marco.message('Primo senza rete').getByText('1 di 3 in attesa').waitFor();
  await marco.message('Terzo senza rete').getByText('3 di 3 in attesa').waitFor();
  // Who reads stays said.
  await marco.main.getByText('Letto da GFMS e Officine Rossi').last().waitFor();
  expect((await stored()).filter((text) => text.includes('senza rete'))).toEqual([]);
  await page.context().setOffline(false);
  await marco.message('Terzo senza rete').getByText('Salvato').waitFor();
  await marco.main.getByText(/^Senza rete/).waitFor({ state: 'detached' });
  expect((await stored()).filter((text) => text.includes('senza rete'))).toEqual([
    'Primo senza rete',
    'Secondo senza rete',
    'Terzo senza rete',
  ]);
  for (const text of ['Primo', 'Secondo', 'Terzo']) {
    expect(await marco.message(`${text} senza rete`).count()).toBe(1);
  }
});

test('[MS7] what waits survives a reload and is sent once, a draft stays a draft', async () => {
  await page
    .context()
    .route(sending, (route) =>
      route.request().method() === 'POST' ? route.abort('internetdisconnected') : route.fallback(),
    );
  await marco.write('Sopravvive al ricaricamento');
  await marco.message('Sopravvive al ricaricamento').getByText('In attesa di rete').waitFor();
  await marco.field.fill('Solo una bozza');
  await page.reload();
  await marco.isOpen();
  await marco.message('Sopravvive al ricaricamento').getByText('In attesa di rete').waitFor();
  expect(await marco.field.inputValue()).toBe('Solo una bozza');
  await page.context().unroute(sending);
  await marco.message('Sopravvive al ricaricamento').getByText('Salvato').waitFor();
  expect((await stored()).filter((text) => text.includes('ricaricamento'))).toEqual([
    'Sopravvive al ricaricamento',
  ]);
  expect((await stored()).filter((text) => text.includes('bozza'))).toEqual([]);
});

test('[MS1] an answer that is lost on its way makes no second message', async () => {
  let lost = 0;
  await page.context().route(sending, async (route) => {
    if (route.request().method() !== 'POST') return route.fallback();
    const answer = await route.fetch();
    lost += 1;
    return lost <= 2 ? route.abort('connectionreset') : route.fulfill({ response: answer });
  });
  await marco.write('La risposta si perde');
  await marco.message('La risposta si perde').getByText('Salvato').waitFor();
  await until(() => lost >= 3, { what: 'it was not repeated', within: patience });
  expect(await marco.message('La risposta si perde').count()).toBe(1);
  expect((await stored()).filter((text) => text === 'La risposta si perde')).toHaveLength(1);
  await page.context().unroute(sending);
});

test('[EV1] after kill -9 of the server an open tab resumes: nothing lost, nothing shown twice', async () => {
  await marco.frame.locator('body').evaluate((body) => Object.assign(body, { isTheSame: true }));
  await say(anna, conversationId, 'Prima della caduta 1');
  await marco.message('Prima della caduta 1').waitFor();
  // The tab's line is cut, and stays cut while more is said, before and after the fall.
  await page.context().route(stream, (route) => route.abort('connectionrefused'));
  product.signalApp('SIGKILL');
  await waitForAnswer(`${product.appUrl}/readyz`, patience);
  const said = ['Dopo la caduta 1', 'Dopo la caduta 2', 'Dopo la caduta 3'];
  for (const text of said.slice(0, 2)) await say(anna, conversationId, text);
  await marco.main.getByText(/^Senza rete/).waitFor();
  await say(anna, conversationId, said[2]);
  await page.context().unroute(stream);
  await marco.frame.locator('body').evaluate(() => dispatchEvent(new Event('online')));
  for (const text of said) await marco.message(text).waitFor();
  await marco.main.getByText(/^Senza rete/).waitFor({ state: 'detached' });
  await say(anna, conversationId, 'Tutto come prima');
  await marco.message('Tutto come prima').waitFor();
  const shown = (await marco.log.getByRole('article').allInnerTexts()).join('\n');
  for (const text of [...said, 'Prima della caduta 1', 'Tutto come prima']) {
    expect(shown.split(text)).toHaveLength(2);
  }
  expect(await marco.frame.locator('body').evaluate((body) => 'isTheSame' in body)).toBe(true);
});

test('[MS7] [AX3] a server that does not answer for a while is waited for', async () => {
  product.signalApp('SIGSTOP');
  await marco.write('Il server dorme');
  await marco.message('Il server dorme').getByText('In attesa').waitFor();
  expect(await marco.message('Il server dorme').getByText('Salvato').count()).toBe(0);
  product.signalApp('SIGCONT');
  await marco.message('Il server dorme').getByText('Salvato').waitFor();
  expect((await stored()).filter((text) => text === 'Il server dorme')).toHaveLength(1);
});

/** The texts of the conversation as the server has them. */
async function stored(): Promise<string[]> {
  const answer = await anna.get(`/conversations/${conversationId}/messages?limit=100`);
  return (answer.body as { items: Message[] }).items
    .filter(({ kind }) => kind === 'message')
    .map(({ text }) => text);
}
