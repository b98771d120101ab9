import type { Frame, Page } from 'playwright-core';
import type { Whiteboard } from '../../../api/contract/whiteboards.ts';
import type { Caller } from '../../builders/createCaller.ts';
import { until } from '../../http/live/until.ts';
import type { Chromium } from '../openChromium.ts';
import { openChromium } from '../openChromium.ts';
import type { Product } from '../startProduct.ts';
import { startProduct } from '../startProduct.ts';
import { watchInk } from '../watchInk.ts';

let product: Product;
let chromium: Chromium;
let marco: Page;
let anna: Page;
let caller: Caller;
let board: Whiteboard;
beforeAll(async () => {
  product = await startProduct();
  chromium = await openChromium(product);
});
afterAll(async () => {
  await chromium.close();
  await product.stop();
});
beforeEach(async () => {
  caller = await product.as('marco-bianchi');
  const { conversationId } = (await caller.get(`/cases/${product.heroCase}`)).body as {
    conversationId: string;
  };
  const clientId = crypto.randomUUID();
  board = (await caller.post(`/conversations/${conversationId}/whiteboards`, { clientId })).body;
  marco = await open('marco-bianchi');
  anna = await open('anna-keller');
});
afterEach(async () => {
  await Promise.all([marco, anna].map((page) => page.context().close()));
  expect(chromium.takeWrongs()).toEqual([]);
});

test('[WB2] a stroke is seen while it is drawn, and becomes one element when it is finished', async () => {
  const [drawing, watching] = [await frameOf(marco), await frameOf(anna)];
  await isOnLane(drawing);
  await isOnLane(watching);
  await takePen(marco);
  await marco.mouse.move(400, 400);
  await marco.mouse.down();
  for (let step = 1; step <= 20; step++) {
    const before = await watching.evaluate(() => window.inkedAt.length);
    await marco.mouse.move(400 + step * 6, 400 + 40 * Math.sin(step / 5));
    await watching.waitForFunction((count) => window.inkedAt.length > count, before);
  }
  expect(await elements()).toEqual([]);
  await marco.mouse.up();
  await until(async () => (await elements()).length === 1, { what: 'the stroke is stored' });
});

test('[WB2] [WB6] the relay is killed while somebody draws: what he drew is kept, and the lane comes back', async () => {
  const [drawing, watching] = [await frameOf(marco), await frameOf(anna)];
  await isOnLane(drawing);
  await isOnLane(watching);
  await takePen(marco);
  await marco.mouse.move(400, 400);
  await marco.mouse.down();
  for (let step = 1; step <= 20; step++) await marco.mouse.move(400 + step * 5, 400 + step * 3);
  product.killFluid();
  await until(async () => (await elements()).length === 1, { what: 'the stroke is stored', within: 20_000 });
  await marco.mouse.up();
  // Each notices for himself; who comes in the middle of a stroke sees the next one.
  let strokes = 1;
  const isSeen = async () => {
    const before = await watching.evaluate(() => window.inkedAt.length);
    await marco.mouse.move(500, 300);
    await marco.mouse.down();
    await marco.mouse.move(560, 340, { steps: 10 });
    await marco.mouse.up();
    strokes += 1;
    return (await watching.evaluate(() => window.inkedAt.length)) > before;
  };
  await until(isSeen, { what: 'ink is seen again', within: 60_000 });
  await until(async () => (await elements()).length === strokes, { what: 'every stroke is stored' });
});

async function elements(): Promise<unknown[]> {
  return ((await caller.get(`/whiteboards/${board.id}`)).body as { elements: unknown[] }).elements;
}

/** The pen's canvases are there as soon as the lane is. */
async function isOnLane(frame: Frame): Promise<void> {
  await frame.waitForFunction(() =>
    [...document.querySelectorAll('canvas')].some(
      ({ style, className }) => style.touchAction === 'none' && !className,
    ),
  );
}

/** By its key, on the board. */
async function takePen(page: Page): Promise<void> {
  await page.mouse.click(640, 600);
  await page.keyboard.press('p');
}

async function frameOf(page: Page): Promise<Frame> {
  const inTab = await page.waitForSelector('iframe[title="Conferencing"]');
  return (await inTab.contentFrame())!;
}

async function open(personId: string): Promise<Page> {
  const page = await chromium.newPage({ width: 1280, height: 800 });
  await watchInk(page);
  await page.goto(`${board.link!}&person=${personId}`);
  return page;
}
