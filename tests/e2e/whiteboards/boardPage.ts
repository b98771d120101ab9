import type { FrameLocator, Locator, Page } from 'playwright-core';
import type { BoardWords } from './boardWords.ts';
import { boardWords } from './boardWords.ts';

/** In CSS pixels from the middle of the board. */
export type Place = readonly [x: number, y: number];

/** A board as its reader finds his way on it. */
export type BoardPage = {
  page: Page;
  frame: FrameLocator;
  words: BoardWords;
  title: Locator;
  /** What one draws on. */
  canvas: Locator;
  tools: Locator;
  /** A button of the bars, the head or a dialog. */
  button: (name: string | RegExp) => Locator;
  take: (tool: string) => Promise<void>;
  press: (at: Place) => Promise<void>;
  /** Draws with the mouse from place to place. */
  drag: (...places: Place[]) => Promise<void>;
  /** As `drag`, without letting go. */
  startDrag: (...places: Place[]) => Promise<void>;
  /** Takes the rectangle and draws one around the place. */
  drawRectangle: (at: Place) => Promise<void>;
  isOpen: () => Promise<void>;
  /** Resolves when so many objects are there and everything is stored. */
  isSaved: (count: number) => Promise<void>;
  /** Opens the object list and reads it; it stays open. */
  readObjects: () => Promise<string[]>;
};

/** `within`: the part of the page that shows it, where it has no window of its own. */
export function boardOf(
  page: Page,
  { words = boardWords.en, within = page.locator('body') }: { words?: BoardWords; within?: Locator } = {},
): BoardPage {
  const frame = within.locator('iframe[title="Conferencing"]').contentFrame();
  const canvas = frame.getByRole('application');
  const tools = frame.getByRole('toolbar', { name: words.tools, exact: true });
  const button = (name: string | RegExp) =>
    frame.getByRole('button', { name, exact: typeof name === 'string' });
  async function moveTo([x, y]: Place, steps: number): Promise<void> {
    const box = await canvas.boundingBox();
    if (!box) throw new Error('the board is not shown');
    await page.mouse.move(box.x + box.width / 2 + x, box.y + box.height / 2 + y, { steps });
  }
  async function startDrag(...places: Place[]): Promise<void> {
    for (const [index, place] of places.entries()) {
      await moveTo(place, index === 0 ? 1 : 4);
      if (index === 0) await page.mouse.down();
    }
  }
  async function drag(...places: Place[]): Promise<void> {
    await startDrag(...places);
    await page.mouse.up();
  }
  const take = (tool: string) => tools.getByRole('button', { name: tool, exact: true }).click();
  return {
    page,
    frame,
    words,
    title: frame.getByRole('heading', { level: 1 }),
    canvas,
    tools,
    button,
    take,
    press: (at) => drag(at),
    drag,
    startDrag,
    async drawRectangle([x, y]) {
      await take('Rectangle');
      await drag([x - 40, y - 25], [x + 40, y + 25]);
    },
    async isOpen() {
      await canvas.waitFor();
      await button(words.objects).waitFor();
    },
    isSaved: (count) => frame.getByText(words.saved(count)).waitFor(),
    async readObjects() {
      const list = frame.getByRole('region', { name: words.objects, exact: true });
      if (!(await list.isVisible())) await button(words.objects).click();
      await list.waitFor();
      return list.getByRole('listitem').allInnerTexts();
    },
  };
}
