import { randomUUID } from 'node:crypto';
import type { ConversationFile } from '../../../api/contract/files.ts';
import { say } from '../../builders/say.ts';
import {
  beginTestUpload,
  complete,
  hashOf,
  putBlocks,
  shareFiles,
  untilState,
} from '../../builders/uploadFile.ts';
import { begin, fetchContent, openFileStage, refusalOf, type FileStage } from './openFileStage.ts';

const text = Buffer.from('N10 G01\n');

let stage: FileStage;
let shared: ConversationFile;
beforeAll(async () => {
  stage = await openFileStage();
  const { files } = await shareFiles(stage.marco, stage.conversationId, [{ name: 'here.nc', bytes: text }]);
  shared = await untilState(stage.anna, files[0]!.id, 'clean');
});
afterAll(() => stage.test.stop());

it('[FL1] [MS1] while the file storage is away people talk, and files are refused for now, not for good', async () => {
  const { test, marco, anna, conversationId } = stage;
  const file = { name: 'away.nc', bytes: text, clientId: randomUUID() };
  const begun = await beginTestUpload(marco, conversationId, file);
  await putBlocks(begun, text);
  await test.blobs?.close();

  const refused = [
    await complete(marco, begun.id, hashOf(text)),
    await begin(marco, conversationId, { name: file.name, size: text.length, clientId: file.clientId }),
    await anna.get(`/files/${shared.id}/content`),
  ];
  for (const answer of refused) {
    expect(refusalOf(answer)).toBe('503 unavailable');
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(answer.headers.get('content-disposition')).toBeNull();
  }
  expect((await fetchContent(anna, shared)).status).toBe(503);
  // It is away, not lost.
  expect((await anna.get(`/files/${shared.id}`)).body).toMatchObject({ state: 'clean' });
  expect((await marco.get(`/files/${begun.id}`)).body).toMatchObject({ state: 'uploading' });

  await say(marco, conversationId, 'The files do not come');
  const { text: log } = await anna.get(`/conversations/${conversationId}/messages`);
  expect(log).toContain('The files do not come');
  expect((await anna.get(`/conversations/${conversationId}/files`)).status).toBe(200);
  expect((await fetch(`${test.url}/readyz`)).status).toBe(200);
});
