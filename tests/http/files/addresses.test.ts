import { createMintSas } from '../../../api/adapters/blob/mintSas.ts';
import { openAccount } from '../../../api/adapters/blob/openAccount.ts';
import type { Upload } from '../../../api/contract/files.ts';
import { beginTestUpload, complete, hashOf, put, putBlocks, untilState } from '../../builders/uploadFile.ts';
import { fetchContent, listBlobs, openFileStage, type FileStage } from './openFileStage.ts';

const text = Buffer.from('G01 X1.5\n');

let stage: FileStage;
let begun: Upload;
let other: Upload;
beforeAll(async () => {
  stage = await openFileStage();
  const { marco, conversationId } = stage;
  begun = await beginTestUpload(marco, conversationId, { name: 'a.nc', bytes: text });
  other = await beginTestUpload(marco, conversationId, { name: 'b.nc', bytes: text });
  await putBlocks(begun, text);
});
afterAll(() => stage.test.stop());

/** The address with its path changed. */
function turnedTo(change: (path: string) => string): string {
  const url = new URL(begun.uploadUrl ?? '');
  url.pathname = change(url.pathname);
  return url.href;
}

const blockBlob = { 'x-ms-blob-type': 'BlockBlob' };

it('[FL2] the address of an upload creates and writes one blob, for a quarter of an hour', () => {
  const { searchParams, pathname } = new URL(begun.uploadUrl ?? '');
  expect(Object.fromEntries(searchParams)).toMatchObject({ sp: 'cw', sr: 'b' });
  expect(pathname).toBe(`/conferencing/incoming/${begun.id.replace('.', '/')}`);
  const lasts = Date.parse(searchParams.get('se') ?? '') - Date.now();
  expect(lasts).toBeGreaterThan(10 * 60_000);
  expect(lasts).toBeLessThanOrEqual(15 * 60_000);
});

it.each<[string, string, () => string]>([
  ['reads nothing', 'GET', () => begun.uploadUrl ?? ''],
  ['lists no blocks', 'GET', () => `${begun.uploadUrl}&comp=blocklist&blocklisttype=all`],
  ['deletes nothing', 'DELETE', () => begun.uploadUrl ?? ''],
  [
    'lists no container',
    'GET',
    () => `${turnedTo(() => '/conferencing/incoming')}&restype=container&comp=list`,
  ],
  [
    'reads no other blob',
    'GET',
    () => turnedTo((path) => path.replace(/[^/]+$/, other.id.split('.')[1] ?? '')),
  ],
  ['reads nothing of the files', 'GET', () => turnedTo((path) => path.replace('/incoming/', '/files/'))],
])('[FL2] the address of an upload %s', async (_what, method, url) => {
  const answer = await fetch(url(), { method });
  expect(answer.status).toBe(403);
});

it.each<[string, (path: string) => string]>([
  ['another upload', (path) => path.replace(/[^/]+$/, other.id.split('.')[1] ?? '')],
  ['the files', (path) => path.replace('/incoming/', '/files/')],
  ['a blob below its own', (path) => `${path}/more`],
])('[FL2] the address of an upload does not write %s', async (_what, change) => {
  await expect(put(turnedTo(change), text, blockBlob)).rejects.toThrow('the storage refused: 403');
});

it('[FL2] with one letter of its signature changed, or after its time, it opens nothing', async () => {
  const changed = new URL(begun.uploadUrl ?? '');
  changed.searchParams.set('se', new Date(Date.now() + 86_400_000).toISOString());
  await expect(put(changed.href, text, blockBlob)).rejects.toThrow('the storage refused: 403');
  const { endpoint, account, key } = stage.test.blobs!;
  const mintSas = createMintSas(await openAccount({ endpoint, account, key }));
  const blob = begun.id.replace('.', '/');
  const late = await mintSas({ container: 'incoming', blob, permissions: 'cw', lastsMs: -1_000 });
  await expect(put(late, text, blockBlob)).rejects.toThrow('the storage refused: 403');
  const good = await mintSas({ container: 'incoming', blob, permissions: 'cw', lastsMs: 10_000 });
  await put(good, text, blockBlob);
});

it('[FL2] what is put to the address after completion changes nothing that is served', async () => {
  const { marco } = stage;
  expect((await complete(marco, begun.id, hashOf(text))).status).toBe(200);
  expect(await listBlobs(stage, 'incoming')).not.toContain(begun.id.replace('.', '/'));
  await put(begun.uploadUrl ?? '', Buffer.from('<script>alert(1)</script>'), blockBlob);
  expect((await complete(marco, begun.id, hashOf(text))).status).toBe(200);
  const file = await untilState(marco, begun.id, 'clean');
  const content = await fetchContent(marco, file);
  expect(await content.text()).toBe(text.toString());
});
