import { FileWork } from '../../../api/domain/fileWork.ts';
import { lookAfterFile } from '../../../api/domain/lookAfterFile.ts';
import { sweepBlobs } from '../../../api/domain/sweepBlobs.ts';
import type { Context } from '../../../api/domain/context.ts';
import type { FileRef } from '../../../api/domain/filePorts.ts';
import { DomainError } from '../../../api/domain/errors.ts';
import { eicar } from '../../builders/badFiles.ts';
import { openStream } from '../../builders/openStream.ts';
import { buildPhoto } from '../../builders/photos.ts';
import { tinyPng } from '../../builders/tinyPng.ts';
import { beginTestUpload, putBlocks, shareFiles, untilState, uploadFile } from '../../builders/uploadFile.ts';
import { until } from '../live/until.ts';
import {
  fetchContent,
  listBlobs,
  openFileStage,
  readFile,
  refusalOf,
  type FileStage,
} from './openFileStage.ts';

const hour = 60 * 60_000;
const day = 24 * hour;
const text = Buffer.from('N10 G01\n');
const silent = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

let stage: FileStage;
beforeAll(async () => {
  stage = await openFileStage();
});
afterAll(() => stage.test.stop());

/** The instance as it will be so much later. */
function later(ms: number): Context {
  return { ...stage.test.app.context, clock: { now: () => new Date(Date.now() + ms) } };
}

const refOf = (id: string): FileRef => ({ id, conversationId: stage.conversationId });
const recordOf = (id: string) => stage.test.app.context.files.records.read(refOf(id));

async function blobsOf(id: string): Promise<string[]> {
  const names = [...(await listBlobs(stage, 'incoming')), ...(await listBlobs(stage, 'files'))];
  return names.filter((name) => name.startsWith(id.replace('.', '/')));
}

async function share(name: string, bytes: Buffer = text): Promise<string> {
  const { files } = await shareFiles(stage.marco, stage.conversationId, [{ name, bytes }]);
  return files[0]!.id;
}

/** Does what is due by then, as an instance that looks for it. */
async function workAt(ms: number): Promise<void> {
  const work = new FileWork(later(ms), silent);
  await work.runDue();
  await until(async () => (await work.stop(), true), { what: 'the work ends' });
}

it('[FL3] the bytes of a deleted file are kept for the retention time, and then they are gone', async () => {
  const { marco } = stage;
  const id = await share('deleted.png', tinyPng);
  await untilState(marco, id, 'clean');
  await marco.del(`/files/${id}`);
  await lookAfterFile(later(29 * day), refOf(id));
  expect(await blobsOf(id)).toHaveLength(2);
  await lookAfterFile(later(31 * day), refOf(id));
  expect(await blobsOf(id)).toEqual([]);
  expect(await readFile(marco, id)).toMatchObject({ name: 'deleted.png', deletedAt: expect.any(String) });
  expect((await marco.get(`/files/${id}/content`)).status).toBe(404);
});

it('[FL8] the bytes of an infected file go too, and it stays blocked', async () => {
  const id = await share('infected.txt', eicar);
  await untilState(stage.anna, id, 'infected');
  await lookAfterFile(later(31 * day), refOf(id));
  expect(await blobsOf(id)).toEqual([]);
  expect(refusalOf(await stage.anna.get(`/files/${id}/content`))).toBe('409 infected');
});

it('[FL1] an upload that nobody completed is gone after a day, not before', async () => {
  const { marco, conversationId } = stage;
  const begun = await beginTestUpload(marco, conversationId, { name: 'left.nc', bytes: text });
  await putBlocks(begun, text);
  await lookAfterFile(later(23 * hour), refOf(begun.id));
  expect(await blobsOf(begun.id)).toHaveLength(1);
  await lookAfterFile(later(25 * hour), refOf(begun.id));
  expect(await blobsOf(begun.id)).toEqual([]);
  expect((await marco.get(`/files/${begun.id}`)).status).toBe(404);
});

it('[FL1] an upload that its author gave up leaves nothing behind', async () => {
  const { marco, conversationId } = stage;
  const begun = await beginTestUpload(marco, conversationId, { name: 'given up.nc', bytes: text });
  await putBlocks(begun, text);
  expect((await marco.del(`/files/${begun.id}`)).status).toBe(204);
  await lookAfterFile(later(31 * day), refOf(begun.id));
  expect(await blobsOf(begun.id)).toEqual([]);
});

it('[FL3] a file that was never shared is gone after a day; a shared one never is', async () => {
  const { marco, anna, conversationId } = stage;
  const { id } = await uploadFile(marco, conversationId, { name: 'unshared.nc', bytes: text });
  await untilState(marco, id, 'clean');
  const shared = await share('shared.nc');
  await untilState(marco, shared, 'clean');
  for (const one of [id, shared]) await lookAfterFile(later(25 * hour), refOf(one));
  expect((await marco.get(`/files/${id}`)).status).toBe(404);
  expect(await blobsOf(id)).toEqual([]);
  await workAt(400 * day);
  expect(await (await fetchContent(anna, await readFile(anna, shared))).text()).toBe(text.toString());
});

it('[FL3] a file bound to a message that never came is free again, but not while the message may come', async () => {
  const { marco, anna, conversationId, test } = stage;
  const { records } = test.app.context.files;
  const { id } = await uploadFile(marco, conversationId, { name: 'bound.nc', bytes: text });
  await untilState(marco, id, 'clean');
  const messageId = 'a-message-that-never-came';
  await records.update(refOf(id), () => ({ messageId, place: Date.now() * 64, version: 1 }));
  await lookAfterFile(later(60_000), refOf(id));
  expect(await recordOf(id)).toMatchObject({ messageId });
  await lookAfterFile(later(hour), refOf(id));
  expect(await recordOf(id)).toMatchObject({ messageId: null, place: null });
  expect((await anna.get(`/files/${id}`)).status).toBe(404);
});

it('[FL3] a file whose message is stored is placed, however its sender was cut off', async () => {
  const { test, marco } = stage;
  const id = await share('placed.nc');
  const placed = await untilState(marco, id, 'clean');
  await test.app.context.files.records.update(refOf(id), () => ({ sequence: null }));
  await lookAfterFile(later(hour), refOf(id));
  expect(await recordOf(id)).toMatchObject({ messageId: placed.messageId, sequence: placed.sequence });
});

it('[FL8] a check that was cut off with its instance is taken up by another', async () => {
  const { test, conversationId } = stage;
  const second = await test.startInstance();
  const marco = await test.as('marco-bianchi', second.url);
  // On this instance no scan ends before the other has done it.
  let release: (verdict: null) => void = () => undefined;
  second.app.context.files.scan = () => new Promise((resolve) => (release = resolve));
  const { files } = await shareFiles(marco, conversationId, [{ name: 'cut off.nc', bytes: text }]);
  const id = files[0]!.id;
  expect(await readFile(stage.anna, id)).toMatchObject({ state: 'checking' });
  await workAt(30_000);
  expect(await readFile(stage.anna, id)).toMatchObject({ state: 'checking' });
  await workAt(2 * 60_000);
  await until(async () => (await readFile(stage.anna, id)).state === 'clean', { what: 'it is checked' });
  release(null);
});

describe('a picture that cannot be read', () => {
  /** While `work` runs, reading a picture comes to this end. */
  async function whileReading(end: () => Promise<never>, work: () => Promise<void>): Promise<void> {
    const { files } = stage.test.app.context;
    const { readMedia } = files;
    files.readMedia = (file) => (file.type.startsWith('image/') ? end() : readMedia(file));
    await work().finally(() => (files.readMedia = readMedia));
  }

  async function lookOften(id: string): Promise<void> {
    for (let minutes = 2; minutes < 32; minutes += 6) {
      await lookAfterFile(later(minutes * 60_000), refOf(id)).catch(() => undefined);
    }
  }

  it('[FL8] is given up after three readings: both sides are told, its bytes go, others are checked', async () => {
    const { anna, marco } = stage;
    let readings = 0;
    await whileReading(
      () => Promise.reject(new Error(`as if the process had ended, ${(readings += 1)}`)),
      async () => {
        const stream = await openStream(anna);
        const id = await share('poison.jpg', await buildPhoto());
        await untilState(anna, await share('beside.nc'), 'clean');
        await until(() => readings === 1, { what: 'it is read' });
        await lookOften(id);
        expect(readings).toBe(3);
        expect(await readFile(marco, id)).toMatchObject({ state: 'lost', contentUrl: null });
        expect(await blobsOf(id)).toEqual([]);
        await stream.until(({ event, data }) => event === 'entry' && data.fileIds?.[0] === id);
        stream.close();
        expect(refusalOf(await anna.get(`/files/${id}/content`))).toBe('410 lost');
      },
    );
  });

  it('[FL8] is read again for as long as the storage is away', async () => {
    let id = '';
    await whileReading(
      () => Promise.reject(new DomainError('unavailable', 'away')),
      async () => {
        id = await share('patient.jpg', await buildPhoto());
        await lookOften(id);
        expect(await readFile(stage.anna, id)).toMatchObject({ state: 'checking' });
      },
    );
    await lookAfterFile(later(hour), refOf(id));
    const { state, thumbnailUrl } = await readFile(stage.anna, id);
    expect([state, typeof thumbnailUrl]).toEqual(['clean', 'string']);
  });

  it('[FL8] that never comes to an end takes one place of two, however often it is noticed', async () => {
    let release: () => void = () => undefined;
    const held = new Promise<never>((_, reject) => (release = () => reject(new Error('cut off'))));
    held.catch(() => undefined);
    await whileReading(
      () => held,
      async () => {
        const hanging = await uploadFile(stage.marco, stage.conversationId, {
          name: 'hanging.jpg',
          bytes: await buildPhoto(),
        });
        const { files } = stage.test.app.context;
        const { onUploaded } = files;
        // Left to this worker, whose every place the one that hangs could take.
        files.onUploaded = () => undefined;
        const work = new FileWork(later(0), silent);
        for (let times = 0; times < 4; times += 1) work.notice(refOf(hanging.id));
        const beside = await share('beside it.nc');
        work.notice(refOf(beside));
        await untilState(stage.anna, beside, 'clean').finally(() => (files.onUploaded = onUploaded));
        release();
        await work.stop();
      },
    );
  });
});

it('[FL2] blobs that no record names are swept after a day; what is named stays', async () => {
  const { anna, test, marco, conversationId } = stage;
  const { blobs } = test.app.context.files;
  const named = await share('named.png', tinyPng);
  const file = await untilState(anna, named, 'clean');
  const waiting = await beginTestUpload(marco, conversationId, { name: 'waiting.nc', bytes: text });
  await putBlocks(waiting, text);
  const folder = named.replace('.', '/');
  for (const name of [`${folder}/orphan`, 'nobody/knows/this', 'odd']) await blobs.write(name, text);
  // One context walks on from where it was: the incoming ones, then the files, again and again.
  let ms = 0;
  const walking = { ...later(0), clock: { now: () => new Date(Date.now() + ms) } };
  for (; ms < 4 * hour; ms += hour) await sweepBlobs(walking);
  expect(await listBlobs(stage, 'files')).toContain('nobody/knows/this');
  for (ms = 30 * hour; ms < 34 * hour; ms += hour) await sweepBlobs(walking);
  const left = await listBlobs(stage, 'files');
  for (const name of [`${folder}/orphan`, 'nobody/knows/this', 'odd']) expect(left).not.toContain(name);
  expect((await blobsOf(named)).length).toBe(2);
  expect(await blobsOf(waiting.id)).toHaveLength(1);
  expect((await fetchContent(anna, file)).status).toBe(200);
});

it('[FL3] a file whose bytes are gone is lost: who asks is told so, and everybody live', async () => {
  const { anna, test } = stage;
  const id = await share('lost.nc');
  const file = await untilState(anna, id, 'clean');
  const stream = await openStream(anna);
  for (const name of await blobsOf(id)) await test.app.context.files.blobs.remove(name);
  const answer = await fetchContent(anna, file);
  expect([answer.status, answer.headers.get('content-disposition')]).toEqual([410, null]);
  expect(await answer.json()).toMatchObject({ error: { code: 'lost' } });
  await stream.until(({ event, data }) => event === 'entry' && data.fileIds?.[0] === id);
  stream.close();
  expect(await readFile(anna, id)).toMatchObject({ state: 'lost', contentUrl: null });
  expect(refusalOf(await anna.get(`/files/${id}/content`))).toBe('410 lost');
});
