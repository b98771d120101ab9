import { fireEvent, screen, waitFor } from '@testing-library/react';
import type { ConversationFile } from '../../../api/contract/files.ts';
import type { Message } from '../../../api/contract/messages.ts';
import type { FilesAround } from '../../../tab/src/files/FilesContext.ts';
import { FilesContext } from '../../../tab/src/files/FilesContext.ts';
import { MessageFiles } from '../../../tab/src/files/MessageFiles.tsx';
import { OwnFileNotes } from '../../../tab/src/files/OwnFileNotes.tsx';
import { createFakeApi } from '../createFakeApi.ts';
import { renderInSession } from '../messages/renderInSession.tsx';
import { aFile, aPhoto, aSharing } from './fileBuilders.ts';

async function show(
  files: readonly ConversationFile[],
  options: { message?: Partial<Message>; language?: 'en' | 'it'; around?: Partial<FilesAround> } = {},
) {
  const opened: string[] = [];
  const fake = createFakeApi({ 'GET /api/conversations/hero/files': { items: files } });
  const message = aSharing(files, options.message);
  const around: FilesAround = {
    conversationId: 'hero',
    layout: 'three',
    isClosed: false,
    onOpen: (id) => opened.push(id),
    onShowAll: () => {},
    onShowDetails: null,
    onUploadAgain: null,
    ...options.around,
  };
  const view = await renderInSession(
    <FilesContext value={around}>
      <MessageFiles files={message.files ?? []} />
      <OwnFileNotes message={message} />
    </FilesContext>,
    { api: fake.api, ...(options.language ? { language: options.language } : {}) },
  );
  await waitFor(() => expect(fake.requests).not.toHaveLength(0));
  return { ...view, opened, fake };
}

test('[FL3] all files of a message are asked for in one request and open on a click', async () => {
  const { fake, opened } = await show([aPhoto(), aPhoto({ id: 'second', name: 'Guida.jpg' }), aFile()]);
  const picture = await screen.findByRole('img', { name: 'Allarme.jpg' });
  expect(picture.getAttribute('src')).toBe('/api/files/photo/thumbnail?token=t1');
  expect(screen.getByRole('button', { name: /^P0147\.ISO\s*12 kB$/ })).toBeTruthy();
  expect(fake.requests).toHaveLength(1);
  fireEvent.click(screen.getByRole('button', { name: /^Guida\.jpg, Picture/ }));
  expect(opened).toEqual(['second']);
});

test.each([
  [{ state: 'checking', contentUrl: null }, 'Being checked', 'In verifica'],
  [{ state: 'infected', contentUrl: null }, 'Blocked: harmful', 'Bloccato: dannoso'],
  [{ state: 'notCheckable' }, 'Not checkable (password)', 'Non verificabile (password)'],
  [{ state: 'lost', contentUrl: null }, 'Lost', 'Perso'],
] as const)('[FL8] what hinders a file stands in words: %j', async (change, english, italian) => {
  const first = await show([aFile(change), aPhoto({ ...change, thumbnailUrl: null })]);
  expect(
    await screen.findByRole('button', { name: new RegExp(`P0147\\.ISO.*${escape(english)}`) }),
  ).toBeTruthy();
  expect(screen.getByRole('button', { name: `Allarme.jpg, Picture, ${english}` })).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: `Allarme.jpg, Picture, ${english}` }));
  expect(first.opened).toEqual(['photo']);
  first.unmount();
  await show([aFile(change)], { language: 'it' });
  expect(await screen.findByText(new RegExp(escape(italian)))).toBeTruthy();
});

test('[FL8] the author opens his own file while it is being checked', async () => {
  await show([aPhoto({ state: 'checking' })]);
  expect(await screen.findByRole('img', { name: 'Allarme.jpg' })).toBeTruthy();
});

test('[FL3] of a deleted file a tombstone stays that does not open', async () => {
  const deleted = { deletedAt: '2026-11-12T22:00:00Z', contentUrl: null, thumbnailUrl: null };
  await show([aFile(deleted), aPhoto(deleted)]);
  await waitFor(() => expect(screen.getAllByText('File deleted')).toHaveLength(2));
  expect(screen.queryByRole('button')).toBeNull();
  expect(screen.queryByText('P0147.ISO')).toBeNull();
});

test('[FL6] who shared a photo is told that its location was removed', async () => {
  await show([aPhoto({ locationRemoved: true }), aFile()]);
  expect(await screen.findByText('The location was removed from the photo.')).toBeTruthy();
});

test('[FL3] where pane 3 is hidden a new file has the way to it', async () => {
  const asked: string[] = [];
  const onShowDetails = () => void asked.push('details');
  const first = await show([aFile()], {
    message: { createdAt: new Date().toISOString() },
    around: { onShowDetails },
  });
  fireEvent.click(screen.getByRole('button', { name: 'Show in Details' }));
  expect(asked).toEqual(['details']);
  first.unmount();
  await show([aFile()], { message: { createdAt: '2026-01-01T10:00:00Z' }, around: { onShowDetails } });
  expect(screen.queryByRole('button', { name: 'Show in Details' })).toBeNull();
});

test('[AX1] a name that turns its letters round is shown as it is', async () => {
  await show([aFile({ name: 'gpj\u202e.exe' })]);
  expect(screen.getByText('gpj[U+202E].exe')).toBeTruthy();
});

function escape(words: string): string {
  return words.replace(/[()]/g, '\\$&');
}
