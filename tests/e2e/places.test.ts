import type { Page } from 'playwright-core';
import { findFaults } from './findFaults.ts';
import { listSideways } from './measure.ts';
import type { Chromium } from './openChromium.ts';
import { openChromium } from './openChromium.ts';
import type { Places } from './startPlaces.ts';
import { startPlaces } from './startPlaces.ts';
import type { Tab } from './tab.ts';
import { tabOf } from './tab.ts';
import { words } from './words.ts';

const size = { width: 1280, height: 844 };

let places: Places;
let chromium: Chromium;
let annaPage: Page;
let marco: Tab;
let anna: Tab;
beforeAll(async () => {
  places = await startPlaces();
  chromium = await openChromium(places);
  const [marcoPage, page] = [await chromium.newPage(size), await chromium.newPage(size)];
  annaPage = page;
  await marcoPage.goto(places.urlFor('marco-bianchi'));
  await annaPage.goto(places.urlFor('anna-keller'));
  marco = tabOf(marcoPage, { words: words.it });
  anna = tabOf(annaPage, { words: words.en });
  await Promise.all([marco.field.waitFor(), anna.field.waitFor()]);
});
afterAll(async () => {
  await chromium.close();
  await places.relay.stop();
});
afterEach(() => {
  places.relay.connector.heal();
  expect(chromium.takeWrongs()).toEqual([]);
});

test('[RL3] a place that is linked shows at once, and a customer sees none of GFMS', async () => {
  await anna.main.getByText('also in 1 Teams place').waitFor();
  await places.linkChat();
  await anna.main.getByText('also in 2 Teams places').waitFor();
  await placeOf(anna, `Service Italy › ${places.serviceCase.number}`).getByText('GFMS reads').waitFor();
  await placeOf(anna, 'Officina notte').getByText('3 people of Officine Rossi').waitFor();
  await placeOf(marco, 'Officina notte').waitFor();
  await marco.main.getByText('anche in 2 chat Teams').waitFor();
  expect(await marco.details.getByText('Service Italy').count()).toBe(0);
  expect(await marco.main.getByText('Service Italy').count()).toBe(0);
});

test('[MS6] a sign says stored until the other company has it in Teams', async () => {
  const { connector } = places.relay;
  for (const conversationId of [places.thread.conversationId, places.chat.conversationId])
    connector.fail({ conversationId, operation: 'post', status: 429, times: 1_000 });
  await marco.write('Il filo si rompe a 12 mm.');
  await marco.log.getByRole('button', { name: /Salvato$/ }).waitFor();
  expect(await marco.log.getByText('Presso GFMS').count()).toBe(0);
  connector.heal();
  await marco.log.getByRole('button', { name: /Presso GFMS$/ }).waitFor();
  await anna.write('Porto la guida di ricambio alle 7.');
  await anna.log.getByRole('button', { name: /At Officine Rossi$/ }).waitFor();
  await places.chat.untilSays('Porto la guida di ricambio alle 7.');
});

test('[RL6] a place out of reach says so and why, and has everything when it is tried again', async () => {
  const { connector } = places.relay;
  const { conversationId } = places.chat;
  connector.fail({ conversationId, status: 403, code: 'BotNotInConversationRoster', times: 1_000 });
  await anna.write('Serve anche il filo nuovo?');
  const unreachable = placeOf(anna, 'Officina notte');
  await unreachable.getByText('Unreachable').waitFor();
  await unreachable.getByText('Bot was removed').waitFor();
  const sign = anna.log.getByRole('button', { name: /Not sent to “Officina notte”: it cannot be reached$/ });
  await sign.waitFor();
  await sign.click();
  const list = anna.frame.getByRole('dialog', { name: 'Where this message stands' });
  await list
    .getByRole('listitem')
    .filter({ hasText: 'Service Italy' })
    .getByText('Delivered to Teams')
    .waitFor();
  await list.getByText('Not sent: it cannot be reached').waitFor();
  expect(await findFaults(annaPage)).toEqual([]);
  expect(await listSideways(anna)).toEqual([]);
  await annaPage.keyboard.press('Escape');
  await list.waitFor({ state: 'detached' });
  await anna.write('Lo porto io.');
  await anna.message('Lo porto io.').waitFor();
  connector.heal();
  await unreachable.getByRole('button', { name: 'Try again: Officina notte' }).click();
  await unreachable.getByText('OK', { exact: true }).waitFor();
  await sign.waitFor({ state: 'detached' });
  await anna.log
    .getByRole('button', { name: /At Officine Rossi$/ })
    .last()
    .waitFor();
  await places.chat.untilSays('Lo porto io.');
  const texts = places.chat.texts().join();
  expect(texts.indexOf('Serve anche il filo nuovo?')).toBeLessThan(texts.indexOf('Lo porto io.'));
  expect(countOf(texts, 'Serve anche il filo nuovo?')).toBe(1);
});

test('[MS6] [RL6] what may have arrived is not repeated by itself, and sent again after a question', async () => {
  const text = 'Arrivo con il collega.';
  const { connector } = places.relay;
  const { conversationId } = places.chat;
  connector.fail({ conversationId, operation: 'post', isDelivered: true });
  await anna.write(text);
  await anna.log.getByRole('button', { name: /Sent, arrival not confirmed$/ }).waitFor();
  await anna.log.getByRole('button', { name: 'Send again to Officina notte' }).click();
  const question = anna.frame.getByRole('dialog', { name: 'Send again to “Officina notte”?' });
  await question.getByText('then it arrives twice').waitFor();
  expect(await findFaults(annaPage)).toEqual([]);
  expect(countOf(places.chat.texts().join(), text)).toBe(1);
  await question.getByRole('button', { name: 'Send again' }).click();
  await question.waitFor({ state: 'detached' });
  await connector.waitFor(() => countOf(places.chat.texts().join(), text) === 2);
  await anna.log.getByText('Sent, arrival not confirmed').waitFor({ state: 'detached' });
});

test('[RL3] who unlinks a place is asked, and from then on nothing goes there', async () => {
  await placeOf(marco, 'Officina notte').getByRole('button', { name: 'Altro su Officina notte' }).click();
  await marco.frame.getByRole('menuitem', { name: 'Scollega…' }).click();
  const question = marco.frame.getByRole('dialog', { name: /Officina notte/ });
  await question.getByRole('button', { name: 'Scollega' }).click();
  await placeOf(marco, 'Officina notte').waitFor({ state: 'detached' });
  await anna.main.getByText('also in 1 Teams place').waitFor();
  await anna.log.getByText('Marco Bianchi unlinked “Officina notte” in Teams').waitFor();
  await anna.write('Solo nella scheda.');
  await places.thread.untilSays('Solo nella scheda.');
  expect(places.chat.texts().join()).not.toContain('Solo nella scheda.');
});

/** A linked place among the details, by its name. */
function placeOf(tab: Tab, name: string) {
  return tab.details.getByRole('listitem').filter({ hasText: name });
}

function countOf(texts: string, text: string): number {
  return texts.split(text).length - 1;
}
