import type { Page } from 'playwright-core';
import { openCase } from '../builders/openCase.ts';
import { openDirectChat } from '../builders/openDirectChat.ts';
import { say } from '../builders/say.ts';
import { attacks, disguises } from './attacks.ts';
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
  page = await chromium.newPage({ width: 1440, height: 900 });
  // Whatever ran would find it, in whichever frame.
  await page.addInitScript(() => {
    const ran: string[] = [];
    Object.assign(window, { ran, xss: () => void ran.push(String(new Error().stack)) });
  });
  anna = tabOf(page, { words: words.en });
});
afterEach(async () => {
  await page.context().close();
  expect(chromium.takeWrongs()).toEqual([]);
});

test('[MS3] no text of a message runs, asks a foreign server or leads there unseen', async () => {
  const marco = await product.as('marco-bianchi');
  const item = await openCase(marco, { title: 'Attacchi', watcherIds: ['giulia-rossi'] });
  for (const text of attacks) await say(marco, item.conversationId, text);
  await (await product.as('anna-keller')).post(`/cases/${item.number}/watchers`);
  await page.goto(`${product.hostUrl}/?person=anna-keller&case=${item.number}`);
  await anna.isOpen();
  await readEverything(anna);
  await expectNothingRan(anna);

  // Live, in the list's preview and in what is announced, too.
  for (const text of attacks.slice(0, 12)) await say(marco, item.conversationId, `Dal vivo ${text}`);
  await anna.message(`Dal vivo ${attacks[11]}`).waitFor();
  await anna.row('Attacchi').getByText('Dal vivo').waitFor();
  await expectNothingRan(anna);
});

test('[MS3] a link opens what it names, or does not open at all', async () => {
  const marco = await product.as('marco-bianchi');
  const item = await openCase(marco, { title: 'Collegamenti' });
  const links = attacks.filter((text) => text.includes('](') || text.includes(']:'));
  await say(
    marco,
    item.conversationId,
    'Vedere [il manuale](https://www.example.com/manuale) e tel:+39030555',
  );
  for (const text of links) await say(marco, item.conversationId, text);
  await page.goto(`${product.hostUrl}/?person=marco-bianchi&case=${item.number}`);
  const tab = tabOf(page, { words: words.it });
  await tab.isOpen();
  await readEverything(tab);
  const found = await tab.log.locator('a').evaluateAll((all) =>
    (all as HTMLAnchorElement[]).map(({ href, target, rel, textContent }) => ({
      href,
      target,
      rel,
      textContent,
    })),
  );
  expect(found.map(({ href }) => href)).toContain('https://www.example.com/manuale');
  for (const { href, target, rel, textContent } of found) {
    expect(href).toMatch(/^(https?|mailto|tel):/);
    expect(href).not.toContain('@evil');
    expect(target).toBe('_blank');
    expect(rel).toContain('noopener');
    // Words that name another address than the one behind them say so.
    if (textContent.startsWith('http')) expect(href.startsWith(textContent.slice(0, 20))).toBe(true);
  }
});

test('[SC1] [DP1] no title, fact or name of a case runs, wherever it is shown', async () => {
  const sven = await product.as('sven-brandt');
  const short = attacks.filter((text) => text.length <= 190 && !text.includes('\t'));
  const pick = (index: number) => short[index % short.length]!;
  const numbers: string[] = [];
  for (let index = 0; index < short.length; index += 8) {
    const item = await openCase(sven, {
      title: `T ${pick(index)}`,
      description: short.join('\n'),
      severity: 'machineDown',
      machine: { model: pick(index + 1), serialNumber: pick(index + 2), brand: pick(index + 3) },
      alarmText: pick(index + 4),
      contact: { name: pick(index + 5), telephone: 'javascript:xss()', email: pick(index + 6) },
      customerReference: pick(index + 7),
      site: { name: pick(index), timeZone: pick(index + 1) },
      watcherIds: ['anna-keller'],
    });
    numbers.push(item.number);
    await openDirectChat(await product.as('anna-keller'), ['luis-ortega'], { name: `N ${pick(index + 2)}` });
  }
  for (const number of numbers) {
    await page.goto(`${product.hostUrl}/?person=anna-keller&case=${number}`);
    await anna.main.getByRole('heading', { level: 2 }).waitFor();
    await anna.details.getByRole('button', { name: 'Show all' }).click();
    await anna.details.getByRole('button', { name: 'Show less' }).waitFor();
    await expectNothingRan(anna);
    const hrefs = await anna.details
      .locator('a')
      .evaluateAll((all) => (all as HTMLAnchorElement[]).map(({ href }) => href));
    for (const href of hrefs) expect(href).toMatch(/^tel:[+\d]*$/);
  }
  await page.goto(`${product.hostUrl}/?person=marco-bianchi`);
  await tabOf(page, { words: words.it }).list.getByText('T <').first().waitFor();
  await expectNothingRan(tabOf(page, { words: words.it }));
});

test('[CV4] [SC1] what disguises a name is shown in it', async () => {
  const caller = await product.as('anna-keller');
  for (const { name, shown } of disguises) {
    const { number } = await openCase(caller, { title: name });
    const chat = await openDirectChat(caller, ['luis-ortega'], { name: `chat ${name}`, caseNumber: number });
    for (const link of [`case=${number}`, `page=conversation/${chat.id}`]) {
      await page.goto(`${product.hostUrl}/?person=anna-keller&${link}`);
      await anna.title(shown).waitFor();
      await anna.row(`chat ${shown}`).waitFor();
      await anna.list.getByRole('button', { name: `${number}, ${shown}` }).waitFor();
      expect(await anna.frame.locator('body').innerText()).not.toContain(name);
    }
  }
});

/** Scrolls through the log, so that every row was shown once, and touches whatever can be touched. */
async function readEverything({ log }: Tab): Promise<void> {
  await log.evaluate(async (element) => {
    for (let at = 0; at <= element.scrollHeight; at += element.clientHeight / 2) {
      element.scrollTop = at;
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      for (const inner of element.querySelectorAll('*')) {
        for (const type of ['mouseover', 'focus', 'load']) inner.dispatchEvent(new Event(type));
      }
    }
  });
}

async function expectNothingRan({ frame }: Tab): Promise<void> {
  const found = await frame.locator('body').evaluate((body) => ({
    ran: (window as unknown as { ran: string[] }).ran,
    foreign: [...body.querySelectorAll('script, iframe, object, embed, form, base, meta, link, img, video')]
      // Pictures, films and whiteboards of the demo, by our own address.
      .filter((element) => !element.matches(':is(img, video)[src^="/api/files/"]'))
      .filter((element) => !element.matches('img[src^="/api/whiteboards/"]'))
      .map((element) => element.outerHTML),
    handlers: [...body.querySelectorAll('*')]
      .filter((element) => [...element.attributes].some(({ name }) => /^on/i.test(name)))
      .map((element) => element.outerHTML),
  }));
  expect(found).toEqual({ ran: [], foreign: [], handlers: [] });
  expect(await page.evaluate(() => (window as unknown as { ran: string[] }).ran)).toEqual([]);
}
