import { openCase } from '../../builders/openCase.ts';
import { openStream } from '../../builders/openStream.ts';
import { startTestApp, type TestApp } from '../../builders/startTestApp.ts';
import { shareFiles, untilState, uploadFile } from '../../builders/uploadFile.ts';
import type { Caller } from '../../builders/createCaller.ts';
import type { FileList } from '../../../api/contract/files.ts';

let test: TestApp;
let marco: Caller;
let anna: Caller;
let conversationId: string;
beforeAll(async () => {
  test = await startTestApp({ hasBlobs: true });
  marco = await test.as('marco-bianchi');
  anna = await test.as('anna-keller');
  const opened = await openCase(marco);
  ({ conversationId } = opened);
  await anna.post(`/cases/${opened.number}/watchers`);
});
afterAll(() => test.stop());

const program = Buffer.from('%\nO0147\nN10 G01 X1.5 Y0.8 F2.0\nN20 M60\n%\n');

it('[FL2] [FL3] a file goes to the storage, is shared by a message, and is there for the other company', async () => {
  const stream = await openStream(anna);
  const { messageId, files } = await shareFiles(marco, conversationId, [
    { name: 'P0147.ISO', bytes: program },
  ]);
  const id = files[0]!.id;
  const told = await stream.until((event) => event.event === 'entry' && event.data.message?.id === messageId);
  expect(told.data).toMatchObject({
    fileIds: [id],
    message: {
      text: '',
      fileIds: [id],
      files: [{ id, name: 'P0147.ISO', size: program.length, kind: 'text' }],
    },
  });
  const file = await untilState(anna, id, 'clean');
  expect(file).toMatchObject({ name: 'P0147.ISO', kind: 'text', type: 'text/plain', version: 1, messageId });
  const content = await fetch(`${test.url}${file.contentUrl}`);
  expect(content.status).toBe(200);
  expect(Buffer.from(await content.arrayBuffer()).equals(program)).toBe(true);
  const { body } = (await anna.get(`/conversations/${conversationId}/files`)) as { body: FileList };
  expect(body.items.map((item) => item.id)).toEqual([id]);
  stream.close();
});

it('[FL3] nothing of a file is there before its message is', async () => {
  const file = await uploadFile(marco, conversationId, { name: 'not yet.txt', bytes: Buffer.from('x') });
  expect((await anna.get(`/files/${file.id}`)).status).toBe(404);
  const { body } = (await anna.get(`/conversations/${conversationId}/files`)) as { body: FileList };
  expect(body.items.map((item) => item.name)).not.toContain('not yet.txt');
  const details = await anna.get(`/conversations/${conversationId}/details`);
  expect(details.body).toMatchObject({ counts: { files: 1, media: 0 } });
});
