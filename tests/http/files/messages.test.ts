import { randomUUID } from 'node:crypto';
import type { ConversationFile, FileList } from '../../../api/contract/files.ts';
import type { Message } from '../../../api/contract/messages.ts';
import { shareFiles as bindFiles } from '../../../api/domain/shareFiles.ts';
import type { Answered, Caller } from '../../builders/createCaller.ts';
import { openDirectChat } from '../../builders/openDirectChat.ts';
import { tinyPng } from '../../builders/tinyPng.ts';
import { beginTestUpload, shareFiles, uploadFile } from '../../builders/uploadFile.ts';
import { openFileStage, readFile, refusalOf, type FileStage } from './openFileStage.ts';

let stage: FileStage;
beforeAll(async () => {
  stage = await openFileStage();
});
afterAll(() => stage.test.stop());

const bytes = Buffer.from('N10 G01\n');
const upload = (name: string, author = stage.marco) =>
  uploadFile(author, stage.conversationId, { name, bytes });

function send(fields: object, author: Caller = stage.marco, id = stage.conversationId): Promise<Answered> {
  return author.post(`/conversations/${id}/messages`, { clientId: randomUUID(), text: '', ...fields });
}

describe('a message with files', () => {
  it('[MS3] has a blank text only when it has files', async () => {
    expect(refusalOf(await send({ text: ' ' }))).toBe('400 invalid text');
    expect(refusalOf(await send({ text: '', fileIds: [] }))).toBe('400 invalid text');
    const { id } = await upload('blank.nc');
    expect((await send({ fileIds: [id] })).status).toBe(201);
  });

  it('[MS1] repeated after a lost answer is the same message, and its files are counted once', async () => {
    const { id: first } = await upload('again.nc');
    const { id: second } = await upload('again too.nc');
    const draft = { clientId: 'again', text: 'Both', fileIds: [first, second] };
    const before = await countsOf();
    const sent = await send(draft);
    const repeats = await Promise.all([send(draft), send(draft), send(draft)]);
    expect(sent.status).toBe(201);
    for (const repeat of repeats) expect([repeat.status, repeat.body]).toEqual([200, sent.body]);
    expect(await countsOf()).toEqual({ ...before, files: before.files + 2 });
    expect(refusalOf(await send({ ...draft, fileIds: [first] }))).toBe('409 conflict');
    expect(refusalOf(await send({ ...draft, text: 'Other' }))).toBe('409 conflict');
  });

  it('[FL3] of files uploaded and sent by ten requests at once, each is in one message', async () => {
    const { id } = await upload('race.nc');
    const answers = await Promise.all(Array.from({ length: 10 }, () => send({ fileIds: [id] })));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 400)).toHaveLength(9);
    const { id: messageId } = answers.find(({ status }) => status === 201)?.body as unknown as Message;
    expect(await readFile(stage.anna, id)).toMatchObject({ messageId });
  });

  it('[FL3] whose first attempt was cut off between its files and its text is whole after the repeat', async () => {
    const { test, marco, conversationId } = stage;
    await shareFiles(marco, conversationId, [{ name: 'cut.png', bytes: tinyPng }]);
    const files = [await upload('cut.png'), await upload('new.nc'), await upload('New.NC')];
    const fileIds = files.map(({ id }) => id);
    const person = await test.app.context.directory.findPerson('marco-bianchi');
    // What the cut attempt did: it bound the files to the message that was never stored.
    const draft = { clientId: 'cut', text: '', fileIds };
    const { messageId } = await shareFiles(marco, conversationId, [{ name: 'for its id.nc', bytes }]);
    const before = await countsOf();
    const wanted = { conversationId, messageId, fileIds };
    const bound = await bindFiles(test.app.context, person!, wanted);
    const again = await bindFiles(test.app.context, person!, wanted);
    // Neither a picture's name nor that of another file of the same message makes a version.
    expect(bound.counts).toEqual({ files: 3, media: 0 });
    expect(again).toEqual(bound);
    const listed = await filesNamed('new.nc');
    expect(listed.map(({ version, isReplaced }) => [version, isReplaced])).toEqual([
      [1, false],
      [1, false],
    ]);
    expect(refusalOf(await send(draft))).toBe('400 invalid fileIds.0');
    expect(await countsOf()).toEqual(before);
  });

  it.each<[string, () => Promise<string[]>, string]>([
    ['one twice', async () => Array(2).fill((await upload('t.nc')).id) as string[], '1'],
    ['one that is in a message', async () => [(await shared('s.nc')).id], '0'],
    ['one not yet uploaded', async () => [await begun(stage.conversationId)], '0'],
    ['one of another conversation of his', async () => [await inOwnChat()], '0'],
    ["somebody else's", async () => [(await upload('hers.nc', stage.anna)).id], '0'],
    ["somebody else's that is shared", async () => [(await shared('hers.nc', stage.anna)).id], '0'],
    ['one that is deleted', async () => [await deleted()], '0'],
    ['an id that was never given', async () => [`${stage.conversationId}.${randomUUID()}`], '0'],
    ['a word', async () => ['x'], '0'],
  ])('[FL3] [FL5] does not take %s, and leaves the others as they were', async (_what, wrong, at) => {
    const good = await upload('good.nc');
    const ids = await wrong();
    const isTwice = ids.length === 2;
    const refused = await send({ text: 'Look', fileIds: [...ids, good.id] });
    expect(refusalOf(refused)).toBe(`400 invalid fileIds.${at}`);
    const after = await send({ text: 'Look', fileIds: [good.id, ...ids] });
    expect(refusalOf(after)).toBe(`400 invalid fileIds.${isTwice ? 2 : 1}`);
    expect(await readFile(stage.marco, good.id)).toMatchObject({ messageId: null });
    expect((await stage.anna.get(`/files/${good.id}`)).status).toBe(404);
    expect((await send({ fileIds: [good.id] })).status).toBe(201);
  });

  it('[FL3] has at most twenty', async () => {
    const ids = Array.from({ length: 21 }, () => `${stage.conversationId}.${randomUUID()}`);
    expect(refusalOf(await send({ fileIds: ids }))).toMatch(/^400 invalid fileIds/);
  });
});

const begun = async (conversationId: string) =>
  (await beginTestUpload(stage.marco, conversationId, { name: 'begun.nc', bytes })).id;

async function shared(name: string, author = stage.marco): Promise<ConversationFile> {
  const { files } = await shareFiles(author, stage.conversationId, [{ name, bytes }]);
  return files[0]!;
}

async function inOwnChat(): Promise<string> {
  const { id } = await openDirectChat(stage.marco, ['giulia-rossi'], { clientId: randomUUID() });
  return (await uploadFile(stage.marco, id, { name: 'own.nc', bytes })).id;
}

async function deleted(): Promise<string> {
  const { id } = await upload('gone.nc');
  expect((await stage.marco.del(`/files/${id}`)).status).toBe(204);
  return id;
}

async function filesNamed(name: string): Promise<ConversationFile[]> {
  const answer = await stage.marco.get(
    `/conversations/${stage.conversationId}/files?name=${encodeURIComponent(name)}`,
  );
  return (answer.body as FileList).items;
}

async function countsOf(): Promise<{ files: number; media: number }> {
  const { body } = await stage.anna.get(`/conversations/${stage.conversationId}/details`);
  return (body as { counts: { files: number; media: number } }).counts;
}
