import { createFileLoader } from '../../../tab/src/files/createFileLoader.ts';
import { createFakeApi, refusal } from '../createFakeApi.ts';
import { aFile } from './fileBuilders.ts';

const known = ['a', 'b', 'c'].map((id) => aFile({ id }));
const listed = ({ path }: { path: string }) => {
  const ids = new URL(path, 'http://app').searchParams.get('ids')?.split(',') ?? [];
  return { items: known.filter(({ id }) => ids.includes(id)) };
};

test('[FL3] files of one conversation that are wanted together are one request, each id once', async () => {
  const fake = createFakeApi({
    'GET /api/conversations/hero/files': listed,
    'GET /api/conversations/other/files': listed,
  });
  const load = createFileLoader(fake.api);
  const files = await Promise.all([
    load('hero', 'a'),
    load('hero', 'b'),
    load('hero', 'a'),
    load('other', 'c'),
  ]);
  expect(files.map(({ id }) => id)).toEqual(['a', 'b', 'a', 'c']);
  expect(fake.requests.map(({ path }) => path)).toEqual([
    '/api/conversations/hero/files?ids=a%2Cb&limit=100',
    '/api/conversations/other/files?ids=c&limit=100',
  ]);
});

test('[FL3] more than a page of files are asked for page by page', async () => {
  const fake = createFakeApi({
    'GET /api/conversations/hero/files': ({ path }: { path: string }) => ({
      items: (new URL(path, 'http://app').searchParams.get('ids') ?? '')
        .split(',')
        .map((id) => aFile({ id })),
    }),
  });
  const load = createFileLoader(fake.api);
  const ids = Array.from({ length: 130 }, (_, index) => `f${index}`);
  const files = await Promise.all(ids.map((id) => load('hero', id)));
  expect(files.map(({ id }) => id)).toEqual(ids);
  expect(fake.requests).toHaveLength(2);
});

test('[FL5] a file that is not in the answer is not there; a failed answer fails each of its files', async () => {
  const fake = createFakeApi({
    'GET /api/conversations/hero/files': listed,
    'GET /api/conversations/other/files': () => refusal(503, 'unavailable'),
  });
  const load = createFileLoader(fake.api);
  const [there, gone, failed] = await Promise.allSettled([
    load('hero', 'a'),
    load('hero', 'x'),
    load('other', 'a'),
  ]);
  expect(there.status).toBe('fulfilled');
  expect(gone).toMatchObject({ reason: { status: 404, code: 'notFound' } });
  expect(failed).toMatchObject({ reason: { status: 503 } });
});
