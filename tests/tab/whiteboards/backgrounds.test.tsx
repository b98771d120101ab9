import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { ConversationFile } from '../../../api/contract/files.ts';
import type { Batch } from '../../../tab/src/uploads/store/batch.ts';
import { toUploadFile } from '../../../tab/src/uploads/store/batch.ts';
import type { Uploads } from '../../../tab/src/uploads/store/createUploads.ts';
import { UploadsContext } from '../../../tab/src/uploads/useUploads.ts';
import { isDrawable, kindOfGiven } from '../../../tab/src/whiteboards/background/drawable.ts';
import { createFakeApi, refusal } from '../createFakeApi.ts';
import { aPhoto } from '../files/fileBuilders.ts';
import { people } from '../messages/builders.ts';
import { renderInSession } from '../messages/renderInSession.tsx';
import { BoardPartsContext } from '../../../tab/src/whiteboards/useBoardParts.ts';
import { BoardWindow } from '../../../tab/src/whiteboards/BoardWindow.tsx';
import { aBoard, boardId, createFakeParts, createFakeSync } from './boardBuilders.tsx';

const decode = Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, 'decode');
beforeEach(() => {
  // jsdom decodes no pictures: each is 40 × 30, and those that are called broken fail.
  Object.defineProperties(HTMLImageElement.prototype, {
    decode: {
      value: async function (this: HTMLImageElement) {
        if (atob(this.src.split(',')[1] ?? '') === 'broken') throw new Error('no picture');
      },
      configurable: true,
    },
    naturalWidth: { get: () => 40, configurable: true },
    naturalHeight: { get: () => 30, configurable: true },
  });
});
afterEach(() => {
  cleanup();
  if (decode) Object.defineProperty(HTMLImageElement.prototype, 'decode', decode);
});

/** The uploads of one conversation, moved on by the test. */
function createFakeUploads() {
  let batches: readonly Batch[] = [];
  const listeners = new Set<() => void>();
  const shared = new Set<(batch: Batch) => void>();
  const discarded: string[] = [];
  const set = (next: readonly Batch[]) => {
    batches = next;
    for (const listener of [...listeners]) listener();
  };
  const uploads = {
    list: () => batches,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onShared: (listener: (batch: Batch) => void) => {
      shared.add(listener);
      return () => shared.delete(listener);
    },
    add: (conversationId: string, files: readonly File[]) => {
      const clientId = `batch${batches.length + 1}`;
      const batch = {
        clientId,
        conversationId,
        createdAt: '',
        files: files.map(toUploadFile),
        refusal: null,
      };
      set([...batches, batch]);
      return clientId;
    },
    discard: (clientId: string) => void discarded.push(clientId),
    reconnect: () => undefined,
  } as unknown as Uploads;
  const change = (change: (batch: Batch) => Batch) => set(batches.map(change));
  return {
    uploads,
    discarded,
    names: () => batches.map(({ files }) => files.map(({ name }) => name)),
    refuse: (code: 'caseClosed') => change((batch) => ({ ...batch, refusal: { code, reference: null } })),
    change,
    share: (files: ConversationFile[]) => {
      const [batch] = batches;
      if (!batch) throw new Error('nothing is on its way');
      set([]);
      const sent = {
        ...batch,
        files: batch.files.map((file, index) => ({ ...file, file: files[index] ?? null })),
      };
      for (const listener of [...shared]) listener(sent);
    },
  };
}

type Wish = { table?: Record<string, unknown>; bytes?: string; stored?: ConversationFile[] };

async function show({ table = {}, bytes = 'picture', stored = [aPhoto()] }: Wish = {}) {
  Object.defineProperty(document.documentElement, 'clientWidth', { value: 1280, configurable: true });
  const fake = createFakeApi({
    'GET /api/conversations/hero/whiteboards': { items: [aBoard()] },
    'GET /api/conversations/hero/files': ({ path }: { path: string }) => ({
      items: path.includes('kind=image') ? stored : [],
    }),
    'GET /api/files/photo': aPhoto(),
    ...table,
  });
  const fetched: string[] = [];
  Object.defineProperty(globalThis, 'fetch', {
    value: async (url: string) => {
      fetched.push(url);
      return new Response(bytes);
    },
    configurable: true,
    writable: true,
  });
  const faked = createFakeUploads();
  const parts = createFakeParts({ sync: createFakeSync().sync });
  await renderInSession(
    <UploadsContext value={faked.uploads}>
      <BoardPartsContext value={parts.open}>
        <BoardWindow whiteboardId={boardId} onClose={() => undefined} />
      </BoardPartsContext>
    </UploadsContext>,
    { api: fake.api, person: people.anna },
  );
  await screen.findByTestId('surface');
  return { ...fake, ...faked, parts, fetched };
}

async function openDialog() {
  fireEvent.click(screen.getByRole('button', { name: 'Background' }));
  return within(await screen.findByRole('dialog', { name: 'Background' }));
}
const give = (parts: ReturnType<typeof createFakeParts>, ...files: File[]) =>
  act(() => parts.shown.at(-1)?.onFiles(files));
const jpeg = (name = 'Guida.jpg') => new File(['bytes'], name, { type: 'image/jpeg' });

test('[WB5] a picture of the conversation goes under the drawing with all its pixels', async () => {
  const { parts, fetched } = await show();
  const dialog = await openDialog();
  fireEvent.click(await dialog.findByRole('button', { name: /Allarme\.jpg/ }));
  await waitFor(() => expect(parts.added).toHaveLength(1));
  expect(parts.added[0]).toEqual({
    fileId: 'photo',
    title: 'Allarme.jpg',
    dataUrl: `data:image/jpeg;base64,${btoa('picture')}`,
    mimeType: 'image/jpeg',
    width: 40,
    height: 30,
  });
  expect(fetched).toEqual([aPhoto().contentUrl]);
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(screen.queryByText(/Allarme/)).toBeNull();
});

test('[WB5] what cannot be drawn on, or is still being checked, cannot be chosen and says why', async () => {
  await show({
    stored: [
      aPhoto({ id: 'heic', name: 'IMG_1.HEIC', type: 'image/heic' }),
      aPhoto({ id: 'new', name: 'Nuova.jpg', state: 'checking' }),
    ],
  });
  const dialog = await openDialog();
  const heic = await dialog.findByRole('button', { name: /IMG_1\.HEIC.*not a picture one can draw on/ });
  const fresh = dialog.getByRole('button', { name: /Nuova\.jpg.*being checked/ });
  for (const button of [heic, fresh]) {
    expect(button.getAttribute('aria-disabled')).toBe('true');
    fireEvent.click(button);
  }
  expect(screen.getByRole('dialog')).toBeTruthy();
});

test('[WB5] a picture that is dropped becomes a file of the conversation, waits for its check, then lies there', async () => {
  let state: ConversationFile['state'] = 'checking';
  const { parts, names, share } = await show({
    table: { 'GET /api/files/fresh': () => aPhoto({ id: 'fresh', name: 'Guida.jpg', state }) },
  });
  give(parts, jpeg());
  expect(names()).toEqual([['Guida.jpg']]);
  expect(screen.getByText(/Uploading Guida\.jpg · 0/)).toBeTruthy();
  await act(async () => share([aPhoto({ id: 'fresh', name: 'Guida.jpg', state })]));
  expect((await screen.findAllByText(/Guida\.jpg is being checked/)).length).toBeGreaterThan(0);
  expect(parts.added).toEqual([]);
  state = 'clean';
  await waitFor(() => expect(parts.added.map(({ fileId }) => fileId)).toEqual(['fresh']));
  expect(screen.queryByText(/Guida\.jpg/)).toBeNull();
});

test('[FL3] a picture in which something harmful is found is never put under the drawing', async () => {
  const { parts, share } = await show({
    table: { 'GET /api/files/fresh': aPhoto({ id: 'fresh', state: 'infected', contentUrl: null }) },
  });
  give(parts, jpeg());
  await act(async () => share([aPhoto({ id: 'fresh', state: 'checking' })]));
  expect((await screen.findByRole('alert')).textContent).toBe(
    'Guida.jpg was blocked: something harmful was found in it.',
  );
  expect(parts.added).toEqual([]);
  expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
});

test('[WB5] HEIC and other files are refused before a byte leaves, with what to do instead', async () => {
  const { parts, names } = await show();
  give(
    parts,
    new File(['x'], 'IMG_2.HEIC', { type: '' }),
    new File(['x'], 'film.mp4', { type: 'video/mp4' }),
  );
  const alerts = (await screen.findAllByRole('alert')).map(({ textContent }) => textContent);
  expect(alerts[0]).toContain('Most Compatible');
  expect(alerts[1]).toBe('film.mp4 cannot be drawn on. Use PNG, JPEG, WebP or PDF.');
  expect(names()).toEqual([]);
  fireEvent.click(screen.getAllByRole('button', { name: 'Close' })[0]!);
  expect(screen.getAllByRole('alert')).toHaveLength(1);
});

test('[SC6] where the case was closed meanwhile nothing is left on its way', async () => {
  const { parts, refuse, discarded } = await show();
  give(parts, jpeg());
  await act(async () => refuse('caseClosed'));
  expect((await screen.findByRole('alert')).textContent).toBe('The case is closed: nothing can be added.');
  expect(discarded).toEqual(['batch1']);
});

test('[WB5] when the bytes cannot be had after sharing, trying again shares nothing twice', async () => {
  let isDown = true;
  const { parts, names, share } = await show({
    table: { 'GET /api/files/fresh': () => (isDown ? refusal(503, 'unavailable') : aPhoto({ id: 'fresh' })) },
  });
  give(parts, jpeg());
  await act(async () => share([aPhoto({ id: 'fresh' })]));
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('The server is busy.');
  expect(alert.textContent).toContain('7F3K-2Q9A');
  isDown = false;
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(parts.added).toHaveLength(1));
  expect(names()).toEqual([]);
});

test('[WB5] bytes that are no picture are told, not drawn', async () => {
  const { parts } = await show({ bytes: 'broken' });
  const dialog = await openDialog();
  fireEvent.click(await dialog.findByRole('button', { name: /Allarme\.jpg/ }));
  expect((await screen.findByRole('alert')).textContent).toContain('Allarme.jpg cannot be drawn on.');
  expect(parts.added).toEqual([]);
});

test('[WB5] a picture from the clipboard is taken inside the dialog', async () => {
  const { names } = await show();
  const dialog = await openDialog();
  const picture = new File(['x'], 'image.png', { type: 'image/png' });
  fireEvent.paste(dialog.getByText('Choose from device'), {
    clipboardData: { types: ['Files'], files: [picture] },
  });
  await waitFor(() => expect(names()[0]?.[0]).toMatch(/^Picture \d{4}-\d\d-\d\d .*\.png$/));
  expect(screen.queryByRole('dialog')).toBeNull();
});

test.each([
  [{ name: 'a.JPG', type: '' }, 'picture'],
  [{ name: 'a', type: 'image/webp' }, 'picture'],
  [{ name: 'a.pdf', type: '' }, 'pdf'],
  [{ name: 'a.heif', type: '' }, 'heic'],
  [{ name: 'a', type: 'image/heic' }, 'heic'],
  [{ name: 'a.gif', type: 'image/gif' }, 'other'],
  [{ name: 'a.svg', type: 'image/svg+xml' }, 'other'],
] as const)('[WB5] %j is told as %s', (file, kind) => {
  expect(kindOfGiven(file)).toBe(kind);
});

test('[WB7] a stored file is judged by its bytes’ type, not by its name', () => {
  expect(isDrawable(aPhoto({ name: 'a.jpg', type: 'image/svg+xml' }))).toBe('no');
  expect(isDrawable(aPhoto({ name: 'a.txt', type: 'image/png' }))).toBe('yes');
  expect(isDrawable(aPhoto({ state: 'infected', contentUrl: null }))).toBe('no');
});
