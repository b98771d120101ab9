import type { Page } from 'playwright-core';
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

test('[MS10] both sides open the same case and read who will read it', async () => {
  for (const side of [marco, anna]) {
    await side.frame.getByRole('heading', { name: side.words.app, exact: true }).waitFor();
    await side.list.getByRole('button', { name: new RegExp(`${product.heroCase}, ${hero}`) }).waitFor();
    await side.send.waitFor();
  }
  await marco.main.getByText('Letto da GFMS e Officine Rossi', { exact: true }).waitFor();
  await anna.main.getByText('Read by GFMS and Officine Rossi', { exact: true }).waitFor();
  expect(await marco.frame.locator('html').getAttribute('lang')).toBe('it');
  expect(await anna.frame.locator('html').getAttribute('lang')).toBe('en');
  expect(await brightnessOf(marco)).toBeGreaterThan(200);
  expect(await brightnessOf(anna)).toBeLessThan(60);
});

test('[EV1] what one side writes the other sees at once, without a reload, and its sign says stored', async () => {
  for (const side of [marco, anna]) {
    await side.frame.locator('body').evaluate((body) => Object.assign(body, { isTheSame: true }));
  }
  await marco.write('La guida è smontata.');
  await anna.message('La guida è smontata.').waitFor();
  await marco.message('La guida è smontata.').getByText('Salvato').waitFor();
  await anna.write('Thank you, I bring the spare one.');
  await marco.message('Thank you, I bring the spare one.').waitFor();
  await anna.message('Thank you, I bring the spare one.').getByText('Stored').waitFor();
  expect(await marco.field.inputValue()).toBe('');
  for (const side of [marco, anna]) {
    expect(await side.message('La guida è smontata.').count()).toBe(1);
    expect(await side.message('Thank you, I bring the spare one.').count()).toBe(1);
    expect(await side.frame.locator('body').evaluate((body) => 'isTheSame' in body)).toBe(true);
  }
});

test('[CV4] [MS11] what came meanwhile is counted, and the conversation opens at it', async () => {
  await anna.row('Pompa dielettrico rumorosa').click();
  await anna.title('Pompa dielettrico rumorosa').waitFor();
  await marco.write('Primo da leggere');
  await marco.write('Secondo da leggere');
  const row = anna.row(hero);
  await row.getByText('2', { exact: true }).waitFor();
  expect(await row.getAttribute('aria-label')).toContain('2 unread messages');
  // It is the newest again.
  expect(await anna.list.getByRole('listitem').first().textContent()).toContain(hero);
  await row.click();
  const newSince = anna.log.getByText(/^New since \d+:\d+/);
  await newSince.waitFor();
  await anna.message('Secondo da leggere').waitFor();
  expect(await anna.log.innerText()).toMatch(/New since[^]*Primo da leggere[^]*Secondo da leggere/);
  await row.getByText('2', { exact: true }).waitFor({ state: 'detached' });
});

test('[SC9] an open case under Other open cases is joined by one press', async () => {
  const joined = /Errore lettore UV/;
  const others = marco.list.getByRole('region', { name: marco.words.otherCases });
  await others.getByRole('listitem').filter({ hasText: joined }).getByRole('button').click();
  await marco.title(joined).waitFor();
  await marco.message('Errore del lettore UV dopo il cambio turno').waitFor();
  await marco.log.getByText('Lei partecipa').waitFor();
  const chats = marco.list.getByRole('region', { name: marco.words.serviceCaseChats });
  await chats.getByRole('listitem').filter({ hasText: joined }).waitFor();
  expect(await others.getByRole('listitem').filter({ hasText: joined }).count()).toBe(0);
  await marco.write('Partecipo anch’io.');
  await marco.message('Partecipo anch’io.').getByText('Salvato').waitFor();
});

test('[CV4] the list filters by name, case number, person and serial number as one types', async () => {
  const search = marco.frame.getByRole('searchbox', { name: marco.words.search });
  for (const [typed, found, hidden] of [
    ['dielettr', 'Pompa dielettrico rumorosa', hero],
    ['000104', 'Taratura asse U/V', hero],
    ['paolo', 'Turno di notte', hero],
    ['351-02.0388', 'Pompa dielettrico rumorosa', hero],
  ] as const) {
    await search.fill(typed);
    await marco.row(found).waitFor();
    await marco.row(hidden).waitFor({ state: 'detached' });
  }
  await search.fill('nothing is called so');
  await marco.list.getByText('Nessun risultato per «nothing is called so».').waitFor();
  await search.fill('');
  await marco.row(hero).waitFor();
});

test('[DP1] pane 3 shows the case, its people and every section', async () => {
  for (const side of [marco, anna]) {
    for (const name of side.words.sections) {
      await side.details.getByRole('heading', { name, exact: true }).waitFor();
    }
    await side.details.getByRole('button', { name: side.words.addPeople }).waitFor();
    for (const fact of ['350-08.1147', '2417 Filo rotto', 'Anna Keller', 'Luis Ortega', 'Giulia Rossi']) {
      await side.details.getByText(fact).first().waitFor();
    }
  }
  await marco.details.getByText('Macchina ferma').waitFor();
  await anna.details.getByText('Machine down').waitFor();
  expect(await marco.details.getByText(/^\d+ h \d+ min$/).count()).toBe(1);
});

test('[WB1] [FL1] Add has exactly two items: a whiteboard session and files', async () => {
  for (const side of [marco, anna]) {
    await side.frame.getByRole('button', { name: side.words.add, exact: true }).click();
    const items = side.frame.getByRole('menu').getByRole('menuitem');
    await items.first().waitFor();
    expect(await items.count()).toBe(2);
    for (const name of [side.words.whiteboard, side.words.upload]) {
      expect(await side.frame.getByRole('menuitem', { name, exact: true }).isEnabled()).toBe(true);
    }
    await page.keyboard.press('Escape');
    await items.first().waitFor({ state: 'detached' });
  }
});

test('[VC1] Video Conference can be pressed by both; More about video opens the guide', async () => {
  for (const [side, title] of [
    [marco, 'Videoconferenza'],
    [anna, 'Video conference'],
  ] as const) {
    const button = side.main.getByRole('button', { name: side.words.video, exact: true });
    expect(await button.getAttribute('aria-disabled')).toBeNull();
    const link = side.main.getByRole('link', { name: side.words.aboutVideo });
    const [guide] = await Promise.all([page.waitForEvent('popup'), link.click()]);
    await guide.getByRole('heading', { level: 1 }).waitFor();
    expect((await guide.getByRole('heading', { level: 1 }).textContent())?.toLowerCase()).toContain(
      title.toLowerCase(),
    );
    await guide.close();
  }
});

test('[MS1] after kill -9 of every part everything is there again', async () => {
  await marco.write('Guida ordinata, arriva domani');
  await marco.message('Guida ordinata, arriva domani').getByText('Salvato').waitFor();
  await startChat(marco, { name: 'Prima della caduta', typed: 'pao', person: 'Paolo Conti' });
  await marco.write('Anche questo resta.');
  await marco.message('Anche questo resta.').getByText('Salvato').waitFor();
  await product.killEverything();
  await page.context().close();
  await product.startAgain();
  page = await chromium.newPage(sizeOfBoth);
  ({ marco, anna } = await openBothSides(page, product));
  for (const side of [marco, anna]) await side.message('Guida ordinata, arriva domani').waitFor();
  await marco.row('Prima della caduta').click();
  await marco.message('Anche questo resta.').waitFor();
  await anna.write('And on it goes.');
  await anna.message('And on it goes.').getByText('Stored').waitFor();
  expect(await findWords(anna, /Prima della caduta|Anche questo resta/)).toEqual([]);
});

/** Of pane 2's surface: 0 is black, 255 white. */
function brightnessOf({ main }: Tab): Promise<number> {
  return main.evaluate((element) => {
    const [red = 0, green = 0, blue = 0] = getComputedStyle(element)
      .backgroundColor.match(/\d+/g)!
      .map(Number);
    return (red + green + blue) / 3;
  });
}
