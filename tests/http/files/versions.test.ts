import { randomUUID } from 'node:crypto';
import type { ConversationFile, FileList } from '../../../api/contract/files.ts';
import { openCase } from '../../builders/openCase.ts';
import { openStream } from '../../builders/openStream.ts';
import { tinyPng } from '../../builders/tinyPng.ts';
import { shareFiles, untilState } from '../../builders/uploadFile.ts';
import { fetchContent, openFileStage, readFile, refusalOf, type FileStage } from './openFileStage.ts';

let stage: FileStage;
let conversationId: string;
beforeAll(async () => {
  stage = await openFileStage();
});
beforeEach(async () => {
  const { number, conversationId: id } = await openCase(stage.marco);
  await stage.anna.post(`/cases/${number}/watchers`);
  conversationId = id;
});
afterAll(() => stage.test.stop());

async function share(name: string, bytes: Buffer = Buffer.from(name), author = stage.marco): Promise<string> {
  const { files } = await shareFiles(author, conversationId, [{ name, bytes }]);
  return files[0]!.id;
}

async function list(query = ''): Promise<ConversationFile[]> {
  const answer = await stage.anna.get(`/conversations/${conversationId}/files${query}`);
  expect(answer.status).toBe(200);
  return (answer.body as FileList).items;
}

const idsOf = (files: ConversationFile[]) => files.map(({ id }) => id);

async function counts(): Promise<unknown> {
  const { body } = await stage.anna.get(`/conversations/${conversationId}/details`);
  return (body as { counts: unknown }).counts;
}

it('[FL3] files of one name are versions: the newest is listed, all are there by name', async () => {
  const first = await share('Café.log', Buffer.from('1'));
  const second = await share('CAFE\u0301.LOG', Buffer.from('2'), stage.anna);
  const third = await share('café.log', Buffer.from('3'));
  const other = await share('cafe.log');
  expect(idsOf(await list())).toEqual([other, third]);
  const versions = await list(`?name=${encodeURIComponent('CAFÉ.log')}`);
  expect(versions.map(({ id, version, isReplaced }) => [id, version, isReplaced])).toEqual([
    [third, 3, false],
    [second, 2, true],
    [first, 1, true],
  ]);
  expect(await counts()).toEqual({ files: 2, media: 0 });
  await untilState(stage.anna, first, 'clean');
  expect(await (await fetchContent(stage.anna, await readFile(stage.anna, first))).text()).toBe('1');
});

it('[FL3] when the newest goes, the one before it stands in its place, and the counts follow', async () => {
  const first = await share('wire.nc', Buffer.from('1'));
  const second = await share('wire.nc', Buffer.from('2'));
  expect(await counts()).toEqual({ files: 1, media: 0 });
  expect((await stage.marco.del(`/files/${second}`)).status).toBe(204);
  expect(idsOf(await list())).toEqual([first]);
  expect(await counts()).toEqual({ files: 1, media: 0 });
  expect((await stage.marco.del(`/files/${first}`)).status).toBe(204);
  expect(await list()).toEqual([]);
  expect(await counts()).toEqual({ files: 0, media: 0 });
});

it('[FL3] when an older one goes, the newest stays and the counts do too', async () => {
  const first = await share('wire.nc', Buffer.from('1'));
  const second = await share('wire.nc', Buffer.from('2'));
  for (let round = 0; round < 3; round += 1) {
    expect((await stage.marco.del(`/files/${first}`)).status).toBe(204);
  }
  expect(idsOf(await list())).toEqual([second]);
  expect(await counts()).toEqual({ files: 1, media: 0 });
});

it('[FL3] [DP1] pictures of one name are no versions: cameras give names by chance', async () => {
  const first = await share('image.png', tinyPng);
  const second = await share('image.png', tinyPng);
  expect(idsOf(await list())).toEqual([second, first]);
  expect(await counts()).toEqual({ files: 2, media: 2 });
  await stage.marco.del(`/files/${second}`);
  expect(await counts()).toEqual({ files: 1, media: 1 });
});

it('[FL3] deleted, a tombstone stays: everybody is told, its message still names it, nobody opens it', async () => {
  const { marco, anna } = stage;
  const id = await share('wrong.log');
  const before = await untilState(anna, id, 'clean');
  const stream = await openStream(anna);
  const answers = await Promise.all([marco.del(`/files/${id}`), marco.del(`/files/${id}`)]);
  expect(answers.map(({ status }) => status)).toEqual([204, 204]);
  await stream.until(({ event, data }) => event === 'entry' && data.fileIds?.[0] === id);
  stream.close();
  expect(await readFile(anna, id)).toMatchObject({
    name: 'wrong.log',
    deletedAt: expect.any(String),
    contentUrl: null,
    thumbnailUrl: null,
  });
  expect((await fetchContent(anna, before)).status).toBe(404);
  expect((await anna.get(`/files/${id}/content`)).status).toBe(404);
  expect(await list()).toEqual([]);
  expect(idsOf(await list(`?ids=${id}`))).toEqual([id]);
  const { text } = await anna.get(`/conversations/${conversationId}/messages`);
  expect(text).toContain('"name":"wrong.log"');
  expect(await counts()).toEqual({ files: 0, media: 0 });
});

it('[FL3] nobody but who uploaded it deletes it', async () => {
  const id = await share('mine.log');
  expect(refusalOf(await stage.anna.del(`/files/${id}`))).toBe('403 forbidden');
  expect(refusalOf(await stage.giulia.del(`/files/${id}`))).toBe('403 forbidden');
  expect((await readFile(stage.anna, id)).deletedAt).toBeNull();
});

it('[FL3] [DP1] the list comes in pages, by kind, by author and by ids', async () => {
  const names = ['a.log', 'b.png', 'c.log', 'd.png', 'e.log'];
  const ids: string[] = [];
  for (const name of names) {
    const author = name === 'c.log' ? stage.anna : stage.marco;
    ids.unshift(await share(name, name.endsWith('png') ? tinyPng : Buffer.from(name), author));
  }
  const seen: string[] = [];
  for (let cursor = ''; ;) {
    const answer = await stage.anna.get(`/conversations/${conversationId}/files?limit=2${cursor}`);
    const page: FileList = answer.body;
    seen.push(...idsOf(page.items));
    if (page.cursor === undefined) break;
    expect(page.items).toHaveLength(2);
    cursor = `&cursor=${page.cursor}`;
  }
  expect(seen).toEqual(ids);
  const named = async (query: string) => (await list(query)).map(({ name }) => name);
  expect(await named('?kind=image')).toEqual(['d.png', 'b.png']);
  expect(await named('?kind=media&limit=1')).toEqual(['d.png']);
  expect(await named('?authorId=anna-keller')).toEqual(['c.log']);
  expect(await named('?authorId=anna-keller&kind=media')).toEqual([]);
  expect(idsOf(await list(`?ids=${ids[3]},${ids[1]},${ids[3]}`))).toEqual([ids[3], ids[1]]);
  const many = Array.from({ length: 101 }, () => `${conversationId}.${randomUUID()}`).join();
  const answer = await stage.anna.get(`/conversations/${conversationId}/files?ids=${many}`);
  expect(refusalOf(answer)).toBe('400 invalid ids');
});
