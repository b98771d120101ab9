import type { Frame, Page } from 'playwright-core';
import { startProduct } from '../../e2e/startProduct.ts';
import { openBrowser } from '../parts/openBrowser.ts';
import type { Row } from '../row.ts';
import { percentile, show } from '../statistics.ts';
import { openBoard, writeBoard } from './openBoard.ts';
import { watchPage, type Seen } from './watchPage.ts';

const strokes = 8;
const pointsOfStroke = 40;
const mostMs = 20;
const patienceMs = 30_000;
const people = ['anna-keller', 'marco-bianchi'] as const;
/** Where the fast lane puts its pen. */
const ink = '.board-surface > div:last-child canvas';

/** A stroke on one page until it is seen on the other, while it is drawn. */
export const wetInk: Row = {
  id: 'B10b',
  title: 'Ink of a whiteboard on its way to another page, through the fast lane',
  async run({ say }) {
    const browser = await openBrowser();
    if (!browser) return { figures: [], notes: ['Left out: there is no Chromium.'] };
    const product = await startProduct();
    try {
      const whiteboardId = await writeBoard(product, []);
      const opened = [];
      for (const personId of people) {
        const page = await browser.newPage(watchPage);
        opened.push({ page, frame: await openBoard(page, { product, whiteboardId, personId }) });
      }
      const [drawing, looking] = opened as [Opened, Opened];
      for (const { frame } of opened) await frame.locator('canvas.interactive').waitFor();
      const hasLane = await Promise.all(opened.map(({ frame }) => isThere(frame)));
      if (hasLane.includes(false)) return { figures: [], notes: ['Left out: there is no fast lane.'] };
      const latencies = await drawAndWait(drawing, looking);
      say(`${latencies.length} points`);
      const [p50, p99] = [percentile(latencies, 0.5), percentile(latencies, 0.99)];
      return {
        figures: [
          {
            work: 'B10b: from the pointer’s movement to the other page’s canvas, p50',
            ours: `${show(p50)} ms`,
            peer: null,
            target: `≤ ${mostMs} ms`,
            isReached: p50 <= mostMs,
          },
          {
            work: 'B10b: the same, p99',
            ours: `${show(p99)} ms`,
            peer: null,
            target: 'shown',
            isReached: null,
          },
        ],
        notes: [
          `Two people in two pages of one Chromium on one computer. From the \`pointermove\` event to the call that draws on the other page’s canvas, by the clock that both share; the next point is made when the one before is seen. ${latencies.length} points of ${strokes} strokes.`,
        ],
      };
    } finally {
      await browser.close();
      await product.stop();
    }
  },
};

type Opened = { page: Page; frame: Frame };

function isThere(frame: Frame): Promise<boolean> {
  return frame
    .locator(ink)
    .first()
    .waitFor({ state: 'attached', timeout: patienceMs })
    .then(
      () => true,
      () => false,
    );
}

async function drawAndWait(drawing: Opened, looking: Opened): Promise<number[]> {
  const box = await drawing.frame.locator('canvas.interactive').boundingBox();
  if (!box) throw new Error('there is no canvas');
  const { mouse, keyboard } = drawing.page;
  await mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await keyboard.press('p');
  const latencies: number[] = [];
  for (let stroke = 0; stroke < strokes; stroke += 1) {
    const y = box.y + 100 + stroke * 45;
    await mouse.move(box.x + 150, y);
    await mouse.down();
    for (let step = 1; step <= pointsOfStroke; step += 1) {
      await forget(drawing.frame);
      await forget(looking.frame);
      await mouse.move(box.x + 150 + step * 15, y + Math.sin(step / 4) * 15);
      await looking.frame.waitForFunction(
        () => (globalThis as unknown as { seen: Seen }).seen.inks.length > 0,
        null,
        { timeout: patienceMs },
      );
      const movedAt = await drawing.frame.evaluate(
        () => (globalThis as unknown as { seen: Seen }).seen.moves[0],
      );
      const seenAt = await looking.frame.evaluate(
        () => (globalThis as unknown as { seen: Seen }).seen.inks[0],
      );
      // What is drawn before is of the point before, such as its end.
      if (movedAt !== undefined && seenAt !== undefined && seenAt > movedAt) latencies.push(seenAt - movedAt);
    }
    await mouse.up();
  }
  return latencies;
}

function forget(frame: Frame): Promise<void> {
  return frame.evaluate(() => {
    const { seen } = globalThis as unknown as { seen: Seen };
    seen.moves.splice(0);
    seen.inks.splice(0);
  });
}
