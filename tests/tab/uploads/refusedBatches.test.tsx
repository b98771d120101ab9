import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { createUploads } from '../../../tab/src/uploads/store/createUploads.ts';
import { UploadPart } from '../../../tab/src/uploads/UploadPart.tsx';
import { UploadsContext } from '../../../tab/src/uploads/useUploads.ts';
import { refusal } from '../createFakeApi.ts';
import { aConversation } from '../messages/builders.ts';
import { renderInSession } from '../messages/renderInSession.tsx';
import { aFile, aServer, aStorage, conversationPath } from './fakes.ts';

afterEach(() => cleanup());

test('[SC6] [FL1] files of a case that was closed meanwhile are kept, and Try again sends them', async () => {
  const { server, uploads, reopen } = await showRefused();
  reopen();
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(server.messages.size).toBe(1));
  expect([...server.messages.values()][0]!.fileIds).toHaveLength(2);
  expect(uploads.list('hero')).toEqual([]);
});

test('[SC6] a case that is open again sends by itself what was refused because it was closed', async () => {
  const { server, show, reopen } = await showRefused();
  show('closed');
  expect(screen.getByRole('region', { name: 'Upload' }).textContent).toContain('was closed');
  reopen();
  show('inProgress');
  await waitFor(() => expect(server.messages.size).toBe(1));
});

test('[FL1] Discard lets go of the refused message alone', async () => {
  const { server, uploads, reopen } = await showRefused();
  reopen();
  server.state.holds = true;
  act(() => void uploads.add('hero', [aFile('tre.log')]));
  fireEvent.click(await screen.findByRole('button', { name: 'Discard' }));
  expect(uploads.list('hero').map(({ files }) => files.map(({ name }) => name))).toEqual([['tre.log']]);
});

/** One file is there, the other is on its way, and the case is closed. */
async function showRefused() {
  const server = aServer();
  const begin = server.table[`POST ${conversationPath}/files`] as (request: { body: unknown }) => unknown;
  server.table[`POST ${conversationPath}/files`] = (request: { body: unknown }) =>
    (request.body as { name: string }).name === 'due.log' ? refusal(409, 'caseClosed') : begin(request);
  const uploads = createUploads({
    api: server.api,
    openBlob: server.openBlob,
    hash: async () => 'hash',
    storage: aStorage().storage,
  });
  const open = aConversation();
  const part = (state: 'inProgress' | 'closed') => (
    <UploadsContext value={uploads}>
      <UploadPart
        conversation={{ ...open, case: { ...open.case!, state } }}
        layout="three"
        isOffline={false}
        isDragging={false}
        dialog={{
          isOpen: false,
          open: () => undefined,
          close: () => undefined,
          chosen: [],
          choose: () => undefined,
          takeGood: () => [],
          setChosen: () => undefined,
          setRecording: () => undefined,
          isRecording: () => false,
        }}
      />
    </UploadsContext>
  );
  const { rerender } = await renderInSession(part('inProgress'), { api: server.api });
  act(() => void uploads.add('hero', [aFile('uno.log'), aFile('due.log')]));
  await screen.findByRole('button', { name: 'Discard' });
  return {
    server,
    uploads,
    show: (state: 'inProgress' | 'closed') => rerender(part(state)),
    reopen: () => {
      server.table[`POST ${conversationPath}/files`] = begin;
    },
  };
}
