import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { refusal } from '../createFakeApi.ts';
import { aFile, aServer } from './fakes.ts';
import { button, choose, openDialog } from './openDialog.tsx';

afterEach(() => cleanup());

test('[FL1] one refused file alone: the dialog says what holds the message up, and sends the others', async () => {
  const { dialog, server, announced } = await uploadWithRefused('due.log');
  const words = '1 file cannot be sent. Remove it, then the others go.';
  await within(dialog).findByText(words);
  expect(announced).toContain(words);
  expect(within(dialog).queryByText('The message appears when the files have arrived.')).toBeNull();
  // What it is does not change: only to remove it helps.
  expect(within(dialog).queryByRole('button', { name: 'Try again: due.log' })).toBeNull();
  expect(button(dialog, 'Remove due.log')).toBeTruthy();
  fireEvent.click(button(dialog, 'Send the others'));
  await waitFor(() => expect(server.messages.size).toBe(1));
  expect([...server.messages.values()][0]!.fileIds).toEqual(['file-1', 'file-3']);
});

test('[FL1] the bar says it too when the dialog is closed', async () => {
  const { dialog } = await uploadWithRefused('due.log');
  await within(dialog).findByText(/cannot be sent/);
  fireEvent.keyDown(dialog, { key: 'Escape' });
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  const bar = screen.getByRole('region', { name: 'Upload' });
  expect(bar.textContent).toContain('1 file cannot be sent. Remove it, then the others go.');
});

test('[FL1] while the others are on their way, or where there are none, nothing is offered to be sent', async () => {
  const server = aServer();
  server.state.holds = true;
  server.table['POST /api/files/file-1/complete'] = refusal(415, 'unsupported');
  const { dialog } = await openDialog({ server });
  choose(dialog, aFile('uno.log'));
  fireEvent.click(button(dialog, 'Upload'));
  await within(dialog).findByRole('progressbar');
  expect(within(dialog).queryByText(/cannot be sent/)).toBeNull();
  server.state.holds = false;
  server.release();
  await within(dialog).findByText('1 file cannot be sent. Remove it.');
  expect(within(dialog).queryByRole('button', { name: 'Send the others' })).toBeNull();
});

/** Of three files the server does not take one. */
async function uploadWithRefused(name: string) {
  const server = aServer();
  const shown = await openDialog({ server });
  const complete = server.table['POST /api/files/file-2/complete'] as () => { name: string };
  server.table['POST /api/files/file-2/complete'] = () => {
    expect(complete().name).toBe(name);
    return refusal(415, 'unsupported');
  };
  choose(shown.dialog, aFile('uno.log'), aFile('due.log'), aFile('tre.log'));
  fireEvent.click(button(shown.dialog, 'Upload'));
  return shown;
}
