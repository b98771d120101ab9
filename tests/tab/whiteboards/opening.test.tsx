import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import type { Whiteboard } from '../../../api/contract/whiteboards.ts';
import { boardOfPage, boardPage } from '../../../tab/src/whiteboards/boardPath.ts';
import { BoardPartsContext } from '../../../tab/src/whiteboards/useBoardParts.ts';
import { localDate } from '../../../tab/src/whiteboards/useNewBoard.ts';
import { refusal } from '../createFakeApi.ts';
import { createFakeWays, renderWorkspace } from '../workspace/renderWorkspace.tsx';
import { aBoard, boardId, createFakeParts, createFakeSync } from './boardBuilders.tsx';

afterEach(() => cleanup());

type Wish = {
  table?: Record<string, unknown>;
  /** As a client that opens no windows. */
  isRefused?: boolean;
  linkedItem?: string | null;
  boards?: Whiteboard[];
};

async function show({ table, isRefused = false, linkedItem = null, boards = [aBoard()] }: Wish = {}) {
  const { ways, windows: opened } = createFakeWays({ isRefused });
  const parts = createFakeParts({ sync: createFakeSync().sync });
  const { sent } = await renderWorkspace({
    table: {
      'GET /api/conversations/hero/meetings': { items: [] },
      'GET /api/conversations/hero/whiteboards': { items: boards },
      'POST /api/conversations/hero/whiteboards': aBoard(),
      ...table,
    },
    linkedItem,
    ways,
    around: (workspace) => <BoardPartsContext value={parts.open}>{workspace}</BoardPartsContext>,
  });
  return { opened, boardsMade: () => sent().filter(({ method }) => method === 'POST') };
}

async function pressNewBoard(): Promise<void> {
  fireEvent.click(await screen.findByRole('button', { name: 'Add' }));
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Whiteboard session' }));
}

test('[WB1] Add makes a board by the day of one’s own calendar and opens it in a window', async () => {
  const { opened, boardsMade } = await show();
  await pressNewBoard();
  await waitFor(() => expect(opened).toHaveLength(1));
  expect(opened[0]).toMatchObject({ page: boardPage(boardId), title: 'SC-2026-000123 12.11.2026' });
  expect(boardsMade()).toHaveLength(1);
  expect(boardsMade()[0]?.body).toEqual({
    clientId: expect.stringMatching(/^[\da-f-]{36}$/) as string,
    date: localDate(new Date()),
  });
});

test('[WB1] while it is made that is said, and a repeated press makes no second one', async () => {
  let answer: (board: Whiteboard) => void = () => undefined;
  const { opened, boardsMade } = await show({
    table: {
      'POST /api/conversations/hero/whiteboards': () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    },
  });
  await pressNewBoard();
  expect(await screen.findByText('Making the whiteboard…')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Add' }));
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Whiteboard session' }));
  answer(aBoard());
  await waitFor(() => expect(opened).toHaveLength(1));
  expect(boardsMade()).toHaveLength(1);
  expect(screen.queryByText('Making the whiteboard…')).toBeNull();
});

test('[WB1] after a lost answer trying again asks for the same board; the next press for another', async () => {
  let isLost = true;
  const { opened, boardsMade } = await show({
    table: {
      'POST /api/conversations/hero/whiteboards': () => (isLost ? refusal(0, 'offline') : aBoard()),
    },
  });
  await pressNewBoard();
  expect(await screen.findByText('The whiteboard could not be made.')).toBeTruthy();
  isLost = false;
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(opened).toHaveLength(1));
  await pressNewBoard();
  await waitFor(() => expect(opened).toHaveLength(2));
  const ids = boardsMade().map(({ body }) => (body as { clientId: string }).clientId);
  expect(ids[1]).toBe(ids[0]);
  expect(ids[2]).not.toBe(ids[0]);
});

test('[WB1] where no window opens the board fills the tab, and closing leads back to where one was', async () => {
  await show({ isRefused: true });
  const row = await screen.findByRole('button', { name: /^SC-2026-000123 12\.11\.2026/ });
  row.focus();
  fireEvent.click(row);
  expect(await screen.findByTestId('surface')).toBeTruthy();
  expect(row.closest('[inert]')).not.toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Close whiteboard' }));
  expect(screen.queryByTestId('surface')).toBeNull();
  expect(row.closest('[inert]')).toBeNull();
  await waitFor(() => expect(document.activeElement).toBe(row));
});

test('[WB1] a deep link opens the board above its conversation', async () => {
  const { opened } = await show({ linkedItem: `whiteboard/${boardId}` });
  expect(await screen.findByTestId('surface')).toBeTruthy();
  expect(opened).toEqual([]);
  fireEvent.click(screen.getByRole('button', { name: 'Close whiteboard' }));
  expect(
    (await screen.findAllByRole('heading', { name: 'Filo rotto all’infilaggio' })).length,
  ).toBeGreaterThan(0);
});

test('[WB1] a link to a board that is not mine says so above the conversations', async () => {
  await show({ linkedItem: `whiteboard/${boardId}`, boards: [] });
  expect(await screen.findByText('This whiteboard is not here for you')).toBeTruthy();
});

test('[WB1] a page of one board is told by its address, and only by an id that one can have', () => {
  expect(boardOfPage(new URL(boardPage(boardId), 'http://tab.example').search)).toBe(boardId);
  expect(boardOfPage('?whiteboard=hero')).toBeNull();
  expect(boardOfPage('?whiteboard=..%2F..%2Fapi')).toBeNull();
  expect(boardOfPage('')).toBeNull();
});
