import { act, cleanup, createEvent, fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { Language } from '../../../tab/src/i18n/createI18n.ts';
import { MessagesPane } from '../../../tab/src/messages/MessagesPane.tsx';
import { createUploads } from '../../../tab/src/uploads/store/createUploads.ts';
import { UploadsContext } from '../../../tab/src/uploads/useUploads.ts';
import { aConversation, heroMessages } from '../messages/builders.ts';
import { renderInSession } from '../messages/renderInSession.tsx';
import type { FakeServer } from './fakes.ts';
import { aFile, aServer, aStorage, conversationPath } from './fakes.ts';

beforeEach(() => localStorage.clear());
afterEach(() => cleanup());

test('[FL1] two steps: what is chosen is listed, and nothing leaves before Upload is pressed', async () => {
  const { server, dialog } = await showDialog();
  choose(dialog, aFile('Rapporto.pdf', { size: 2048 }), aFile('P0147.ISO'));
  expect(rows(dialog)).toEqual(['Rapporto.pdf 2 kB', 'P0147.ISO 25 byte']);
  expect(dialog.textContent).toContain('2 files · 2 kB');
  expect(server.sent()).toEqual([]);
  fireEvent.click(button(dialog, 'Upload'));
  await waitFor(() => expect(server.messages.size).toBe(1));
  expect(server.begins().map(({ body }) => (body as { name: string }).name)).toEqual([
    'Rapporto.pdf',
    'P0147.ISO',
  ]);
});

test('[FL1] [AX1] when all files are there the dialog closes by itself, says so, and Add has the focus', async () => {
  const { dialog, announced } = await showDialog();
  choose(dialog, aFile('P0147.ISO'));
  fireEvent.click(button(dialog, 'Upload'));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(announced).toContain('1 file sent');
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Add' }));
});

test('[FL1] what is not taken is told before an upload begins, and does not hold up the rest', async () => {
  const { server, dialog, announced } = await showDialog();
  const large = aFile('film.mp4');
  Object.defineProperty(large, 'size', { value: 251 * 1_048_576 });
  choose(
    dialog,
    large,
    aFile('vuoto.txt', { size: 0 }),
    aFile('setup.EXE '),
    aFile('a/b.txt'),
    aFile('buono.log'),
  );
  expect(rows(dialog)).toEqual([
    'film.mp4 Too large: 251 MB. At most 250 MB can be sent.',
    'vuoto.txt The file is empty: 0 bytes.',
    'setup.EXE  Files ending in .exe are not taken, for safety.',
    'a/b.txt The name contains / or \\. Rename the file first.',
    'buono.log 25 byte',
  ]);
  expect(announced.at(-1)).toContain('4 files are not taken');
  fireEvent.click(button(dialog, 'Upload'));
  await waitFor(() => expect(server.messages.size).toBe(1));
  expect(server.begins()).toHaveLength(1);
});

test('[FL1] only files that are not taken: Upload does nothing', async () => {
  const { server, dialog } = await showDialog();
  choose(dialog, aFile('vuoto.txt', { size: 0 }));
  expect(button(dialog, 'Upload').getAttribute('aria-disabled')).toBe('true');
  fireEvent.click(button(dialog, 'Upload'));
  expect(server.sent()).toEqual([]);
});

test('[FL1] the same file is listed once; more than twenty wait for the next message', async () => {
  const { dialog } = await showDialog();
  choose(dialog, aFile('a.log'), aFile('a.log'));
  choose(dialog, aFile('a.log'), aFile('a.log', { lastModified: 2 }));
  expect(rows(dialog)).toHaveLength(2);
  choose(dialog, ...Array.from({ length: 19 }, (_, index) => aFile(`${index}.log`)));
  expect(rows(dialog).filter((row) => row.includes('At most 20 files'))).toEqual([
    '18.log At most 20 files in one message. Send it with the next one.',
  ]);
});

test('[FL4] a name that turns what stands beside it is shown as it is', async () => {
  const { dialog } = await showDialog();
  choose(dialog, aFile('foto\u202Egpj.scr'));
  expect(rows(dialog)[0]).toBe('foto[U+202E]gpj.scr 25 byte');
});

test('[FL1] files dropped on the conversation, or pasted into it, open the same dialog and wait in it', async () => {
  const { server } = await show();
  const log = await screen.findByRole('log');
  const drag = { dataTransfer: { types: ['Files'], files: [aFile('trascinato.log')], items: [] } };
  fireEvent.dragEnter(log, drag);
  expect(screen.getByText('Drop the files here')).toBeTruthy();
  fireEvent.drop(log, drag);
  expect(screen.queryByText('Nothing leaves before you press Upload.')).toBeNull();
  const dialog = await screen.findByRole('dialog', { name: 'Upload a new file' });
  paste(dialog, { types: ['Files'], files: [aFile('image.png')] });
  expect(rows(dialog)[0]).toBe('trascinato.log 25 byte');
  expect(rows(dialog)[1]).toMatch(/^Picture \d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d\.png 25 byte$/);
  expect(server.sent()).toEqual([]);
});

test('[FL1] [MS3] a piece of a document in the clipboard is text, and goes into the field', async () => {
  await show();
  const field = screen.getByRole('textbox');
  const types = ['text/plain', 'text/html', 'Files'];
  expect(paste(field, { types, files: [aFile('image.png')] }).defaultPrevented).toBe(false);
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('[SC6] a closed case takes no files', async () => {
  const open = aConversation();
  const { server } = await show({ conversation: { ...open, case: { ...open.case!, state: 'closed' } } });
  const log = await screen.findByRole('log');
  const drag = { dataTransfer: { types: ['Files'], files: [aFile('trascinato.log')], items: [] } };
  fireEvent.dragEnter(log, drag);
  expect(screen.queryByText('Drop the files here')).toBeNull();
  fireEvent.drop(log, drag);
  paste(log, { types: ['Files'], files: [aFile('image.png')] });
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(server.sent()).toEqual([]);
});

test('[FL1] [AX1] while it goes: a named bar says how far, Escape closes and stops nothing, the bar leads back', async () => {
  const server = aServer();
  server.state.holds = true;
  const { dialog } = await showDialog({ server });
  choose(dialog, aFile('Infilaggio.mp4', { size: 40 }));
  fireEvent.click(button(dialog, 'Upload'));
  const progress = await within(dialog).findByRole('progressbar', { name: 'Infilaggio.mp4, progress' });
  expect(progress.getAttribute('aria-valuetext')).toBe('0 of 40 byte');
  fireEvent.keyDown(dialog, { key: 'Escape' });
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  const bar = screen.getByRole('region', { name: 'Upload' });
  expect(bar.textContent).toContain('Uploading 1 file · 0%');
  fireEvent.click(button(bar, 'Show'));
  await screen.findByRole('dialog');
  server.state.holds = false;
  act(() => server.release());
  await waitFor(() => expect(server.messages.size).toBe(1));
  await waitFor(() => expect(screen.queryByRole('region', { name: 'Upload' })).toBeNull());
});

test('[FL1] a cut is told with where it goes on; Try again does not wait', async () => {
  const server = aServer();
  server.state.blob = [201, 0, 0, 0];
  const { dialog } = await showDialog({ server });
  choose(dialog, aFile('Registro.log', { size: 25 }));
  fireEvent.click(button(dialog, 'Upload'));
  await within(dialog).findByText('Connection lost at 40%. Goes on from there.');
  server.state.blob = [];
  fireEvent.click(button(dialog, 'Try again: Registro.log'));
  await waitFor(() => expect(server.messages.size).toBe(1));
});

test('[FL1] Cancel all takes back what is on its way', async () => {
  const server = aServer();
  server.state.holds = true;
  const { dialog } = await showDialog({ server });
  choose(dialog, aFile('uno.log'));
  fireEvent.click(button(dialog, 'Upload'));
  await within(dialog).findByRole('progressbar');
  fireEvent.click(button(dialog, 'Cancel all'));
  fireEvent.click(await screen.findByRole('button', { name: 'Give up' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(screen.queryByRole('region', { name: 'Upload' })).toBeNull();
  expect(server.messages.size).toBe(0);
});

test('[FL6] [FL8] what is there says that it is being checked, and that its location was removed', async () => {
  const server = aServer();
  server.state.blob = [201, 201, 201];
  const { dialog } = await showDialog({ server, language: 'it' });
  server.table['POST /api/files/file-1/complete'] = {
    ...(await import('./fakes.ts')).aStoredFile({ locationRemoved: true }),
  };
  server.table['POST /api/files/file-2/complete'] = () => new Promise(() => {});
  choose(dialog, aFile('Allarme.jpg'), aFile('Infilaggio.mp4'));
  fireEvent.click(button(dialog, 'Carica'));
  await within(dialog).findByText('In verifica');
  expect(rows(dialog)[0]).toContain('25 byte · caricato. La posizione è stata tolta dalla foto.');
  expect(dialog.textContent).toContain('1 di 2 caricati');
});

test('[FL1] [AX3] where the browser keeps no files, the dialog says that the page must stay open', async () => {
  const { dialog } = await showDialog({ isKept: false });
  expect(dialog.textContent).not.toContain('Leave this page open');
  choose(dialog, aFile('uno.log'));
  expect(dialog.textContent).toContain('Leave this page open until the upload is done.');
});

test('[MS10] the dialog names its readers', async () => {
  const { dialog } = await showDialog();
  expect(dialog.textContent).toContain('Read by GFMS and Officine Rossi');
});

test('[AX1] with the row that goes the focus goes to the next one', async () => {
  const { dialog } = await showDialog();
  choose(dialog, aFile('uno.log'), aFile('due.log'));
  const remove = button(dialog, 'Remove uno.log');
  remove.focus();
  fireEvent.click(remove);
  await waitFor(() => expect(document.activeElement).toBe(button(dialog, 'Remove due.log')));
});

type Wish = {
  server?: FakeServer;
  language?: Language;
  isKept?: boolean;
  conversation?: ReturnType<typeof aConversation>;
};

async function show({ server = aServer(), language = 'en', isKept = true, conversation }: Wish = {}) {
  const announced: string[] = [];
  server.table[`GET ${conversationPath}/messages`] = { items: heroMessages };
  const uploads = createUploads({
    api: server.api,
    openBlob: server.openBlob,
    hash: async () => 'hash',
    storage: aStorage({ isKept }).storage,
  });
  const pane = (
    <UploadsContext value={uploads}>
      <MessagesPane
        conversation={conversation ?? aConversation()}
        isOffline={false}
        offlineSince={null}
        onShowDetails={() => undefined}
        layout="three"
        width={600}
      />
    </UploadsContext>
  );
  await renderInSession(pane, { api: server.api, language, announced });
  return { server, announced, uploads };
}

async function showDialog(wish: Wish = {}) {
  const shown = await show(wish);
  const isItalian = wish.language === 'it';
  fireEvent.click(await screen.findByRole('button', { name: isItalian ? 'Aggiungi' : 'Add' }));
  const name = isItalian ? 'Caricare un nuovo file' : 'Upload a new file';
  fireEvent.click(await screen.findByRole('menuitem', { name }));
  return { ...shown, dialog: await screen.findByRole('dialog', { name }) };
}

function choose(dialog: HTMLElement, ...files: File[]): void {
  const chooser = dialog.querySelector<HTMLInputElement>('input[type=file]')!;
  fireEvent.change(chooser, { target: { files } });
}

function paste(target: HTMLElement, clipboardData: { types: string[]; files: File[] }): Event {
  const event = createEvent.paste(target, { clipboardData });
  fireEvent(target, event);
  return event;
}

const rows = (dialog: HTMLElement) =>
  within(within(dialog).getByRole('list'))
    .getAllByRole('listitem')
    .map(
      (row) =>
        `${row.querySelector('bdi')!.textContent} ${row.querySelector('bdi')!.parentElement!.lastElementChild!.textContent}`,
    );

const button = (place: HTMLElement, name: string) => within(place).getByRole('button', { name });
