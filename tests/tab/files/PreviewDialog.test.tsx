import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { ConversationFile } from '../../../api/contract/files.ts';
import type { FileFilter } from '../../../tab/src/files/fileFilter.ts';
import type { FilesAround } from '../../../tab/src/files/FilesContext.ts';
import { LinkOpenerContext } from '../../../tab/src/files/LinkOpenerContext.ts';
import { PreviewDialog } from '../../../tab/src/files/preview/PreviewDialog.tsx';
import { createFakeApi } from '../createFakeApi.ts';
import { people } from '../messages/builders.ts';
import { aFile, aPhoto } from './fileBuilders.ts';
import { renderFiles } from './renderFiles.tsx';

type Options = {
  /** All files of the conversation, as they come page by page. */
  pages?: ConversationFile[][];
  among?: FileFilter;
  count?: number;
  person?: (typeof people)[keyof typeof people];
  around?: Partial<FilesAround>;
  openLink?: (url: string) => Promise<void>;
};

async function show(files: ConversationFile[], options: Options = {}) {
  const { among, pages = [files], count, person = people.anna, around, openLink = null } = options;
  const announced: string[] = [];
  const closed: string[] = [];
  const fake = createFakeApi({
    'GET /api/conversations/hero/files': ({ path }: { path: string }) => {
      const query = new URL(path, 'http://app').searchParams;
      const ids = query.get('ids')?.split(',');
      if (ids) return { items: files.filter(({ id }) => ids.includes(id)) };
      const page = Number(query.get('cursor') ?? 0);
      return { items: pages[page] ?? [], ...(page + 1 < pages.length ? { cursor: String(page + 1) } : {}) };
    },
    'GET /api/conversations/hero/details': { case: null, people: [], counts: { files: count, media: 0 } },
  });
  const fileId = files[0]?.id ?? '';
  await renderFiles(
    <LinkOpenerContext value={openLink}>
      <PreviewDialog fileId={fileId} {...(among ? { among } : {})} onClose={() => closed.push('closed')} />
    </LinkOpenerContext>,
    { api: fake.api, person, announced, ...(around ? { around } : {}) },
  );
  await screen.findByRole('heading', { name: files[0]?.name ?? '' });
  return { announced, closed, fake };
}

const photos = [aPhoto(), aPhoto({ id: 'second', name: 'Guida.jpg' })];

test('[FL4] a picture opens in place with what it tells, and is saved by its own address', async () => {
  await show([aPhoto()]);
  const dialog = screen.getByRole('dialog', { name: 'Allarme.jpg' });
  expect(within(dialog).getByRole('img', { name: 'Allarme.jpg' }).getAttribute('src')).toBe(
    '/api/files/photo/content?token=t1',
  );
  expect(dialog.textContent).toMatch(
    /Picture · 1\.2.MB · 4000 × 3000 · taken 12 Nov 2026, 21:46 · Samsung SM-G525F/,
  );
  const download = within(dialog).getByRole('link', { name: 'Download' });
  expect(download.getAttribute('href')).toBe('/api/files/photo/content?token=t1&download=1');
  expect([download.getAttribute('target'), download.getAttribute('rel')]).toEqual(['_blank', 'noopener']);
});

test('[FL4] a picture is turned, and the arrow keys and buttons lead to the others', async () => {
  await show(photos);
  fireEvent.click(screen.getByRole('button', { name: 'Rotate right' }));
  expect(screen.getByRole('img', { name: 'Allarme.jpg' }).style.rotate).toBe('90deg');
  await screen.findByText('1 of 2');
  fireEvent.keyDown(screen.getByRole('dialog'), { key: 'ArrowRight' });
  expect(await screen.findByRole('img', { name: 'Guida.jpg' })).toBeTruthy();
  expect(screen.getByText('2 of 2')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Previous file' }));
  expect(await screen.findByRole('img', { name: 'Allarme.jpg' })).toBeTruthy();
});

test.each([
  ['video', 'video'],
  ['audio', 'audio'],
] as const)(
  '[FL4] %s plays by the browser’s own player, which asks only for what it plays',
  async (kind, tag) => {
    await show([aFile({ kind, name: `Pompa.${kind}` })]);
    const player = document.querySelector(tag);
    expect([player?.hasAttribute('controls'), player?.preload]).toEqual([true, 'metadata']);
    expect(player?.getAttribute('src')).toBe('/api/files/program/content?token=t1');
  },
);

test.each([
  ['image', () => screen.getByRole('img', { name: 'Prova' })],
  ['video', () => document.querySelector('video')!],
  ['audio', () => document.querySelector('audio')!],
] as const)('[FL4] %s that does not load twice is told, with the download', async (kind, element) => {
  await show([aFile({ kind, name: 'Prova' })]);
  fireEvent.error(element());
  await waitFor(() => expect(element().getAttribute('src')).toContain('&again=1'));
  expect(screen.queryByRole('heading', { name: 'The file does not open here' })).toBeNull();
  fireEvent.error(element());
  expect(screen.getByRole('heading', { name: 'The file does not open here' })).toBeTruthy();
  expect(screen.getAllByRole('link', { name: 'Download' })).toHaveLength(2);
});

test('[FL4] a picture that loads but cannot be decoded is told, with the download', async () => {
  await show([aPhoto()]);
  const picture = () => screen.getByRole<HTMLImageElement>('img', { name: 'Allarme.jpg' });
  const load = () => {
    picture().decode = () => Promise.reject(new Error('broken'));
    fireEvent.load(picture());
  };
  load();
  await waitFor(() => expect(picture().src).toContain('&again=1'));
  load();
  expect(await screen.findByRole('heading', { name: 'The file does not open here' })).toBeTruthy();
});

test('[FL4] a film of which the browser plays the sound alone is told, with the download', async () => {
  const media = { width: 1920, height: 1080, durationSeconds: 9, takenAt: null, takenWith: null };
  await show([aFile({ kind: 'video', name: 'Pompa.mov', media })]);
  fireEvent.loadedMetadata(document.querySelector('video')!);
  expect(screen.getByRole('heading', { name: 'The file does not open here' })).toBeTruthy();
});

test('[FL4] what has no preview offers the download', async () => {
  await show([aFile({ kind: 'archive', name: 'Parametri.zip' })]);
  expect(screen.getByRole('heading', { name: 'No preview for this kind of file' })).toBeTruthy();
  expect(screen.getAllByRole('link', { name: 'Download' })).toHaveLength(2);
});

test('[FL3] [FL8] others read what is happening while a file is being checked', async () => {
  await show([aFile({ state: 'checking', contentUrl: null })]);
  expect(screen.getByRole('heading', { name: 'The file is being checked' })).toBeTruthy();
  expect(screen.queryByRole('link', { name: 'Download' })).toBeNull();
});

test('[FL8] nobody opens or saves an infected file', async () => {
  await show([aFile({ state: 'infected', contentUrl: null })]);
  expect(screen.getByRole('heading', { name: 'The file is blocked' })).toBeTruthy();
  expect(screen.getByText(/Ask Marco Bianchi for a clean copy/)).toBeTruthy();
  expect(screen.queryByRole('link', { name: 'Download' })).toBeNull();
});

test('[FL8] what could not be checked is saved only after a question', async () => {
  const saved: string[] = [];
  const openLink = (url: string) => Promise.resolve(void saved.push(url));
  await show([aFile({ state: 'notCheckable', kind: 'archive' })], { openLink });
  expect(screen.queryByRole('link')).toBeNull();
  fireEvent.click(screen.getAllByRole('button', { name: 'Download…' })[0]!);
  const question = await screen.findByRole('dialog', { name: 'Download P0147.ISO?' });
  expect(saved).toEqual([]);
  fireEvent.click(within(question).getByText('Download'));
  expect(saved).toEqual(['http://localhost/api/files/program/content?token=t1&download=1']);
});

test('[FL8] the question is about one file: keys pressed in it lead to no other', async () => {
  const files = [
    aFile({ state: 'notCheckable' }),
    aFile({ id: 'next', name: 'Altro.zip', state: 'notCheckable' }),
  ];
  await show(files);
  fireEvent.click(screen.getAllByRole('button', { name: 'Download…' })[0]!);
  fireEvent.keyDown(await screen.findByRole('dialog', { name: 'Download P0147.ISO?' }), {
    key: 'ArrowRight',
  });
  expect(screen.getByText('Download P0147.ISO?')).toBeTruthy();
  expect(screen.getByText('1 of 2')).toBeTruthy();
});

test('[FL4] in Teams’ apps for phones Teams itself opens the whole address', async () => {
  const saved: string[] = [];
  await show([aFile({ kind: 'other' })], { openLink: (url) => Promise.resolve(void saved.push(url)) });
  fireEvent.click(screen.getAllByRole('button', { name: 'Download' })[0]!);
  expect(saved).toEqual(['http://localhost/api/files/program/content?token=t1&download=1']);
});

test('[FL2] of a lost file its author is asked for it again', async () => {
  let asked = 0;
  const lost = aFile({ state: 'lost', contentUrl: null });
  await show([lost], { person: people.marco, around: { onUploadAgain: () => (asked += 1) } });
  fireEvent.click(screen.getByRole('button', { name: 'Upload again' }));
  expect(asked).toBe(1);
});

test('[FL2] others read whom to ask for a lost file', async () => {
  await show([aFile({ state: 'lost', contentUrl: null })], { around: { onUploadAgain: () => {} } });
  expect(screen.getByText(/Ask Marco Bianchi to upload it again/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Upload again' })).toBeNull();
});

test('[FL4] the way goes on past the page that is loaded, and tells how many files there are', async () => {
  const page = (start: number) =>
    Array.from({ length: 8 }, (_, index) =>
      aPhoto({ id: `p${start + index}`, name: `${start + index}.jpg` }),
    );
  const pages = [page(1), page(9)];
  const { fake } = await show(pages.flat(), { pages, count: 89 });
  const asked = () => fake.requests.filter(({ path }) => path.includes('limit=60')).length;
  await screen.findByText('1 of 89');
  expect(asked()).toBe(1);
  for (let place = 2; place <= 9; place += 1) {
    fireEvent.click(screen.getByRole('button', { name: 'Next file' }));
    await screen.findByRole('heading', { name: `${place}.jpg` });
    if (place === 4) await waitFor(() => expect(asked()).toBe(2));
  }
  expect(screen.getByText('9 of 16')).toBeTruthy();
});

test('[FL4] from Media the way goes through Media', async () => {
  const { fake } = await show(photos, { among: { kind: 'media' } });
  await screen.findByText('1 of 2');
  expect(fake.requests.some(({ path }) => path.endsWith('files?kind=media&limit=60'))).toBe(true);
});

test('[FL4] from a replaced version, which the list does not hold, the way leads on from its place', async () => {
  const old = aFile({ id: 'old', name: 'Vecchio.ISO', kind: 'other', isReplaced: true, sequence: 3 });
  const newer = aPhoto({ sequence: 5 });
  const older = aPhoto({ id: 'older', name: 'Prima.jpg', sequence: 2 });
  await show([old, newer, older], { pages: [[newer, older]] });
  fireEvent.click(await screen.findByRole('button', { name: 'Next file' }));
  await screen.findByRole('heading', { name: 'Prima.jpg' });
  expect(screen.getByText('2 of 2')).toBeTruthy();
});

test('[AX1] when the focused button goes with its file the focus stays in the dialog', async () => {
  await show([aPhoto(), aFile({ kind: 'archive' }), aPhoto({ id: 'last' })]);
  await screen.findByText('1 of 3');
  const tool = screen.getByRole('button', { name: 'Zoom in' });
  tool.focus();
  fireEvent.keyDown(tool, { key: 'ArrowRight' });
  await screen.findByRole('heading', { name: 'P0147.ISO' });
  await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toBe('Next file'));
});

test('[AX1] Escape closes the preview', async () => {
  const { closed } = await show([aPhoto()]);
  fireEvent.keyDown(screen.getByRole('dialog'), { key: 'Escape' });
  await waitFor(() => expect(closed).toEqual(['closed']));
});
