import { findFaults } from '../findFaults.ts';
import type { BoardPage } from './boardPage.ts';
import type { Boards } from './startBoards.ts';
import { startBoards } from './startBoards.ts';

let boards: Boards;
beforeAll(async () => {
  boards = await startBoards();
});
afterAll(() => boards.stop());
afterEach(async () => {
  await boards.closePages();
  expect(boards.chromium.takeWrongs()).toEqual([]);
});

test('[WB8] [AX1] by keys alone: tools are reached and taken, a note is added, captioned, found and deleted', async () => {
  const { id } = await boards.create('By keys');
  const anna = await boards.open('anna-keller', id);
  const { keyboard } = anna.page;

  await tabTo(anna, 'the tools', async () => (await focused(anna)).inTools);
  const first = await focused(anna);
  await keyboard.press('ArrowDown');
  expect((await focused(anna)).inTools).toBe(true);
  expect((await focused(anna)).name).not.toBe(first.name);
  await goTo(anna, 'Rectangle', 'ArrowDown');
  await keyboard.press('Enter');
  await anna.tools.getByRole('button', { name: 'Rectangle', exact: true, pressed: true }).waitFor();

  await tabToNamed(anna, 'Object list');
  await keyboard.press('Enter');
  const list = anna.frame.getByRole('region', { name: 'Object list', exact: true });
  await list.waitFor();
  expect((await focused(anna)).name).toBe('Object list');
  await keyboard.press('Tab');
  await keyboard.press('Tab');
  await keyboard.type('Crack at the lower guide');
  await tabToNamed(anna, 'Add a note');
  await keyboard.press('Enter');
  await boards.untilDrawn(
    id,
    (drawn) =>
      drawn.some(
        (one) => one.type === 'text' && one.text.replace(/\s+/g, ' ') === 'Crack at the lower guide',
      ),
    'the note is there',
  );

  await tabToNamed(anna, /^Caption/);
  await keyboard.press('Enter');
  const dialog = anna.frame.getByRole('dialog', { name: 'Caption' });
  await dialog.waitFor();
  await tabTo(anna, 'the field', async () => (await focused(anna)).tag === 'textarea');
  await keyboard.type('The edge has broken off');
  await tabToNamed(anna, 'Save');
  await keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await boards.untilDrawn(
    id,
    (drawn) => drawn.some(({ customData }) => customData?.caption === 'The edge has broken off'),
    'the caption is there',
  );
  await list.getByText('The edge has broken off').waitFor();

  await tabToNamed(anna, /^Show on the board/);
  await keyboard.press('Enter');
  await tabTo(anna, 'the board', async () => (await focused(anna)).role === 'application');
  await tabToNamed(anna, /^Delete:/);
  await keyboard.press('Enter');
  await boards.untilDrawn(id, ({ length }) => length === 0, 'the note is gone');
  await keyboard.press('Escape');
  await list.waitFor({ state: 'detached' });
  expect((await focused(anna)).name).toBe('Object list');
});

test.each(['default', 'dark', 'contrast'] as const)(
  '[WB8] [AX1] axe finds nothing on an open board, %s',
  async (theme) => {
    const { id } = await boards.demoBoard();
    const anna = await boards.open('anna-keller', id, { look: { theme } });
    expect(await findFaults(anna.page)).toEqual([]);
    await anna.readObjects();
    expect(await findFaults(anna.page)).toEqual([]);
  },
);

type Focused = { name: string; role: string | null; tag: string; inTools: boolean };

function focused({ frame }: BoardPage): Promise<Focused> {
  return frame.locator('body').evaluate(() => {
    const one = document.activeElement;
    return {
      name: (one?.getAttribute('aria-label') ?? one?.textContent ?? '').trim(),
      role: one?.getAttribute('role') ?? null,
      tag: one?.localName ?? '',
      inTools: one?.closest('[role=toolbar]')?.getAttribute('aria-label') === 'Tools',
    };
  });
}

/** By Tab, once around at most. */
async function tabTo(board: BoardPage, what: string, isThere: () => Promise<boolean>): Promise<void> {
  for (let step = 0; step < 60; step++) {
    if (await isThere()) return;
    await board.page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not come to ${what}`);
}

function tabToNamed(board: BoardPage, name: string | RegExp): Promise<void> {
  return tabTo(board, String(name), async () => {
    const one = await focused(board);
    return one.tag === 'button' && (typeof name === 'string' ? one.name === name : name.test(one.name));
  });
}

async function goTo(board: BoardPage, name: string, key: string): Promise<void> {
  for (let step = 0; (await focused(board)).name !== name; step++) {
    if (step > 20) throw new Error(`${key} does not come to ${name}`);
    await board.page.keyboard.press(key);
  }
}
