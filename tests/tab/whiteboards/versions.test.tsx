import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { refusal } from '../createFakeApi.ts';
import { at, people } from '../messages/builders.ts';
import { aBoard, anElement, aVersion, boardId } from './boardBuilders.tsx';
import { renderBoard } from './renderBoard.tsx';

afterEach(() => cleanup());

const old = aVersion({
  sequence: 3,
  at: at('22:01'),
  people: [people.marco, people.anna],
  objects: 2,
});
const content = {
  whiteboard: aBoard(),
  sequence: 3,
  elements: [
    { element: anElement({ id: 'a' }), personId: 'marco', at: at('22:01') },
    { element: anElement({ id: 'b' }), personId: 'anna', at: at('22:00') },
  ],
  people: { marco: { name: 'Marco Bianchi', companyId: 'rossi' } },
};
const table = {
  [`GET /api/whiteboards/${boardId}/versions`]: { items: [aVersion({ restored: 3 }), old] },
  [`GET /api/whiteboards/${boardId}?version=3`]: content,
};

async function open(wish: Parameters<typeof renderBoard>[0] = {}) {
  const fake = await renderBoard({ ...wish, table: { ...table, ...wish.table } });
  await screen.findByTestId('surface');
  fireEvent.click(screen.getByRole('button', { name: 'Versions' }));
  const dialog = await screen.findByRole('dialog');
  await within(dialog).findAllByRole('listitem');
  return { ...fake, dialog: within(dialog) };
}
const choose = (dialog: ReturnType<typeof within>) =>
  fireEvent.click(dialog.getByRole('button', { name: /Marco Bianchi, Anna Keller/ }));

test('[WB6] versions are listed by time and people, the newest first', async () => {
  const { dialog } = await open();
  expect(dialog.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
    expect.stringMatching(/^Now · .*22:05Anna Keller6 objects · brought back from .*22:01$/),
    expect.stringMatching(/22:01Marco Bianchi, Anna Keller2 objects$/),
  ]);
});

test('[WB6] an earlier version is looked at as it was, and cannot be drawn on', async () => {
  const { dialog, parts } = await open();
  choose(dialog);
  const shown = await dialog.findByTestId('surface');
  expect(shown.dataset).toMatchObject({ elements: '2', readonly: 'true' });
  const { sync } = parts.shown.at(-1)!;
  expect(sync.authorOf('a')?.name).toBe('Marco Bianchi');
  sync.put([anElement({ id: 'c' })]);
  expect(sync.elements().size).toBe(2);
});

test('[WB6] restoring asks first, and pressed again after a lost answer it is the same restoring', async () => {
  let isLost = true;
  const { dialog, sent } = await open({
    table: {
      [`POST /api/whiteboards/${boardId}/restore`]: () => (isLost ? refusal(0, 'offline') : {}),
    },
  });
  choose(dialog);
  fireEvent.click(await dialog.findByRole('button', { name: 'Restore this version' }));
  const ask = within(await screen.findByRole('dialog', { name: 'Bring this version back?' }));
  expect(sent()).toEqual([]);
  // Without a true focus the dialog below hides it here.
  fireEvent.click(await ask.findByRole('button', { name: 'Restore this version', hidden: true }));
  await ask.findByRole('alert', { hidden: true });
  isLost = false;
  fireEvent.click(ask.getByRole('button', { name: 'Restore this version', hidden: true }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  const bodies = sent().map(({ body }) => body);
  expect(bodies[0]).toMatchObject({ version: 3 });
  expect(bodies[1]).toEqual(bodies[0]);
});

test('[SC6] of a closed case versions can only be looked at', async () => {
  const { dialog } = await open({ boards: [aBoard({ isClosed: true })] });
  choose(dialog);
  await dialog.findByTestId('surface');
  expect(dialog.queryByRole('button', { name: 'Restore this version' })).toBeNull();
  expect(dialog.getByText('The case is closed: versions can only be looked at.')).toBeTruthy();
});

test('[WB6] how the board is now cannot be brought back', async () => {
  const { dialog } = await open({ table: { [`GET /api/whiteboards/${boardId}?version=7`]: content } });
  fireEvent.click(dialog.getByRole('button', { name: /^Now/ }));
  await dialog.findByTestId('surface');
  expect(dialog.queryByRole('button', { name: 'Restore this version' })).toBeNull();
});

test('[AX1] in one pane a version takes the place of the list, with a way back', async () => {
  const { dialog } = await open({ width: 320 });
  choose(dialog);
  await dialog.findByTestId('surface');
  expect(dialog.queryByRole('listitem')).toBeNull();
  fireEvent.click(dialog.getByRole('button', { name: 'Back to the list' }));
  expect(dialog.getAllByRole('listitem')).toHaveLength(2);
});

test('[AX3] versions that do not load say so and try again', async () => {
  let isDown = true;
  await renderBoard({
    table: {
      [`GET /api/whiteboards/${boardId}/versions`]: () =>
        isDown ? refusal(500, 'failed') : { items: [old] },
    },
  });
  await screen.findByTestId('surface');
  fireEvent.click(screen.getByRole('button', { name: 'Versions' }));
  expect((await screen.findByRole('alert')).textContent).toContain('7F3K-2Q9A');
  isDown = false;
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('listitem')).toBeTruthy();
});
