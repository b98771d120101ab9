import type { Page } from 'playwright-core';
import type { Chromium } from './openChromium.ts';
import { openChromium } from './openChromium.ts';
import type { Product } from './startProduct.ts';
import { startProduct } from './startProduct.ts';
import type { Tab } from './tab.ts';
import { tabOf } from './tab.ts';
import { words } from './words.ts';

/** Storage and cookies of a frame from another site are refused, as many people's browsers do. */
const refuseForeignStorage = ['--test-third-party-cookie-phaseout'];

let product: Product;
let chromium: Chromium;
let page: Page;
let marco: Tab;
beforeAll(async () => {
  product = await startProduct();
  chromium = await openChromium(product, { moreFlags: refuseForeignStorage });
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

test('[MS7] [SE1] host and tab on different sites, where storage is refused: the main job works', async () => {
  await page.goto(`${otherSite()}/?view=side-by-side`);
  const [left, right] = [
    tabOf(page, { words: words.it, person: 'Marco Bianchi' }),
    tabOf(page, { words: words.en, person: 'Anna Keller' }),
  ];
  await Promise.all([left.isOpen(), right.isOpen()]);
  expect(await refusalOf(left)).toBe('SecurityError');
  await left.write('Da un altro sito');
  await right.message('Da un altro sito').waitFor();
  await left.message('Da un altro sito').getByText('Salvato').waitFor();
  await right.row('Pompa dielettrico').click();
  await right.title('Pompa dielettrico').waitFor();
  await right.row('Filo rotto').click();
  await right.message('Da un altro sito').waitFor();
  expect(await page.context().cookies()).toEqual([]);
});

test('[MS7] where the client refuses storage, a notice says that nothing is kept', async () => {
  await page.goto(`${otherSite()}/?person=marco-bianchi&case=${product.heroCase}`);
  await marco.isOpen();
  expect(await refusalOf(marco)).toBe('SecurityError');
  await marco.field.fill('Bozza');
  await marco.main.getByText('Questo client non conserva le bozze: invii prima di chiuderlo.').waitFor();
  await page.context().setOffline(true);
  await marco.main
    .getByText('Quello che scrive parte da solo, ma questo client non conserva nulla')
    .waitFor();
  await marco.send.click();
  await marco.message('Bozza').getByText('In attesa').waitFor();
  await page.context().setOffline(false);
  await marco.message('Bozza').getByText('Salvato').waitFor();
});

function otherSite(): string {
  return product.hostUrl.replace('localhost', '127.0.0.1');
}

/** What comes of asking for storage. */
function refusalOf({ frame }: Tab): Promise<string> {
  return frame.locator('body').evaluate(() => {
    try {
      return `it has ${localStorage.length} items`;
    } catch (error) {
      return (error as DOMException).name;
    }
  });
}
