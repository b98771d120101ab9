import sharp from 'sharp';
import type { DirectoryWriter } from '../../../api/adapters/cosmos/createDirectory.ts';
import type { ConversationFile } from '../../../api/contract/files.ts';
import type { Caller } from '../../builders/createCaller.ts';
import { openCase } from '../../builders/openCase.ts';
import { openDirectChat } from '../../builders/openDirectChat.ts';
import { buildBomb, buildPhoto } from '../../builders/photos.ts';
import { shareFiles, untilState } from '../../builders/uploadFile.ts';
import { fetchContent, listBlobs, openFileStage, type FileStage } from './openFileStage.ts';

let stage: FileStage;
let photo: Buffer;
beforeAll(async () => {
  stage = await openFileStage();
  photo = await buildPhoto();
});
afterAll(() => stage.test.stop());

/** The day that the receiver of GPS knew, which stands nowhere else in the photo. */
const place = Buffer.from('2026:11:11');

async function share(
  bytes: Buffer,
  where: { author?: Caller; reader?: Caller; conversationId?: string } = {},
): Promise<{ file: ConversationFile; served: Buffer }> {
  const { author = stage.marco, reader = stage.anna, conversationId = stage.conversationId } = where;
  const { files } = await shareFiles(author, conversationId, [{ name: 'IMG_2417.jpg', bytes }]);
  const file = await untilState(reader, files[0]!.id, 'clean');
  const content = await fetchContent(reader, file);
  expect(Number(content.headers.get('content-length'))).toBeGreaterThan(0);
  return { file, served: Buffer.from(await content.arrayBuffer()) };
}

const blobsOf = async ({ id }: ConversationFile) =>
  (await listBlobs(stage, 'files')).filter((name) => name.startsWith(id.replace('.', '/')));

it('[FL6] a photo that crosses loses its place, its sender is told, and what else it told is still told', async () => {
  expect(photo.includes(place)).toBe(true);
  const { file, served } = await share(photo);
  expect(file).toMatchObject({
    locationRemoved: true,
    kind: 'image',
    type: 'image/jpeg',
    size: served.length,
    media: { width: 80, height: 60, takenAt: '2026-11-12T21:46:10', takenWith: 'Acme Phone 12' },
  });
  expect(served.includes(place)).toBe(false);
  expect(await sharp(served).metadata()).toMatchObject({ format: 'jpeg', width: 80, height: 60 });
  const part = await fetchContent(stage.anna, file, { range: 'bytes=-4' });
  expect(Buffer.from(await part.arrayBuffer()).equals(served.subarray(-4))).toBe(true);
  const small = await fetch(`${stage.test.url}${file.thumbnailUrl}`);
  expect(Buffer.from(await small.arrayBuffer()).includes(place)).toBe(false);
  // What is served and its small picture: the photo as it was taken is nowhere.
  expect(await blobsOf(file)).toHaveLength(2);
});

it('[FL6] it goes also while nobody of the other company has come to the case', async () => {
  const { conversationId } = await openCase(stage.marco, { title: 'Nobody yet' });
  const { file, served } = await share(photo, { conversationId, reader: stage.marco });
  expect([file.locationRemoved, served.includes(place)]).toEqual([true, false]);
});

it('[FL6] among colleagues a photo is left as it was taken', async () => {
  const { id: conversationId } = await openDirectChat(stage.marco, ['giulia-rossi']);
  const { file, served } = await share(photo, { conversationId, reader: stage.giulia });
  expect(file.locationRemoved).toBe(false);
  expect(served.equals(photo)).toBe(true);
});

it('[FL6] a photo that tells no place is left as it was taken', async () => {
  const plain = await buildPhoto({ hasPlace: false });
  const { file, served } = await share(plain);
  expect(file).toMatchObject({ locationRemoved: false, media: { takenWith: 'Acme Phone 12' } });
  expect(served.equals(plain)).toBe(true);
});

it('[FL6] a company that keeps originals keeps them, where nobody opens them', async () => {
  const directory = stage.test.app.context.directory as unknown as DirectoryWriter;
  const gfms = await stage.test.app.context.directory.findCompany('gfms');
  await directory.writeCompany({ ...gfms!, keepsOriginals: true });
  const { file, served } = await share(photo, { author: stage.anna, reader: stage.marco });
  expect([file.locationRemoved, served.includes(place)]).toEqual([true, false]);
  expect(await blobsOf(file)).toHaveLength(3);
  const ofMarco = await share(photo);
  expect(await blobsOf(ofMarco.file)).toHaveLength(2);
});

it('[FL6] a decompression bomb is a file like any other, without a small picture', async () => {
  const before = process.resourceUsage().maxRSS;
  const bomb = buildBomb(30_000);
  const { file, served } = await share(bomb);
  expect(file).toMatchObject({ thumbnailUrl: null, media: { width: 30_000, height: 30_000 } });
  expect(served.equals(bomb)).toBe(true);
  expect((await stage.anna.get(`/files/${file.id}/thumbnail`)).status).toBe(404);
  // The gigabytes of its points never are; what the test itself takes to make it is 120 MB.
  expect(process.resourceUsage().maxRSS - before).toBeLessThan(500_000);
});

it('[FL6] a picture that is cut off, or none, is a file all the same', async () => {
  const cut = await share(photo.subarray(0, photo.length - 200));
  expect(cut.file.kind).toBe('image');
  expect(cut.served.includes(place)).toBe(false);
  const none = await share(Buffer.from('GIF89a<script>alert(1)</script>'));
  expect(none.file).toMatchObject({ kind: 'image', type: 'image/gif', thumbnailUrl: null });
});
