import type { BrowserContextOptions, Page } from 'playwright-core';
import type { BoardElement } from '../../../api/contract/boardElements.ts';
import type { Whiteboard } from '../../../api/contract/whiteboards.ts';
import type { Caller } from '../../builders/createCaller.ts';
import { openWhiteboard, readBoard } from '../../builders/openWhiteboard.ts';
import { until } from '../../http/live/until.ts';
import type { Chromium } from '../openChromium.ts';
import { openChromium, patience } from '../openChromium.ts';
import type { Product } from '../startProduct.ts';
import { startProduct } from '../startProduct.ts';
import type { BoardPage } from './boardPage.ts';
import { boardOf } from './boardPage.ts';

const size = { width: 1280, height: 844 };

/** The product with a browser and the demo's case, and boards opened straight in windows of their own. */
export async function startBoards(): Promise<Boards> {
  const product = await startProduct();
  const chromium = await openChromium(product);
  const anna = await product.as('anna-keller');
  const { body } = await anna.get(`/cases/${product.heroCase}`);
  const { conversationId } = body as { conversationId: string };
  const pages: Page[] = [];
  async function readDrawn(boardId: string): Promise<Drawn[]> {
    const { elements } = await readBoard(anna, boardId);
    return elements.flatMap(({ element }) => (element.isDeleted ? [] : [element]));
  }
  return {
    product,
    chromium,
    anna,
    conversationId,
    create: (name) => openWhiteboard(anna, conversationId, { name }),
    async demoBoard() {
      const listed = await anna.get(`/conversations/${conversationId}/whiteboards`);
      const { items } = listed.body as { items: Whiteboard[] };
      const oldest = items.at(-1);
      if (!oldest) throw new Error('the demo has no board');
      return oldest;
    },
    async openPage(person, { look = {}, ...options } = {}) {
      const page = await chromium.newPage(size, options);
      pages.push(page);
      await page.goto(`${product.hostUrl}/?${new URLSearchParams({ person, locale: 'en', ...look })}`);
      return page;
    },
    async open(person, boardId, { look = {}, before, ...options } = {}) {
      const page = await chromium.newPage(options.viewport ?? size, options);
      pages.push(page);
      await before?.(page);
      const dialog = `/?${new URLSearchParams({ whiteboard: boardId })}`;
      const query = new URLSearchParams({ person, locale: 'en', dialog, title: 'Whiteboard', ...look });
      await page.goto(`${product.hostUrl}/?${query}`);
      const board = boardOf(page);
      await board.isOpen();
      return board;
    },
    drawn: readDrawn,
    async untilDrawn(boardId, isRight, what) {
      let last: Drawn[] = [];
      await until(
        async () => {
          last = await readDrawn(boardId);
          return isRight(last);
        },
        { what: () => `${what}, but: ${JSON.stringify(last.map(inShort))}`, within: patience },
      );
      return last;
    },
    async closePages() {
      for (const page of pages.splice(0)) await page.context().close();
    },
    async stop() {
      await chromium.close();
      await product.stop();
    },
  };
}

function inShort({ type, customData, x, y }: Drawn) {
  return { type, ...customData, x: Math.round(x), y: Math.round(y) };
}

export type Drawn = Exclude<BoardElement, { isDeleted: true }>;

type Look = { theme?: 'default' | 'dark' | 'contrast'; locale?: 'en' | 'it'; case?: string };

export type Boards = {
  product: Product;
  chromium: Chromium;
  anna: Caller;
  /** Of the demo's case. */
  conversationId: string;
  create: (name: string) => Promise<Whiteboard>;
  /** The board on the photo of the cracked guide. */
  demoBoard: () => Promise<Whiteboard>;
  /** The workspace of the person in a storage of its own, in English unless `look` says else. */
  openPage: (person: string, options?: BrowserContextOptions & { look?: Look }) => Promise<Page>;
  /** The board in a window of the person's own; `before` the page goes there. */
  open: (
    person: string,
    boardId: string,
    options?: BrowserContextOptions & { look?: Look; before?: (page: Page) => Promise<unknown> },
  ) => Promise<BoardPage>;
  /** What is on the board, as the server has it. */
  drawn: (boardId: string) => Promise<Drawn[]>;
  untilDrawn: (boardId: string, isRight: (drawn: Drawn[]) => boolean, what: string) => Promise<Drawn[]>;
  closePages: () => Promise<void>;
  stop: () => Promise<void>;
};
