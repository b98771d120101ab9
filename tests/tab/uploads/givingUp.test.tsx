import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { aFile, aServer } from './fakes.ts';
import { button, choose, openDialog } from './openDialog.tsx';

afterEach(() => cleanup());

test('[FL1] Cancel all asks first, with how many files are given up; asked and declined, all goes on', async () => {
  const { dialog, server } = await showRunning();
  fireEvent.click(button(dialog, 'Cancel all'));
  const question = await screen.findByRole('dialog', { name: 'Give up the upload?' });
  expect(question.textContent).toContain('2 files are given up and not sent.');
  fireEvent.click(within(question).getByText('Cancel'));
  await waitFor(() => expect(screen.queryByRole('dialog', { name: 'Give up the upload?' })).toBeNull());
  server.state.holds = false;
  act(() => server.release());
  await waitFor(() => expect(server.messages.size).toBe(1));
});

test('[FL1] the bar asks as well', async () => {
  const { dialog, uploads } = await showRunning();
  fireEvent.keyDown(dialog, { key: 'Escape' });
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  fireEvent.click(button(screen.getByRole('region', { name: 'Upload' }), 'Cancel'));
  expect(uploads.list('hero')).toHaveLength(1);
  fireEvent.click(await screen.findByRole('button', { name: 'Give up' }));
  expect(uploads.list('hero')).toEqual([]);
});

test('[FL1] what is only listed is let go without a question', async () => {
  const { dialog } = await openDialog();
  choose(dialog, aFile('uno.log'));
  fireEvent.click(button(dialog, 'Cancel'));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

test('[FL1] [MS1] Upload pressed twice at once sends everything once', async () => {
  const { dialog, server } = await openDialog();
  choose(dialog, aFile('uno.log'), aFile('due.log'));
  const upload = button(dialog, 'Upload');
  act(() => {
    upload.click();
    upload.click();
  });
  await waitFor(() => expect(server.messages.size).toBe(1));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(server.begins()).toHaveLength(2);
});

async function showRunning() {
  const server = aServer();
  server.state.holds = true;
  const shown = await openDialog({ server });
  choose(shown.dialog, aFile('uno.log'), aFile('due.log'));
  fireEvent.click(button(shown.dialog, 'Upload'));
  await within(shown.dialog).findAllByRole('progressbar');
  return shown;
}
