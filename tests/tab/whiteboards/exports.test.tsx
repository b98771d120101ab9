import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { refusal } from '../createFakeApi.ts';
import { aBackground, aBoard, boardId, createFakeSync } from './boardBuilders.tsx';
import { renderBoard } from './renderBoard.tsx';

const followed: string[] = [];
const click = HTMLAnchorElement.prototype.click;
beforeEach(() => {
  followed.length = 0;
  HTMLAnchorElement.prototype.click = function () {
    followed.push(this.getAttribute('href') ?? '');
  };
});
afterEach(() => {
  HTMLAnchorElement.prototype.click = click;
  cleanup();
});

const exportUrl = `/api/whiteboards/${boardId}/export?token=t1`;
async function choose(name: string | RegExp): Promise<void> {
  await screen.findByTestId('surface');
  fireEvent.click(screen.getByRole('button', { name: 'Export' }));
  fireEvent.click(await screen.findByRole('menuitem', { name }));
}

test.each([
  ['Picture (PNG)', 'png'],
  ['Drawing (SVG)', 'svg'],
  ['Document (PDF)', 'pdf'],
])('[WB7] %s saves the whole board by its own address', async (name, format) => {
  await renderBoard();
  await choose(name);
  expect(followed).toEqual([`${exportUrl}&format=${format}&download=1`]);
});

test('[WB7] without backgrounds there are no pages to choose', async () => {
  await renderBoard();
  await screen.findByTestId('surface');
  fireEvent.click(screen.getByRole('button', { name: 'Export' }));
  await screen.findByRole('menuitem', { name: 'Picture (PNG)' });
  expect(screen.queryByRole('menuitem', { name: 'One page…' })).toBeNull();
});

test('[WB7] one page is exported by the number of its background', async () => {
  const fakeSync = createFakeSync([aBackground('second.jpg', 4), aBackground('first.jpg', 1)]);
  await renderBoard({ fakeSync });
  await choose('One page…');
  const radios = await screen.findAllByRole('radio');
  expect(radios.map((radio) => radio.closest('span')?.textContent)).toEqual([
    'Page 1 · first.jpg',
    'Page 2 · second.jpg',
  ]);
  fireEvent.click(screen.getByRole('radio', { name: 'Page 2 · second.jpg' }));
  fireEvent.click(screen.getByRole('button', { name: 'Document (PDF)' }));
  expect(followed).toEqual([`${exportUrl}&format=pdf&page=2&download=1`]);
});

test('[WB7] a copy becomes a file of the conversation; tried again it is the same one', async () => {
  let isDown = true;
  const { sent } = await renderBoard({
    table: {
      [`POST /api/whiteboards/${boardId}/copies`]: () => (isDown ? refusal(503, 'unavailable') : {}),
    },
  });
  await choose('Save a PDF to the conversation');
  expect((await screen.findByRole('alert')).textContent).toContain('The server is busy.');
  isDown = false;
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('The copy is in the conversation.')).toBeTruthy();
  const bodies = sent().map(({ body }) => body);
  expect(bodies).toHaveLength(2);
  expect(bodies[0]).toMatchObject({ format: 'pdf' });
  expect(bodies[1]).toEqual(bodies[0]);
});

test('[SC6] of a closed case the board is exported, but nothing is put into the conversation', async () => {
  await renderBoard({ boards: [aBoard({ isClosed: true })] });
  await screen.findByTestId('surface');
  fireEvent.click(screen.getByRole('button', { name: 'Export' }));
  expect((await screen.findAllByRole('menuitem')).map(({ textContent }) => textContent)).toEqual([
    'Picture (PNG)',
    'Drawing (SVG)',
    'Document (PDF)',
  ]);
});

test('[WB6] an export that may lack what is still being saved says so', async () => {
  const { fakeSync } = await renderBoard();
  await screen.findByTestId('surface');
  act(() => fakeSync.setSaving({ state: 'offline', waiting: 4, isKept: true }));
  await waitFor(() => expect(screen.getByRole('banner').textContent).toContain('4 changes'));
  fireEvent.click(screen.getByRole('button', { name: 'Export' }));
  expect(await screen.findByText(/still being saved/)).toBeTruthy();
});
