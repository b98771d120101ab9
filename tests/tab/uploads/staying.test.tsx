import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { refusal } from '../createFakeApi.ts';
import { aConversation } from '../messages/builders.ts';
import { aFile, aServer } from './fakes.ts';
import { button, choose, openDialog } from './openDialog.tsx';

afterEach(() => {
  cleanup();
});

test('[FL1] the dialog stays when another layout mounts its pane anew', async () => {
  const { dialog, rerender, pane } = await openDialog();
  choose(dialog, aFile('uno.log'));
  rerender(pane('narrow'));
  const again = await screen.findByRole('dialog', { name: 'Upload a new file' });
  expect(again).not.toBe(dialog);
  expect(within(again).getByText('uno.log')).toBeTruthy();
});

test('[FL1] who comes back to the conversation later, or from another one, finds the dialog closed', async () => {
  const { rerender, pane } = await openDialog();
  rerender(pane('other', { ...aConversation(), id: 'other' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  rerender(pane('wide'));
  expect(await screen.findByRole('button', { name: 'Add' })).toBeTruthy();
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('[AX1] Try again keeps the focus in the dialog', async () => {
  const server = aServer();
  server.table['POST /api/files/file-1/complete'] = Object.assign(refusal(400, 'invalid'), {
    field: 'sha256',
  });
  const { dialog } = await openDialog({ server });
  choose(dialog, aFile('uno.log'));
  fireEvent.click(button(dialog, 'Upload'));
  const tryAgain = await within(dialog).findByRole('button', { name: 'Try again: uno.log' });
  server.state.holds = true;
  act(() => tryAgain.focus());
  fireEvent.click(tryAgain);
  await waitFor(() => expect(document.activeElement).toBe(button(dialog, 'Cancel uno.log')));
});

test('[SC6] of a case that was closed meanwhile only the refusal’s own buttons are left; Discard closes', async () => {
  const server = aServer();
  server.table['POST /api/conversations/hero/messages'] = refusal(409, 'caseClosed');
  const { dialog } = await openDialog({ server });
  choose(dialog, aFile('uno.log'));
  fireEvent.click(button(dialog, 'Upload'));
  await within(dialog).findByRole('button', { name: 'Discard' });
  expect(
    within(dialog)
      .getAllByRole('button')
      .map(({ textContent }) => textContent),
  ).toEqual(['', 'Try again', 'Discard']);
  expect(dialog.textContent).not.toContain('Read by');
  fireEvent.click(button(dialog, 'Discard'));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});
