import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { refusal } from '../createFakeApi.ts';
import { at, people, rossi } from '../messages/builders.ts';
import {
  aBackground,
  aBoard,
  anElement,
  aPeer,
  boardId,
  createFakeLane,
  createFakeSync,
} from './boardBuilders.tsx';
import { renderBoard } from './renderBoard.tsx';

afterEach(() => cleanup());

const surface = () => screen.findByTestId('surface');
const head = async () => {
  await surface();
  return screen.getByRole('banner').textContent;
};

test('[WB1] the window says what the board is called, how it is saved and who sees it', async () => {
  const fakeSync = createFakeSync([
    anElement({ id: 'a' }),
    anElement({ id: 'b' }),
    anElement({ id: 't', type: 'text', containerId: 'b' } as never),
    aBackground('Guida.jpg', 1),
    { id: 'd', version: 3, versionNonce: 1, isDeleted: true },
  ]);
  await renderBoard({ fakeSync, language: 'it' });
  const words = await head();
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('SC-2026-000123 12.11.2026');
  expect(words).toMatch(/Salvato .*22:05 · 2 oggetti/);
  expect(words).toContain('Visto da GFMS e Officine Rossi');
  expect(screen.getByRole('main', { name: 'Whiteboard SC-2026-000123 12.11.2026' })).toBeTruthy();
});

test('[SE2] a board of one company alone says that only it sees it', async () => {
  await renderBoard({ boards: [aBoard({ companies: [rossi] })] });
  expect(await head()).toContain('Only Officine Rossi sees this');
});

test('[WB6] what is not saved yet is said, and offline how much waits on this device', async () => {
  const { fakeSync, announced } = await renderBoard();
  await surface();
  act(() => fakeSync.setSaving({ state: 'saving', waiting: 2 }));
  expect(await head()).toContain('Saving…');
  expect(announced).toEqual([]);
  act(() => fakeSync.setSaving({ state: 'offline', waiting: 3, isKept: true }));
  expect(await head()).toContain('Offline · 3 changes wait on this device');
  act(() => fakeSync.setSaving({ state: 'saved', at: new Date(at('22:06')) }));
  expect(await head()).toMatch(/Saved .*22:06/);
  expect(announced).toEqual([
    'Offline. What you draw is kept on this device.',
    'Back online. Everything is saved.',
  ]);
});

test('[WB6] where the device keeps nothing, it says that the window must stay open', async () => {
  const { fakeSync, announced } = await renderBoard();
  await surface();
  act(() => fakeSync.setSaving({ state: 'offline', waiting: 0, isKept: true }));
  act(() => fakeSync.setSaving({ state: 'offline', waiting: 1, isKept: false }));
  expect(await head()).toContain('Offline · 1 change waits only in this window: leave it open');
  expect(announced.at(-1)).toMatch(/This device keeps nothing: leave this window open/);
});

test('[WB6] [AX3] what the server refused is said, and said aloud', async () => {
  const { fakeSync, announced } = await renderBoard();
  await surface();
  act(() => fakeSync.change([anElement({ id: 'x' })], { isRefused: false }));
  expect(screen.queryByText(/could not be stored/)).toBeNull();
  act(() => fakeSync.change([anElement({ id: 'x' })], { isRefused: true }));
  expect(screen.getByText(/^1 object could not be stored/)).toBeTruthy();
  expect(announced.at(-1)).toMatch(/^1 object could not be stored/);
  fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
  expect(screen.queryByText(/could not be stored/)).toBeNull();
});

test('[SC6] of a closed case the board can only be looked at, and what was too late is told', async () => {
  const { fakeSync } = await renderBoard({ boards: [aBoard({ isClosed: true })] });
  expect((await surface()).dataset['readonly']).toBe('true');
  expect(screen.getByText(/The case is closed\./)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Background' })).toBeNull();
  expect(screen.queryByRole('button', { name: 'Rename whiteboard' })).toBeNull();
  expect(screen.getByRole('button', { name: 'Versions' })).toBeTruthy();
  act(() => fakeSync.setSaving({ state: 'closed', waiting: 2 }));
  expect(await screen.findByText(/2 changes from this device were not stored/)).toBeTruthy();
});

test('[SC6] a case that is closed while one draws makes the surface read-only at once', async () => {
  const { fakeSync } = await renderBoard();
  expect((await surface()).dataset['readonly']).toBe('false');
  act(() => fakeSync.setSaving({ state: 'closed', waiting: 0 }));
  expect((await surface()).dataset['readonly']).toBe('true');
});

test('[SE2] a board that is not there, or not for me, says so and leads back', async () => {
  const { closed } = await renderBoard({ boards: [] });
  expect(await screen.findByText('This whiteboard is not here for you')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Close whiteboard' }));
  expect(closed).toEqual(['closed']);
});

test('[SE2] who is removed while he draws sees nothing of the board any more', async () => {
  const { fakeSync } = await renderBoard();
  await surface();
  act(() => fakeSync.setSaving({ state: 'gone' }));
  expect(await screen.findByText('This whiteboard is not here for you')).toBeTruthy();
  expect(screen.queryByTestId('surface')).toBeNull();
});

test('[AX3] a board that does not load says so with a reference, and tries again', async () => {
  let isDown = true;
  await renderBoard({
    table: {
      'GET /api/conversations/hero/whiteboards': () =>
        isDown ? refusal(500, 'failed') : { items: [aBoard()] },
    },
  });
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('What is drawn on it is safe.');
  expect(alert.textContent).toContain('7F3K-2Q9A');
  isDown = false;
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await surface()).toBeTruthy();
});

test('[AX3] code that does not load leaves a way to try again', async () => {
  const { mend } = await renderBoard({ isBroken: true });
  await screen.findByText('The whiteboard does not open');
  mend();
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await surface()).toBeTruthy();
});

test('[WB1] a board is renamed inside, and a refusal keeps what was typed', async () => {
  let refuses = true;
  const { sent } = await renderBoard({
    table: {
      [`PATCH /api/whiteboards/${boardId}`]: ({ body }: { body: { name: string } }) =>
        refuses ? refusal(503, 'unavailable') : aBoard({ name: body.name }),
    },
  });
  await surface();
  fireEvent.click(screen.getByRole('button', { name: 'Rename whiteboard' }));
  const field = screen.getByRole<HTMLInputElement>('textbox', { name: 'Name of the whiteboard' });
  expect(field.value).toBe('SC-2026-000123 12.11.2026');
  fireEvent.change(field, { target: { value: ' Guida inferiore ' } });
  fireEvent.click(screen.getByRole('button', { name: 'Save name' }));
  expect((await screen.findByRole('alert')).textContent).toContain('The server is busy.');
  expect(field.value).toBe(' Guida inferiore ');
  refuses = false;
  fireEvent.click(screen.getByRole('button', { name: 'Save name' }));
  await waitFor(() => expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Guida inferiore'));
  expect(sent().at(-1)?.body).toEqual({ name: 'Guida inferiore' });
});

test('[WB1] Escape leaves the name as it was', async () => {
  const { sent } = await renderBoard();
  await surface();
  fireEvent.click(screen.getByRole('button', { name: 'Rename whiteboard' }));
  fireEvent.change(screen.getByRole('textbox'), { target: { value: 'Other' } });
  fireEvent.keyDown(screen.getByRole('textbox'), { key: 'Escape' });
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('SC-2026-000123 12.11.2026');
  expect(sent()).toEqual([]);
});

test('[WB2] everybody who has the board open is there once, however many windows he has', async () => {
  const { lane, setPeers } = createFakeLane([aPeer(people.marco, '1'), aPeer(people.marco, '2')]);
  await renderBoard({ lane });
  await surface();
  expect(screen.getByRole('group', { name: '1 other here: Marco Bianchi · Officine Rossi' })).toBeTruthy();
  act(() => setPeers([aPeer(people.marco), aPeer(people.giulia), aPeer(people.anna)]));
  expect(
    screen.getByRole('group', {
      name: '2 others here: Giulia Rossi · Officine Rossi, Marco Bianchi · Officine Rossi',
    }),
  ).toBeTruthy();
  act(() => setPeers([]));
  expect(screen.queryByRole('group')).toBeNull();
});

test('[WB1] at 320 pixels every control is still there, with a name and room for a finger', async () => {
  await renderBoard({ width: 320, language: 'it' });
  await surface();
  const names = screen.getAllByRole('button').map((button) => button.getAttribute('aria-label'));
  expect(names).toEqual([
    'Rinomina whiteboard',
    'Chiudi whiteboard',
    'Sfondo',
    'Versioni',
    'Esporta',
    'Copia link',
  ]);
});

test('[WB6] closing the window ends what the board had opened', async () => {
  const { parts, unmount } = await renderBoard();
  await surface();
  expect(parts.opened).toHaveLength(1);
  unmount();
  expect(parts.closed()).toBe(1);
});

test('[WB1] the link of the board can be copied', async () => {
  const copied: string[] = [];
  Object.defineProperty(navigator, 'clipboard', {
    value: { writeText: async (text: string) => void copied.push(text) },
    configurable: true,
  });
  const { announced } = await renderBoard();
  await surface();
  fireEvent.click(screen.getByRole('button', { name: 'Copy link' }));
  await waitFor(() => expect(announced).toEqual(['Link copied']));
  expect(copied).toEqual([aBoard().link]);
});

test('[WB2] a press on somebody’s face looks where he looks, in the window that looks at something', async () => {
  const viewport = { scrollX: 0, scrollY: 0, zoom: 1, width: 800, height: 600 };
  const { lane } = createFakeLane([{ ...aPeer(people.marco, '1'), viewport }, aPeer(people.marco, '2')]);
  const { parts } = await renderBoard({ lane });
  await surface();
  fireEvent.click(screen.getByRole('button', { name: 'Look along with Marco Bianchi · Officine Rossi' }));
  expect(parts.followed).toEqual(['1']);
});
