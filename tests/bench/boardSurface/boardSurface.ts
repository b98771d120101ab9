import type { Frame, Page } from 'playwright-core';
import { startProduct, type Product } from '../../e2e/startProduct.ts';
import { openBrowser } from '../parts/openBrowser.ts';
import type { Figure, Row } from '../row.ts';
import { showSpread, spreadOf } from '../statistics.ts';
import { makeObjects } from './makeObjects.ts';
import { openBoard, writeBoard } from './openBoard.ts';
import { startBarePage } from './startBarePage.ts';
import { watchPage, type Seen } from './watchPage.ts';

const objects = 5_000;
const rounds = 5;
const drawMs = 2_500;
const patienceMs = 60_000;
const most = { paint: 500, frame: 17 };
/** Ours begins with the board's upper left corner between its bars; the peer is given the same view. */
const view = { scrollX: 82, scrollY: 80, zoom: { value: 1 } };

type Opened = { open(page: Page): Promise<Frame>; isContent: RegExp };
type Measured = { first: number[]; painted: number[]; opened: number[]; cpu: number[]; frames: number[] };

/** A large board in Chromium: how soon it is seen, and how smoothly it is drawn on. */
export const boardSurface: Row = {
  id: 'B10c',
  title: 'A whiteboard of 5,000 objects in Chromium',
  async run({ say }) {
    const browser = await openBrowser();
    if (!browser) return { figures: [], notes: ['Left out: there is no Chromium.'] };
    const elements = makeObjects(objects);
    const bare = await startBarePage({ elements, view });
    const product = await startProduct();
    const ours = emptyFigures();
    const peer = emptyFigures();
    try {
      const whiteboardId = await writeBoard(product, elements);
      const sides = [
        { figures: ours, system: openOurs(product, whiteboardId) },
        { figures: peer, system: openPeer(bare.url) },
      ];
      // The first round warms up and is not counted.
      for (let round = 0; round <= rounds; round += 1) {
        for (const { figures, system } of sides) {
          const page = await browser.newPage(watchPage);
          const seen = await measurePage(page, system);
          await page.context().close();
          if (round === 0) continue;
          figures.first.push(seen.first);
          figures.painted.push(seen.painted);
          figures.opened.push(seen.opened);
          figures.cpu.push(seen.cpu);
          figures.frames.push(seen.frame);
        }
        say(`round ${round}`);
      }
    } finally {
      // Whatever happens, nothing may stay behind.
      await browser.close();
      await Promise.all([bare.stop(), product.stop()]);
    }
    const compare = (what: keyof Measured, work: string, bound: number | null): Figure => ({
      work: `B10c: ${work}`,
      ours: showSpread(spreadOf(ours[what]), 'ms'),
      peer: {
        name: 'bare Excalidraw',
        value: showSpread(spreadOf(peer[what]), 'ms'),
        ratio: spreadOf(ours[what]).median / spreadOf(peer[what]).median,
      },
      target: bound === null ? 'shown' : `≤ ${bound} ms`,
      isReached: bound === null ? null : spreadOf(ours[what]).median <= bound,
    });
    return {
      figures: [
        compare('first', 'from elements there to the first picture of them', most.paint),
        compare('painted', 'from elements there to Excalidraw’s own picture', null),
        compare('opened', 'from the page’s first request to that', null),
        compare('cpu', 'CPU of the page’s main thread until then', null),
        compare('frames', 'a frame while the pen draws, median', most.frame),
      ],
      notes: [
        `Elements are there when the answer that brings them has ended; their picture is there at the end of the first animation frame in which a canvas has drawn the view full of them (some 240 at 100 %, on both sides): the first one is our own quick drawing, with the peer it is Excalidraw’s. The page starts with an empty cache. The tab stands in the local host’s window, with its token, its stream and its store; the peer is a page with the same package and nothing else, whose elements come with one request.`,
        `The pen draws for ${drawMs / 1_000} s by mouse events of the browser; a frame is the time from one animation frame to the next. Headless Chromium without a GPU. Median of ${rounds} rounds (smallest–largest), taking turns.`,
      ],
    };
  },
};

const emptyFigures = (): Measured => ({ first: [], painted: [], opened: [], cpu: [], frames: [] });

function openOurs(product: Product, whiteboardId: string): Opened {
  return {
    open: (page) => openBoard(page, { product, whiteboardId, personId: 'anna-keller' }),
    isContent: /\/api\/whiteboards\/[^/?]+\.[^/?]+$/,
  };
}

function openPeer(url: string): Opened {
  return {
    async open(page) {
      await page.goto(url);
      return page.mainFrame();
    },
    isContent: /\/elements\.json$/,
  };
}

async function measurePage(page: Page, { open, isContent }: Opened) {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const frame = await open(page);
  await frame.waitForFunction(() => (globalThis as unknown as { seen: Seen }).seen.paintedAt !== null, null, {
    timeout: patienceMs,
  });
  const { metrics } = await session.send('Performance.getMetrics');
  const cpu = (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN) * 1_000;
  const { paintedAt, sketchedAt, contentAt } = await frame.evaluate((pattern) => {
    const { paintedAt, sketchedAt } = (globalThis as unknown as { seen: Seen }).seen;
    const content = performance
      .getEntriesByType('resource')
      .filter(({ name }) => new RegExp(pattern).test(name)) as PerformanceResourceTiming[];
    return { paintedAt: paintedAt ?? NaN, sketchedAt, contentAt: content.at(-1)?.responseEnd ?? NaN };
  }, isContent.source);
  return {
    first: (sketchedAt ?? paintedAt) - contentAt,
    painted: paintedAt - contentAt,
    opened: paintedAt,
    cpu,
    frame: await measureFrames(page, frame),
  };
}

/** The median frame while strokes are drawn, in milliseconds. */
async function measureFrames(page: Page, frame: Frame): Promise<number> {
  const canvas = frame.locator('canvas.interactive');
  const box = await canvas.boundingBox();
  if (!box) throw new Error('there is no canvas');
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await page.mouse.click(middle.x, middle.y);
  await page.keyboard.press('p');
  await frame.evaluate(() => void (globalThis as unknown as { seen: Seen }).seen.frames.splice(0));
  const until = performance.now() + drawMs;
  for (let stroke = 0; performance.now() < until; stroke += 1) {
    await page.mouse.move(middle.x - 300, middle.y - 150 + stroke * 40);
    await page.mouse.down();
    for (let step = 0; step < 60 && performance.now() < until; step += 1) {
      await page.mouse.move(
        middle.x - 300 + step * 10,
        middle.y - 150 + stroke * 40 + Math.sin(step / 4) * 30,
      );
    }
    await page.mouse.up();
  }
  const frames = await frame.evaluate(() => (globalThis as unknown as { seen: Seen }).seen.frames);
  return spreadOf(frames).median;
}
