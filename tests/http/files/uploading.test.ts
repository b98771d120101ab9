import { randomBytes, randomUUID } from 'node:crypto';
import { completeUpload } from '../../../api/domain/completeUpload.ts';
import type { Upload } from '../../../api/contract/files.ts';
import {
  beginTestUpload,
  complete,
  hashOf,
  put,
  putBlocks,
  untilState,
  uploadFile,
} from '../../builders/uploadFile.ts';
import { begin, listBlobs, openFileStage, readFile, refusalOf, type FileStage } from './openFileStage.ts';

let stage: FileStage;
beforeAll(async () => {
  stage = await openFileStage();
});
afterAll(() => stage.test.stop());

const mebibyte = 1_048_576;
const text = Buffer.from('Alarm 2417\n');

it('[FL1] an upload that was cut goes on where it was: same id, the blocks that are there, a fresh address', async () => {
  const { marco, conversationId } = stage;
  const bytes = randomBytes(17 * mebibyte);
  const file = { name: 'machine.log', bytes, clientId: randomUUID() };
  const first = await beginTestUpload(marco, conversationId, file);
  expect(first).toMatchObject({ blockSize: 8 * mebibyte, received: [], file: { state: 'uploading' } });
  await putBlock(first, 0, bytes.subarray(0, first.blockSize));
  await putBlock(first, 2, bytes.subarray(2 * first.blockSize));
  const again = await begin(marco, conversationId, {
    name: file.name,
    size: bytes.length,
    clientId: file.clientId,
  });
  expect(again.status).toBe(200);
  expect(again.body).toMatchObject({ id: first.id, received: [0, 2] });
  await putBlocks(again.body, bytes, [0, 2]);
  expect((await complete(marco, first.id, hashOf(bytes))).status).toBe(200);
  const done = await begin(marco, conversationId, {
    name: file.name,
    size: bytes.length,
    clientId: file.clientId,
  });
  expect(done.body).toMatchObject({
    id: first.id,
    uploadUrl: null,
    received: [],
    file: { sha256: hashOf(bytes) },
  });
});

it('[FL1] blocks in any order and sent twice make the file', async () => {
  const { marco, conversationId } = stage;
  const bytes = randomBytes(17 * mebibyte);
  const begun = await beginTestUpload(marco, conversationId, { name: 'order.log', bytes });
  for (const index of [2, 0, 2, 1, 0]) {
    await putBlock(begun, index, bytes.subarray(index * begun.blockSize, (index + 1) * begun.blockSize));
  }
  await putBlocks(begun, bytes, [0, 1, 2]);
  expect((await complete(marco, begun.id, hashOf(bytes))).status).toBe(200);
});

it('[FL2] a list that names a block which is not there is refused, and the upload is not complete', async () => {
  const { marco, conversationId } = stage;
  const bytes = randomBytes(9 * mebibyte);
  const begun = await beginTestUpload(marco, conversationId, { name: 'gap.log', bytes });
  await expect(putBlocks(begun, bytes, [1])).rejects.toThrow('the storage refused: 400');
  expect(refusalOf(await complete(marco, begun.id, hashOf(bytes)))).toBe('400 invalid size');
  await putBlocks(begun, bytes, [0]);
  expect((await complete(marco, begun.id, hashOf(bytes))).status).toBe(200);
});

it('[FL2] other bytes than their hash are refused, nothing half-stored stays, and a second attempt works', async () => {
  const { marco, conversationId } = stage;
  const begun = await beginTestUpload(marco, conversationId, { name: 'hash.log', bytes: text });
  const before = await listBlobs(stage, 'files');
  await putBlocks(begun, Buffer.from('Alarm 2418\n'));
  expect(refusalOf(await complete(marco, begun.id, hashOf(text)))).toBe('400 invalid sha256');
  expect(await listBlobs(stage, 'files')).toEqual(before);
  expect(await readFile(marco, begun.id)).toMatchObject({
    state: 'uploading',
    sha256: null,
    contentUrl: null,
  });
  await putBlocks(begun, text);
  expect((await complete(marco, begun.id, hashOf(text))).body).toMatchObject({ sha256: hashOf(text) });
});

it.each([
  ['fewer', text.subarray(1)],
  ['more', Buffer.concat([text, text])],
])('[FL1] [FL2] %s bytes than announced are refused', async (_what, bytes) => {
  const { marco, conversationId } = stage;
  const begun = await beginTestUpload(marco, conversationId, { name: 'size.log', bytes: text });
  await putBlocks(begun, bytes);
  expect(refusalOf(await complete(marco, begun.id, hashOf(bytes)))).toBe('400 invalid size');
});

it('[FL2] nothing uploaded is nothing to complete', async () => {
  const { marco, conversationId } = stage;
  const begun = await beginTestUpload(marco, conversationId, { name: 'nothing.log', bytes: text });
  expect(refusalOf(await complete(marco, begun.id, hashOf(text)))).toBe('400 invalid size');
});

it('[FL2] completed twice, or ten times at once, it is completed once; with another hash it is a conflict', async () => {
  const { marco, conversationId } = stage;
  const begun = await beginTestUpload(marco, conversationId, { name: 'twice.log', bytes: text });
  await putBlocks(begun, text);
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => complete(marco, begun.id, hashOf(text))),
  );
  expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
  expect((await complete(marco, begun.id, hashOf(text).toUpperCase())).status).toBe(200);
  const folder = begun.id.replace('.', '/');
  const blobs = (await listBlobs(stage, 'files')).filter((name) => name.startsWith(folder));
  expect(blobs).toHaveLength(1);
  expect(refusalOf(await complete(marco, begun.id, hashOf(Buffer.from('x'))))).toBe('409 conflict');
});

it('[FL2] completed on two instances at once it is completed once', async () => {
  const { test, marco, conversationId } = stage;
  const second = await test.as('marco-bianchi', (await test.startInstance()).url);
  for (let round = 0; round < 5; round += 1) {
    const begun = await beginTestUpload(marco, conversationId, { name: 'both.log', bytes: text });
    await putBlocks(begun, text);
    const answers = await Promise.all(
      [marco, second].map((author) => complete(author, begun.id, hashOf(text))),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    const { contentUrl } = await untilState(marco, begun.id, 'clean');
    expect(await (await fetch(`${second.url}${contentUrl}`)).text()).toBe(text.toString());
  }
});

it('[FL2] who comes late, with what he knew before the other instance was done, is answered the same', async () => {
  const { test, marco, conversationId } = stage;
  const { context } = test.app;
  const begun = await beginTestUpload(marco, conversationId, { name: 'late.log', bytes: text });
  await putBlocks(begun, text);
  const record = (await context.files.records.read({ id: begun.id, conversationId }))!;
  expect((await complete(marco, begun.id, hashOf(text))).status).toBe(200);
  const author = (await context.directory.findPerson('marco-bianchi'))!;
  const late = await completeUpload(context, author, { record, sha256: hashOf(text) });
  expect(late.sha256).toBe(hashOf(text));
  const wrong = completeUpload(context, author, { record, sha256: hashOf(Buffer.from('x')) });
  await expect(wrong).rejects.toMatchObject({ code: 'conflict' });
});

it('[FL2] nobody else completes an upload, nor learns of it', async () => {
  const { marco, giulia, anna, conversationId } = stage;
  const begun = await beginTestUpload(marco, conversationId, { name: 'mine.log', bytes: text });
  await putBlocks(begun, text);
  for (const other of [giulia, anna]) {
    expect(refusalOf(await complete(other, begun.id, hashOf(text)))).toBe('404 notFound');
  }
});

it('[MS1] [FL1] a client id that came with another file is a conflict; another person has his own', async () => {
  const { marco, anna, conversationId } = stage;
  const draft = { name: 'same.log', size: 11, clientId: 'the-same' };
  const { body } = (await begin(marco, conversationId, draft)) as { body: Upload };
  expect(refusalOf(await begin(marco, conversationId, { ...draft, size: 12 }))).toBe('409 conflict');
  expect(refusalOf(await begin(marco, conversationId, { ...draft, name: 'other.log' }))).toBe('409 conflict');
  const ofAnna = await begin(anna, conversationId, draft);
  expect(ofAnna.status).toBe(201);
  expect((ofAnna.body as Upload).id).not.toBe(body.id);
});

it('[FL1] 250 MB are taken; a byte more, and none, are not', async () => {
  const { marco, conversationId } = stage;
  const size = 250 * mebibyte;
  const ask = (bytes: number) =>
    begin(marco, conversationId, { name: 'large.log', size: bytes, clientId: randomUUID() });
  expect((await ask(size)).status).toBe(201);
  expect(refusalOf(await ask(size + 1))).toBe('413 tooLarge size');
  expect(refusalOf(await ask(0))).toBe('400 invalid size');
  expect(refusalOf(await ask(-1))).toBe('400 invalid size');
});

it('[SC4] [FL1] a closed case takes no file; what began before is neither shared nor lost', async () => {
  const other = await openFileStage();
  try {
    const { marco, anna, number, conversationId } = other;
    const file = await uploadFile(marco, conversationId, { name: 'late.log', bytes: text });
    expect((await anna.patch(`/cases/${number}`, { state: 'closed' })).status).toBe(200);
    const draft = { name: 'new.log', size: 3, clientId: 'new' };
    expect(refusalOf(await begin(marco, conversationId, draft))).toBe('409 caseClosed');
    const message = { clientId: 'm', text: '', fileIds: [file.id] };
    const shared = await marco.post(`/conversations/${conversationId}/messages`, message);
    expect(refusalOf(shared)).toBe('409 caseClosed');
    expect(await readFile(marco, file.id)).toMatchObject({ messageId: null, sequence: null });
    // What was not shared is no part of the case: its uploader takes it back.
    expect((await marco.del(`/files/${file.id}`)).status).toBe(204);
    expect((await anna.get(`/files/${file.id}`)).status).toBe(404);
  } finally {
    await other.test.stop();
  }
});

function putBlock(begun: Upload, index: number, bytes: Uint8Array): Promise<void> {
  const id = Buffer.from(String(index).padStart(6, '0')).toString('base64');
  return put(`${begun.uploadUrl}&comp=block&blockid=${encodeURIComponent(id)}`, bytes);
}
