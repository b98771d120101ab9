import type { FrameLocator, Locator, Page } from 'playwright-core';
import type { Words } from './words.ts';

/** The tab as its reader finds his way in it: by roles and names. */
export type Tab = {
  frame: FrameLocator;
  words: Words;
  list: Locator;
  main: Locator;
  log: Locator;
  details: Locator;
  field: Locator;
  send: Locator;
  /** The name of the open conversation. */
  title: (name: string | RegExp) => Locator;
  /** A row of the lists, by words of it. */
  row: (words: string | RegExp) => Locator;
  /** The messages that have this text in them. */
  message: (text: string | RegExp) => Locator;
  /** The dialog **Upload a new file**, opened by Add. */
  openUpload: () => Promise<Locator>;
  /** Chooses these files in it and presses Upload; resolves when the dialog has closed by itself. */
  upload: (files: TestFile[]) => Promise<void>;
  /** Types a message and presses Send. */
  write: (text: string) => Promise<void>;
  /** Resolves when a conversation is open and can be written in. */
  isOpen: () => Promise<void>;
};

/** `person`: whose side of the host, by the beginning of his name; without one the page shows one side only. */
export function tabOf(page: Page, { words, person }: { words: Words; person?: string }): Tab {
  const side = person === undefined ? page : page.locator(`section[aria-label^="${person}"]`);
  const frame = side.locator('iframe[title="Conferencing"]').contentFrame();
  const log = frame.getByRole('log', { name: words.messages, exact: true });
  const field = frame.getByRole('textbox', { name: words.message, exact: true });
  const send = frame.getByRole('button', { name: words.send, exact: true });
  const list = frame.getByRole('navigation', { name: words.conversations, exact: true });
  const main = frame.getByRole('main', { name: words.messages, exact: true });
  async function openUpload(): Promise<Locator> {
    await main.getByRole('button', { name: words.add, exact: true }).click();
    await frame.getByRole('menuitem', { name: words.upload }).click();
    const dialog = frame.getByRole('dialog', { name: words.upload, exact: true });
    await dialog.waitFor();
    return dialog;
  }
  return {
    frame,
    words,
    list,
    main,
    log,
    details: frame.getByRole('complementary', { name: words.details, exact: true }),
    field,
    send,
    title: (name) => main.getByRole('heading', { name, level: 2 }),
    row: (name) => list.getByRole('listitem').filter({ hasText: name }).getByRole('button'),
    message: (text) => log.getByRole('article').filter({ hasText: text }),
    openUpload,
    async upload(files) {
      const dialog = await openUpload();
      await dialog.locator('input[type=file]').first().setInputFiles(files);
      await dialog.getByRole('button', { name: words.sendFiles, exact: true }).click();
      await dialog.waitFor({ state: 'detached' });
    },
    async write(text) {
      await field.fill(text);
      await send.click();
    },
    async isOpen() {
      await field.waitFor();
      await log.getByRole('article').first().waitFor();
    },
  };
}

export type TestFile = { name: string; mimeType: string; buffer: Buffer };
