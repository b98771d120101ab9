import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { MessagesPane } from '../../../tab/src/messages/MessagesPane.tsx';
import { aConversation, heroMessages } from '../messages/builders.ts';
import { renderInSession } from '../messages/renderInSession.tsx';
import { aServer, conversationPath } from './fakes.ts';

/** Gives what it recorded when it is stopped, as a browser's does. */
class FakeRecorder {
  static readonly isTypeSupported = () => true;
  ondataavailable: ((event: { data: Blob }) => void) | null = null;
  onstop: (() => void) | null = null;
  state = 'inactive';
  start() {
    this.state = 'recording';
  }
  stop() {
    this.state = 'inactive';
    this.ondataavailable?.({ data: new Blob(['words']) });
    this.onstop?.();
  }
}

beforeEach(() => {
  Object.assign(globalThis, { MediaRecorder: FakeRecorder });
  const getUserMedia = async () => ({ getTracks: () => [] });
  Object.defineProperty(navigator, 'mediaDevices', { value: { getUserMedia }, configurable: true });
});

test.each([
  ['Escape', (dialog: HTMLElement) => fireEvent.keyDown(dialog, { key: 'Escape' })],
  ['✕', (dialog: HTMLElement) => fireEvent.click(within(dialog).getByRole('button', { name: 'Close' }))],
])('[FL1] %s ends a recording and lists it; pressed again it closes the dialog', async (_, close) => {
  const dialog = await showRecording();
  act(() => void close(dialog));
  const row = await within(dialog).findByRole('listitem');
  expect(row.textContent).toMatch(/^Voice \d{4}-\d\d-\d\d .*5 byte$/);
  act(() => void close(dialog));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

test('[FL1] while something is recorded Upload waits for it, and Cancel asks first', async () => {
  const dialog = await showRecording();
  const clipboardData = { types: ['Files'], files: [new File(['x'], 'uno.log')] };
  fireEvent.paste(dialog, { clipboardData });
  await within(dialog).findByText('uno.log');
  const upload = within(dialog).getByRole('button', { name: 'Upload' });
  expect(upload.getAttribute('aria-disabled')).toBe('true');
  fireEvent.click(upload);
  expect(within(dialog).getByRole('button', { name: 'Stop and keep' })).toBeTruthy();
  fireEvent.click(within(dialog).getByRole('button', { name: 'Cancel' }));
  await screen.findByText(/^2 files are given up/);
});

test('[FL1] Back throws away what was recorded, as it says', async () => {
  const dialog = await showRecording();
  fireEvent.click(within(dialog).getByRole('button', { name: 'Back' }));
  await within(dialog).findByRole('button', { name: 'Record voice' });
  expect(within(dialog).queryByRole('listitem')).toBeNull();
});

async function showRecording() {
  const server = aServer({ [`GET ${conversationPath}/messages`]: { items: heroMessages } });
  const pane = (
    <MessagesPane
      conversation={aConversation()}
      isOffline={false}
      offlineSince={null}
      onShowDetails={() => undefined}
      layout="three"
      width={600}
    />
  );
  await renderInSession(pane, { api: server.api });
  fireEvent.click(await screen.findByRole('button', { name: 'Add' }));
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Upload a new file' }));
  const dialog = await screen.findByRole('dialog', { name: 'Upload a new file' });
  fireEvent.click(within(dialog).getByRole('button', { name: 'Record voice' }));
  fireEvent.click(await within(dialog).findByRole('button', { name: 'Start recording' }));
  await within(dialog).findByRole('button', { name: 'Stop and keep' });
  return dialog;
}
