import type { Page } from 'playwright-core';
import { openStream } from '../builders/openStream.ts';
import { say } from '../builders/say.ts';
import { findWords, hero, openBothSides, sizeOfBoth, startChat } from './openBothSides.ts';
import type { Chromium } from './openChromium.ts';
import { openChromium } from './openChromium.ts';
import type { Product } from './startProduct.ts';
import { startProduct } from './startProduct.ts';
import type { Tab } from './tab.ts';

let product: Product;
let chromium: Chromium;
let page: Page;
let marco: Tab;
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
  page = await chromium.newPage(sizeOfBoth);
  ({ marco, anna } = await openBothSides(page, product));
});
afterEach(async () => {
  await page.context().close();
  expect(chromium.takeWrongs()).toEqual([]);
});

test('[CV2] [CV1] each starts a direct chat with his own people; the other company never learns of it', async () => {
  const [toAnna, toSven, toDieter] = await Promise.all(
    ['anna-keller', 'sven-brandt', 'dieter-hoffmann'].map(async (id) => openStream(await product.as(id))),
  );
  const [toMarco, toGiulia] = await Promise.all(
    ['marco-bianchi', 'giulia-rossi'].map(async (id) => openStream(await product.as(id))),
  );
  await startChat(marco, { name: 'Turno segreto', typed: 'giu', person: 'Giulia Rossi' });
  await marco.main.getByText('Solo Officine Rossi').first().waitFor();
  await marco.write('Non lo dica a nessuno.');
  await marco.message('Non lo dica a nessuno.').getByText('Salvato').waitFor();
  await startChat(anna, { name: 'Hidden at GFMS', typed: 'lui', person: 'Luis Ortega' });
  await anna.main.getByText('Only GFMS').first().waitFor();
  await anna.write('Let us keep this between us.');
  await anna.message('Let us keep this between us.').getByText('Stored').waitFor();

  // Streams keep their order: behind this message nothing of before is still on its way.
  const { conversationId } = (await (await product.as('marco-bianchi')).get(`/cases/${product.heroCase}`))
    .body as { conversationId: string };
  await say(await product.as('giulia-rossi'), conversationId, 'Fin qui');
  await say(await product.as('dieter-hoffmann'), await chatOf('dieter-hoffmann', 120), 'Bis hierher');
  await toDieter!.until(tells('Bis hierher'));
  for (const stream of [toAnna!, toMarco!, toGiulia!]) await stream.until(tells('Fin qui'));
  expect(toGiulia!.events.some(tells('Non lo dica'))).toBe(true);

  const ofMarco = /Turno segreto|Non lo dica/;
  const ofAnna = /Hidden at GFMS|Let us keep/;
  for (const [streams, secret] of [
    [[toAnna!, toSven!, toDieter!], ofMarco],
    [[toMarco!, toGiulia!, toDieter!], ofAnna],
  ] as const) {
    for (const stream of streams) expect(JSON.stringify(stream.events)).not.toMatch(secret);
  }
  for (const [person, secret] of [
    ['anna-keller', ofMarco],
    ['sven-brandt', ofMarco],
    ['dieter-hoffmann', ofMarco],
    ['marco-bianchi', ofAnna],
    ['dieter-hoffmann', ofAnna],
  ] as const) {
    const caller = await product.as(person);
    for (const path of [
      '/conversations?limit=100',
      '/conversations?query=e',
      '/cases?limit=100',
      '/people',
    ]) {
      expect((await caller.get(path)).text).not.toMatch(secret);
    }
  }
  expect(await findWords(anna, ofMarco)).toEqual([]);
  expect(await findWords(marco, ofAnna)).toEqual([]);
  for (const stream of [toAnna!, toSven!, toDieter!, toMarco!, toGiulia!]) stream.close();
});

test('[CV1] the dialog offers people of the own company only, and says who does not see it', async () => {
  for (const [side, { unseen, own, foreign }] of [
    [marco, { unseen: 'GFMS non vede che esiste.', own: 'Paolo Conti', foreign: 'Anna Keller' }],
    [anna, { unseen: 'Officine Rossi does not see that it exists.', own: 'Sven Brandt', foreign: 'Marco' }],
  ] as const) {
    await side.frame.getByRole('button', { name: side.words.newConversation, exact: true }).click();
    const dialog = side.frame.getByRole('dialog', { name: side.words.newConversation });
    await dialog.getByText(unseen).waitFor();
    await dialog.getByRole('combobox', { name: side.words.people }).click();
    await side.frame.getByRole('option', { name: own }).waitFor();
    expect(await side.frame.getByRole('option', { name: foreign }).count()).toBe(0);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  }
});

test('[SC3] the priority is read at GFMS only', async () => {
  await anna.details.getByText('Priority 1').waitFor();
  expect(await findWords(marco, /priorit/i)).toEqual([]);
  const { text } = await (await product.as('marco-bianchi')).get(`/cases/${product.heroCase}`);
  expect(text).not.toMatch(/priorit/i);
});

test('[SC2] an internal case is seen at GFMS only, marked as such', async () => {
  await anna.row('Batch of cracked wire guides').click();
  await anna.title('Batch of cracked wire guides').waitFor();
  await anna.main.getByText('Only GFMS').first().waitFor();
  const search = marco.frame.getByRole('searchbox', { name: marco.words.search });
  for (const typed of ['Batch of cracked', '000122']) {
    await search.fill(typed);
    await marco.list.getByText('Nessun risultato').waitFor();
  }
  await search.fill('');
  await marco.row(hero).waitFor();
  expect(await findWords(marco, /Batch of cracked|000122/)).toEqual([]);
});

async function chatOf(personId: string, number: number): Promise<string> {
  const answer = await (await product.as(personId)).get(`/cases/${product.demoCase(number)}`);
  return (answer.body as { conversationId: string }).conversationId;
}

function tells(text: string) {
  return (event: unknown) => JSON.stringify(event).includes(text);
}
