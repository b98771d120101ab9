import { createElements } from '../../builders/drawnElements.ts';
import { draw } from '../../builders/openWhiteboard.ts';
import type { BoardPage, Place } from './boardPage.ts';
import type { Boards, Drawn } from './startBoards.ts';
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

type Drawing = {
  tool: string;
  key: string;
  draw: (board: BoardPage, at: Place) => Promise<void>;
  makes: string[];
};

const drag = async (board: BoardPage, [x, y]: Place) => {
  await board.drag([x - 40, y - 30], [x, y], [x + 40, y + 30]);
};
const write = async (board: BoardPage, at: Place) => {
  await board.press(at);
  await board.frame.locator('textarea').waitFor();
  await board.page.keyboard.type('Guida');
  await board.page.keyboard.press('Escape');
};

const drawings: Drawing[] = [
  { tool: 'Pen', key: 'p', draw: drag, makes: ['freedraw'] },
  { tool: 'Highlighter', key: 'h', draw: drag, makes: ['freedraw highlighter'] },
  { tool: 'Arrow', key: 'a', draw: drag, makes: ['arrow'] },
  { tool: 'Line', key: 'l', draw: drag, makes: ['line'] },
  { tool: 'Rectangle', key: 'r', draw: drag, makes: ['rectangle'] },
  { tool: 'Ellipse', key: 'o', draw: drag, makes: ['ellipse'] },
  { tool: 'Text', key: 't', draw: write, makes: ['text Guida'] },
  { tool: 'Sticky note', key: 'n', draw: write, makes: ['rectangle note', 'text note Guida'] },
  {
    tool: 'Numbered marker',
    key: 'm',
    async draw(board, [x, y]) {
      await board.press([x - 40, y]);
      await board.press([x + 40, y]);
    },
    makes: ['ellipse marker 1', 'text marker 1 1', 'ellipse marker 2', 'text marker 2 2'],
  },
  { tool: 'Laser pointer', key: 'k', draw: drag, makes: [] },
];

test('[WB2] [WB3] what another draws meanwhile neither tears what is in hand nor moves the view', async () => {
  const { id } = await boards.create('In hand');
  const board = await boards.open('anna-keller', id);
  await board.take('Rectangle');
  await board.startDrag([-100, -50], [-60, -30]);
  // With the index that the one in hand has, and before it by its id.
  const other = createElements()('rectangle', { id: '0-other', index: 'a0', x: 2_000, y: 900 });
  await draw(await boards.product.as('marco-bianchi'), id, [other]);
  await board.frame.getByText(/ 1 object$/).waitFor();
  const box = (await board.canvas.boundingBox())!;
  await board.page.mouse.move(box.x + box.width / 2 + 100, box.y + box.height / 2 + 50, { steps: 5 });
  await board.page.mouse.up();
  const drawn = await boards.untilDrawn(id, ({ length }) => length === 2, 'both rectangles');
  const own = drawn.find((element) => element.id !== other.id);
  expect(own).toMatchObject({ width: 200, height: 100 });
});

test('[WB8] undo and the keys of the tools work where the focus is on the bars, too', async () => {
  const { id } = await boards.create('Keys');
  const board = await boards.open('anna-keller', id);
  await board.drawRectangle([0, 0]);
  await board.isSaved(1);
  await board.frame.getByRole('radio', { name: 'Blue' }).click();
  const isBlue = ([only]: Drawn[]) => only?.strokeColor === '#0f6cbd';
  await boards.untilDrawn(id, isBlue, 'a blue one');
  await board.page.keyboard.press('Control+z');
  await boards.untilDrawn(id, (drawn) => !isBlue(drawn), 'the colour of before');
  await board.page.keyboard.press('Control+z');
  await boards.untilDrawn(id, ({ length }) => length === 0, 'nothing');
  await board.page.keyboard.press('p');
  await board.tools.getByRole('button', { name: 'Pen', pressed: true }).waitFor();
});

test.each(['by its button', 'by its key'] as const)('[WB4] each tool %s draws what it says', async (how) => {
  const { id } = await boards.create(`Tools ${how}`);
  const board = await boards.open('anna-keller', id);
  const expected: string[] = [];
  for (const [index, { tool, key, draw, makes }] of drawings.entries()) {
    const at: Place = [(index % 4) * 180 - 270, Math.floor(index / 4) * 160 - 180];
    if (how === 'by its button') await board.take(tool);
    else {
      // Into the board with the focus.
      await board.take('Select and move');
      await board.press([450, 250]);
      await board.page.keyboard.press(key);
    }
    const button = board.tools.getByRole('button', { name: tool, exact: true, pressed: true });
    await button.waitFor();
    await draw(board, at);
    expected.push(...makes);
    await boards.untilDrawn(id, (drawn) => isSame(drawn, expected), `${tool} makes ${makes.join(', ')}`);
  }
});

test('[WB4] select and move, the eraser, colour and width; clearing asks and can be undone', async () => {
  const { id } = await boards.create('Changes');
  const board = await boards.open('anna-keller', id);
  await board
    .button('Green')
    .or(board.frame.getByRole('radio', { name: 'Green' }))
    .click();
  await board.frame.getByRole('radio', { name: 'Thick' }).click();
  await board.take('Rectangle');
  await board.drag([-200, -50], [-100, 50]);
  const [first] = await boards.untilDrawn(id, ({ length }) => length === 1, 'a rectangle');
  expect(first).toMatchObject({ type: 'rectangle', strokeColor: '#0e700e' });

  await board.take('Select and move');
  await board.drag([-200, 0], [-150, 30], [-100, 60]);
  await boards.untilDrawn(id, ([moved]) => moved !== undefined && moved.x > first!.x + 80, 'it was moved');

  await board.take('Ellipse');
  await board.drag([100, -50], [200, 50]);
  await board.isSaved(2);
  // The whole object, whichever part of it is touched.
  await board.take('Eraser');
  await board.drag([80, 0], [100, 0], [120, 0]);
  await boards.untilDrawn(id, (drawn) => isSame(drawn, ['rectangle']), 'the ellipse is erased');
  await board.button('Undo').click();
  await board.isSaved(2);

  await board.button('Clear').click();
  const dialog = board.frame.getByRole('alertdialog').or(board.frame.getByRole('dialog'));
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await dialog.waitFor({ state: 'detached' });
  expect(await boards.drawn(id)).toHaveLength(2);
  await board.button('Clear').click();
  await dialog.getByRole('button', { name: 'Clear', exact: true }).click();
  await boards.untilDrawn(id, ({ length }) => length === 0, 'it is clear');
  await board.button('Undo').click();
  await boards.untilDrawn(id, ({ length }) => length === 2, 'clearing is undone');
});

function isSame(drawn: Drawn[], expected: string[]): boolean {
  const found = drawn.map((element) => {
    const { note, marker, highlighter } = element.customData ?? {};
    return [
      element.type,
      ...(note ? ['note'] : []),
      ...(marker === undefined ? [] : [`marker ${marker}`]),
      ...(highlighter ? ['highlighter'] : []),
      ...(element.type === 'text' ? [element.text] : []),
    ].join(' ');
  });
  return JSON.stringify(found.sort()) === JSON.stringify([...expected].sort());
}
