import { fireEvent, screen, waitFor } from '@testing-library/react';
import { FilesSection } from '../../../tab/src/files/FilesSection.tsx';
import { MediaSection } from '../../../tab/src/files/MediaSection.tsx';
import { createFakeApi } from '../createFakeApi.ts';
import { aFile, aPhoto } from './fileBuilders.ts';
import { renderFiles } from './renderFiles.tsx';

const media = [
  aPhoto(),
  aFile({
    id: 'film',
    name: 'Infilaggio.webm',
    kind: 'video',
    media: { width: 640, height: 360, durationSeconds: 14.2, takenAt: null, takenWith: null },
  }),
  aPhoto({ id: 'unchecked', name: 'Nuova.jpg', state: 'checking', contentUrl: null, thumbnailUrl: null }),
];

async function show(items: { media: unknown[]; files: unknown[] }, counts: { media: number; files: number }) {
  const wanted: unknown[] = [];
  const fake = createFakeApi({
    'GET /api/conversations/hero/files': ({ path }: { path: string }) => ({
      items: path.includes('kind=media') ? items.media : items.files,
    }),
  });
  await renderFiles(
    <>
      <MediaSection count={counts.media} />
      <FilesSection count={counts.files} />
    </>,
    { api: fake.api, around: { onShowAll: (filter) => wanted.push(filter) } },
  );
  await waitFor(() => expect(fake.requests).toHaveLength(2));
  return { fake, wanted };
}

test('[DP1] Media shows pictures and video with their length, and tells what the files tell', async () => {
  const { fake } = await show({ media, files: [] }, { media: 3, files: 3 });
  const photo = await screen.findByRole('button', { name: /^Allarme\.jpg/ });
  expect(photo.getAttribute('aria-label')).toMatch(
    /^Allarme\.jpg, Picture, 1\.2.MB, 4000 × 3000, taken 12 Nov 2026, 21:46, Samsung SM-G525F$/,
  );
  expect(screen.getByRole('button', { name: /^Infilaggio\.webm/ }).textContent).toBe('0:14');
  expect(screen.getByRole('button', { name: /^Nuova\.jpg.*Being checked$/ })).toBeTruthy();
  expect(fake.requests.map(({ path }) => path.split('?')[1])).toEqual(['kind=media&limit=6', 'limit=4']);
});

test('[FL3] Files lists size and author, the state in words, and the way to all of them', async () => {
  const files = [
    aFile(),
    aFile({
      id: 'pdf',
      name: 'Manuale.pdf',
      kind: 'pdf',
      size: 4_300_000,
      state: 'checking',
      contentUrl: null,
    }),
  ];
  const { wanted } = await show({ media: [], files }, { media: 0, files: 12 });
  expect(await screen.findByRole('button', { name: /^P0147\.ISO\s*12.kB · Marco Bianchi$/ })).toBeTruthy();
  expect(screen.getByRole('button', { name: /^Manuale\.pdf\s*Being checked · 4\.1.MB$/ })).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Show all files' }));
  expect(wanted).toEqual([{}]);
});

test('[AX3] empty sections say what to do', async () => {
  await show({ media: [], files: [] }, { media: 0, files: 0 });
  expect(screen.getByText(/^No pictures, sound or video yet\. Add them/)).toBeTruthy();
  expect(screen.getByText(/^No files yet\. Share one/)).toBeTruthy();
  expect(screen.queryByRole('button')).toBeNull();
});
