import type { ConversationFile } from '../../../api/contract/files.ts';
import type { Message } from '../../../api/contract/messages.ts';
import type { Scan, Verdict } from '../../../api/domain/filePorts.ts';
import { buildLockedZip, eicar, windowsProgram } from '../../builders/badFiles.ts';
import { openStream } from '../../builders/openStream.ts';
import {
  beginTestUpload,
  complete,
  hashOf,
  putBlocks,
  shareFiles,
  untilState,
  uploadFile,
} from '../../builders/uploadFile.ts';
import {
  fetchContent,
  listBlobs,
  openFileStage,
  readFile,
  refusalOf,
  type FileStage,
} from './openFileStage.ts';

let stage: FileStage;
beforeAll(async () => {
  stage = await openFileStage();
});
afterAll(() => stage.test.stop());

async function share(name: string, bytes: Buffer): Promise<string> {
  const { files } = await shareFiles(stage.marco, stage.conversationId, [{ name, bytes }]);
  return files[0]!.id;
}

/** Until the returned function is called, no scan on this instance comes to an end. */
function holdScans(): (verdict?: Verdict) => void {
  const { files } = stage.test.app.context;
  const { scan } = files;
  let release: (verdict?: Verdict) => void = () => undefined;
  const released = new Promise<Verdict | undefined>((resolve) => (release = resolve));
  const held: Scan = async (file) => (await released) ?? scan(file);
  files.scan = held;
  return (verdict) => {
    files.scan = scan;
    release(verdict);
  };
}

it('[FL3] [FL8] while it is being checked its uploader opens it, the others are told so', async () => {
  const { marco, giulia, anna } = stage;
  const release = holdScans();
  const id = await share('checked.nc', Buffer.from('N10'));
  const own = await readFile(marco, id);
  expect(own).toMatchObject({ state: 'checking', type: 'text/plain', kind: 'text' });
  expect(await (await fetchContent(marco, own)).text()).toBe('N10');
  for (const other of [giulia, anna]) {
    expect(await readFile(other, id)).toMatchObject({ state: 'checking', contentUrl: null });
    expect(refusalOf(await other.get(`/files/${id}/content`))).toBe('409 checking');
  }
  const stream = await openStream(anna);
  release();
  await stream.until(
    ({ event, data }) => event === 'entry' && data.message === null && data.fileIds?.[0] === id,
  );
  stream.close();
  const clean = await readFile(anna, id);
  expect(clean.state).toBe('clean');
  expect(await (await fetchContent(anna, clean)).text()).toBe('N10');
});

it('[FL8] an infected file is blocked for everybody, both sides are told, a line stays', async () => {
  const { marco, anna, conversationId } = stage;
  const streams = [await openStream(marco), await openStream(anna)];
  const release = holdScans();
  const id = await share('invoice.txt', eicar);
  release();
  for (const stream of streams) {
    const told = await stream.until(
      ({ event, data }) => event === 'entry' && data.message?.kind === 'line' && data.fileIds?.[0] === id,
    );
    expect(told.data).toMatchObject({
      message: { line: { type: 'fileInfected', fileId: id, fileName: 'invoice.txt' } },
    });
    stream.close();
  }
  for (const reader of [marco, anna]) {
    expect(await readFile(reader, id)).toMatchObject({
      state: 'infected',
      contentUrl: null,
      thumbnailUrl: null,
    });
    expect(refusalOf(await reader.get(`/files/${id}/content`))).toBe('409 infected');
    const { body } = await reader.get(`/conversations/${conversationId}/messages`);
    const lines = (body as { items: Message[] }).items.filter(({ kind }) => kind === 'line');
    expect(JSON.stringify(lines)).toContain(id);
  }
});

it('[FL8] what was infected before it was shared is blocked, and its message says no more than that', async () => {
  const { marco, anna, conversationId } = stage;
  const { id } = await uploadFile(marco, conversationId, { name: 'early.txt', bytes: eicar });
  await untilState(marco, id, 'infected');
  const sent = await marco.post(`/conversations/${conversationId}/messages`, {
    clientId: 'early',
    text: '',
    fileIds: [id],
  });
  expect(sent.status).toBe(201);
  expect(refusalOf(await anna.get(`/files/${id}/content`))).toBe('409 infected');
});

it('[FL8] an archive with a password cannot be checked: it is told so, and saved only', async () => {
  const id = await share('plans.zip', buildLockedZip(true));
  const file = await untilState(stage.anna, id, 'notCheckable');
  expect(file).toMatchObject({ kind: 'archive', type: 'application/zip' });
  const answer = await fetchContent(stage.anna, file);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'application/octet-stream',
    'content-disposition': 'attachment; filename=plans.zip',
  });
  await answer.arrayBuffer();
  const open = await untilState(stage.anna, await share('open.zip', buildLockedZip(false)), 'clean');
  expect(open.kind).toBe('archive');
});

it('[FL8] what cannot be checked is never shown in place, picture or not', async () => {
  const release = holdScans();
  const id = await share('page.txt', Buffer.from('text'));
  release('notCheckable');
  const file = await untilState(stage.anna, id, 'notCheckable');
  const answer = await fetchContent(stage.anna, file);
  expect(answer.headers.get('content-type')).toBe('application/octet-stream');
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment/);
  await answer.text();
});

it.each<[string, Buffer]>([
  ['of Windows', windowsProgram],
  ['of Linux', Buffer.from(`7f454c46020101${'00'.repeat(57)}`, 'hex')],
  ['of macOS', Buffer.from(`cffaedfe0700000103000000${'00'.repeat(40)}`, 'hex')],
])('[FL4] a program %s is not taken by another name, and nothing of it is left', async (_what, bytes) => {
  const { marco, conversationId } = stage;
  const begun = await beginTestUpload(marco, conversationId, { name: 'photo.jpg', bytes });
  await putBlocks(begun, bytes);
  expect(refusalOf(await complete(marco, begun.id, hashOf(bytes)))).toBe('415 unsupported type');
  const blobs = [...(await listBlobs(stage, 'incoming')), ...(await listBlobs(stage, 'files'))];
  expect(blobs.filter((name) => name.startsWith(begun.id.replace('.', '/')))).toEqual([]);
  const message = { clientId: `program ${_what}`.replaceAll(' ', '-'), text: '', fileIds: [begun.id] };
  const sent = await marco.post(`/conversations/${conversationId}/messages`, message);
  expect(refusalOf(sent)).toBe('400 invalid fileIds.0');
});

it('[FL8] a scanner that fails or does not know yet leaves the file being checked, and the next one is done', async () => {
  const { files } = stage.test.app.context;
  const { scan } = files;
  const answers: (() => Promise<Verdict | null>)[] = [
    () => Promise.reject(new Error('the scanner is away')),
    () => Promise.resolve(null),
  ];
  files.scan = (file) => answers.shift()?.() ?? scan(file);
  const failed = await share('failed.nc', Buffer.from('N10'));
  const unknown = await share('unknown.nc', Buffer.from('N20'));
  await untilState(stage.anna, await share('third.nc', Buffer.from('N30')), 'clean');
  files.scan = scan;
  const states = await Promise.all([failed, unknown].map((id) => readFile(stage.anna, id)));
  expect(states.map(({ state }: ConversationFile) => state)).toEqual(['checking', 'checking']);
});
