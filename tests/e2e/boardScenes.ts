import type { Page } from 'playwright-core';
import type { Caller } from '../builders/createCaller.ts';
import type { Whiteboard } from '../../api/contract/whiteboards.ts';
import type { Chromium } from './openChromium.ts';
import type { Product } from './startProduct.ts';
import type { BoardPage } from './whiteboards/boardPage.ts';
import { boardOf } from './whiteboards/boardPage.ts';
import { boardWords } from './whiteboards/boardWords.ts';

export const boardLooks = [
  { theme: 'default', width: 1280, height: 800 },
  { theme: 'dark', width: 1280, height: 800 },
  { theme: 'contrast', width: 1280, height: 800 },
  { theme: 'default', width: 320, height: 690 },
] as const;
type BoardLook = (typeof boardLooks)[number];

/** What one sees of a whiteboard, one after the other in one window; each ends with what it opened. */
type BoardScene = {
  name: string;
  /** Dialogs look the same on every board, and are seen in one theme. */
  isInEveryTheme?: true;
  open: (board: BoardPage) => Promise<void>;
  close?: (board: BoardPage) => Promise<void>;
};

export const boardScenes: BoardScene[] = [
  {
    name: 'board',
    isInEveryTheme: true,
    open: (board) => board.frame.getByText('Anna Keller · GFMS').waitFor(),
  },
  {
    name: 'board-objects',
    isInEveryTheme: true,
    async open(board) {
      await board.readObjects();
    },
    async close({ page, frame, words }) {
      await page.keyboard.press('Escape');
      await frame.getByRole('region', { name: words.objects, exact: true }).waitFor({ state: 'detached' });
    },
  },
  {
    name: 'board-versions',
    async open(board) {
      await board.button('Versioni').click();
      const dialog = board.frame.getByRole('dialog', { name: /^Versioni di/ });
      await dialog.getByRole('list').getByRole('button').first().waitFor();
    },
    close: closeDialog,
  },
  {
    name: 'board-background',
    async open(board) {
      await board.button('Sfondo').click();
      const dialog = board.frame.getByRole('dialog', { name: 'Sfondo' });
      await dialog.getByRole('button', { name: /Guida inferiore\.jpg/ }).waitFor();
      await dialog.locator('img:not([src=""])').first().waitFor();
    },
    close: closeDialog,
  },
];

/** The board on the demo's photo, before Marco; Anna is there too, and points at it. */
export async function openDemoBoard(
  { product, chromium }: { product: Product; chromium: Chromium },
  look: BoardLook,
): Promise<BoardPage> {
  const anna = await product.as('anna-keller');
  const id = await findDemoBoard(anna, product.heroCase);
  const isPhone = look.width === 320;
  const { width, height } = look;
  const [marcoPage, annaPage] = await Promise.all([
    chromium.newPage({ width, height }, { hasTouch: isPhone, isMobile: isPhone }),
    chromium.newPage({ width: 1280, height: 800 }),
  ]);
  await goTo(marcoPage, { person: 'marco-bianchi', theme: look.theme, locale: 'it' });
  await goTo(annaPage, { person: 'anna-keller', locale: 'en' });
  const board = boardOf(marcoPage, { words: boardWords.it });
  const other = boardOf(annaPage);
  await Promise.all([board.isOpen(), other.isOpen()]);
  // A cursor is shown from the first movement on that comes after both are in.
  await board.frame
    .getByRole('button', { name: /Anna Keller/ })
    .first()
    .waitFor();
  const box = await other.canvas.boundingBox();
  if (!box) throw new Error('the board is not shown');
  await annaPage.mouse.move(box.x + box.width / 2 + 190, box.y + box.height / 2 + 140, { steps: 3 });
  return board;

  async function goTo(page: Page, query: Record<string, string>): Promise<void> {
    const dialog = `/?${new URLSearchParams({ whiteboard: id })}`;
    await page.goto(`${product.hostUrl}/?${new URLSearchParams({ ...query, dialog, title: 'Whiteboard' })}`);
  }
}

async function findDemoBoard(caller: Caller, caseNumber: string): Promise<string> {
  const { conversationId } = (await caller.get(`/cases/${caseNumber}`)).body as { conversationId: string };
  const listed = await caller.get(`/conversations/${conversationId}/whiteboards`);
  const oldest = (listed.body as { items: Whiteboard[] }).items.at(-1);
  if (!oldest) throw new Error('the demo has no board');
  return oldest.id;
}

async function closeDialog({ page, frame }: BoardPage): Promise<void> {
  await page.keyboard.press('Escape');
  await frame.getByRole('dialog').waitFor({ state: 'detached' });
}
