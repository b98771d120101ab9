import type { Page } from 'playwright-core';
import type { Tab } from '../tab.ts';
import { tabOf } from '../tab.ts';
import { words } from '../words.ts';
import type { BoardPage } from './boardPage.ts';
import { boardOf } from './boardPage.ts';
import { boardWords } from './boardWords.ts';
import type { Boards } from './startBoards.ts';
import { startBoards } from './startBoards.ts';

let boards: Boards;
let marco: Tab;
let marcoPage: Page;
let anna: Tab;
let annaPage: Page;
beforeAll(async () => {
  boards = await startBoards();
});
afterAll(() => boards.stop());
beforeEach(async () => {
  const look = { case: boards.product.heroCase };
  [marcoPage, annaPage] = await Promise.all([
    boards.openPage('marco-bianchi', { look: { ...look, locale: 'it' } }),
    boards.openPage('anna-keller', { look }),
  ]);
  marco = tabOf(marcoPage, { words: words.it });
  anna = tabOf(annaPage, { words: words.en });
  await Promise.all([marco.isOpen(), anna.isOpen()]);
});
afterEach(async () => {
  await boards.closePages();
  expect(boards.chromium.takeWrongs()).toEqual([]);
});

test('[WB1] [WB2] [DP1] a session opens in a window of its own, the other side joins from the line, both draw', async () => {
  const own = await openSession();
  const name = await own.title.innerText();
  expect(name).toMatch(new RegExp(`^${boards.product.heroCase} \\d\\d\\.\\d\\d\\.\\d{4}( \\(2\\))?$`));

  const line = anna.log.getByRole('group', { name, exact: true });
  await anna.log.getByText(`Marco Bianchi opened the whiteboard ${name}`).waitFor();
  await line.getByText(/^0 objects · opened by Marco Bianchi/).waitFor();
  const other = await opened(annaPage, boardWords.en, () =>
    line.getByRole('button', { name: `Open whiteboard ${name}` }).click(),
  );

  await own.take('Rettangolo');
  await own.drag([-200, -60], [-100, 60]);
  await other.isSaved(1);
  await other.take('Ellipse');
  await other.drag([100, -60], [200, 60]);
  await own.isSaved(2);
  await other.isSaved(2);
  // The line and pane 3 follow, with a picture of it.
  await line.getByText(/^2 objects · last by Anna Keller/).waitFor();
  await line.locator('img[src*="/thumbnail"]').waitFor();
  const row = marco.details.getByRole('button').filter({ hasText: name });
  await row.getByText(/^2 oggetti · ultima modifica: Anna Keller/).waitFor();
  await row.locator('img[src*="/thumbnail"]').waitFor();
});

test('[WB1] renamed inside, it has its new name everywhere; closing it leads back', async () => {
  const own = await openSession();
  await own.button('Rinomina whiteboard').click();
  await own.frame.getByRole('textbox', { name: 'Nome della whiteboard' }).fill('Guida inferiore, sera');
  await own.page.keyboard.press('Enter');
  await own.title.getByText('Guida inferiore, sera').waitFor();
  await anna.log.getByRole('group', { name: 'Guida inferiore, sera' }).waitFor();
  await anna.details.getByRole('button', { name: /^Guida inferiore, sera/ }).waitFor();
  const closed = own.page.waitForEvent('close');
  await own.button('Chiudi whiteboard').click();
  await closed;
  // It is there for ever: opened again from pane 3.
  const again = await opened(marcoPage, boardWords.it, () =>
    marco.details.getByRole('button', { name: /^Guida inferiore, sera/ }).click(),
  );
  await again.title.getByText('Guida inferiore, sera').waitFor();
});

test('[WB1] where pop-ups are blocked it opens in place, and closing it leads back to the conversation', async () => {
  await annaPage.evaluate(() => Object.assign(window, { open: () => null }));
  await anna.main.getByRole('button', { name: 'Add', exact: true }).click();
  await anna.frame.getByRole('menuitem', { name: 'Whiteboard session' }).click();
  const cover = annaPage.getByRole('dialog');
  const board = boardOf(annaPage, { within: cover });
  await board.isOpen();
  await board.drawRectangle([0, 0]);
  await board.isSaved(1);
  await board.button('Close whiteboard').click();
  await cover.waitFor({ state: 'detached' });
  await anna.write('Back in the conversation.');
  await anna.message('Back in the conversation.').waitFor();
});

/** Marco's. */
async function openSession(): Promise<BoardPage> {
  return opened(marcoPage, boardWords.it, async () => {
    await marco.main.getByRole('button', { name: 'Aggiungi', exact: true }).click();
    await marco.frame.getByRole('menuitem', { name: 'Sessione whiteboard' }).click();
  });
}

/** The board in the window that `act` opens. */
async function opened(
  page: Page,
  boardWordsOf: (typeof boardWords)['en' | 'it'],
  act: () => Promise<unknown>,
): Promise<BoardPage> {
  const [window] = await Promise.all([page.waitForEvent('popup'), act()]);
  const board = boardOf(window, { words: boardWordsOf });
  await board.isOpen();
  return board;
}
