import { rectangle } from '../../builders/boardElements.ts';
import { until } from '../../http/live/until.ts';
import { patience } from '../openChromium.ts';
import type { BoardPage } from './boardPage.ts';
import type { Boards } from './startBoards.ts';
import { startBoards } from './startBoards.ts';

let boards: Boards;
let id: string;
let anna: BoardPage;
beforeAll(async () => {
  boards = await startBoards();
});
afterAll(() => boards.stop());
beforeEach(async () => {
  ({ id } = await boards.create('Bad things'));
  anna = await boards.open('anna-keller', id);
  await anna.drawRectangle([-150, 0]);
  await anna.isSaved(1);
});
afterEach(async () => {
  await boards.closePages();
  expect(boards.chromium.takeWrongs()).toEqual([]);
});

/** As Excalidraw writes one. */
const scene = JSON.stringify({
  type: 'excalidraw',
  version: 2,
  source: 'https://excalidraw.com',
  elements: [{ ...rectangle('foreign', { width: 300, height: 300 }) }],
  appState: { viewBackgroundColor: '#ff0000' },
  files: {},
});

test('[WB5] a dropped drawing of Excalidraw’s replaces nothing, and one reads that it cannot be drawn on', async () => {
  const [before] = await boards.drawn(id);
  const dataTransfer = await anna.frame.locator('body').evaluateHandle((_, text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'scene.excalidraw', { type: 'application/vnd.excalidraw+json' }));
    return transfer;
  }, scene);
  for (const type of ['dragover', 'drop']) {
    await anna.frame.locator('canvas.interactive').dispatchEvent(type, { dataTransfer });
  }
  await anna.frame.getByText(/^scene\.excalidraw cannot be drawn on\./).waitFor();
  await anna.drawRectangle([150, 0]);
  await anna.isSaved(2);
  expect((await boards.drawn(id)).filter((element) => element.id === before!.id)).toEqual([before]);
  expect(await anna.readObjects()).toHaveLength(2);
});

test('[WB7] pasted iframes, embedded pages and their likes do not come, what stands beside them does', async () => {
  const drawn = { ...rectangle('pasted', { width: 120, height: 80 }), version: 5 };
  const elements = [
    { ...drawn, id: 'frame', type: 'iframe', link: `${boards.product.appUrl}/`, customData: {} },
    { ...drawn, id: 'page', type: 'embeddable', link: 'https://www.youtube.com/watch?v=gkGMXY0wekg' },
    { ...drawn, id: 'script', link: 'javascript:alert(1)' },
    drawn,
  ];
  await paste(JSON.stringify({ type: 'excalidraw/clipboard', elements, files: {} }));
  await boards.untilDrawn(id, ({ length }) => length > 1, 'the rectangle is pasted');
  // Once more something of one's own: then what was pasted has been sent.
  await anna.page.keyboard.press('Escape');
  await anna.drawRectangle([0, 200]);
  await until(
    async () => {
      const { length } = await boards.drawn(id);
      return (await anna.frame.getByText(anna.words.saved(length)).isVisible()) && length >= 3;
    },
    { what: 'not saved', within: patience },
  );
  const stored = await boards.drawn(id);
  expect(new Set(stored.map(({ type }) => type))).toEqual(new Set(['rectangle']));
  expect(stored.map(({ link }) => link).filter((link) => link !== null)).toEqual([]);
  expect(await anna.frame.locator('iframe, embed, object').count()).toBe(0);
});

test('[WB7] pasted text of a page or a diagram stays text', async () => {
  await paste('https://www.youtube.com/watch?v=gkGMXY0wekg');
  await boards.untilDrawn(id, (drawn) => drawn.some(({ type }) => type === 'text'), 'the address as text');
  await paste('graph TD; A-->B');
  const all = await boards.untilDrawn(id, ({ length }) => length === 3, 'the diagram as text');
  expect(all.map(({ type }) => type).sort()).toEqual(['rectangle', 'text', 'text']);
  expect(await anna.frame.locator('iframe, embed, object').count()).toBe(0);
});

/** As a person: from the clipboard, with the focus on the board. */
async function paste(text: string): Promise<void> {
  const { page } = anna;
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await anna.take('Select and move');
  await anna.press([0, -250]);
  await page.keyboard.press('Control+v');
}
