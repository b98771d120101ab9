import type { Verdict } from '../../../api/domain/filePorts.ts';
import type { FileList } from '../../../api/contract/files.ts';
import type { HistoryEntry } from '../../../api/contract/messages.ts';
import { lookAfterFile } from '../../../api/domain/lookAfterFile.ts';
import { buildPhoto } from '../../builders/photos.ts';
import {
  beginTestUpload,
  complete,
  hashOf,
  put,
  putBlocks,
  shareFiles,
  untilState,
} from '../../builders/uploadFile.ts';
import { until } from '../live/until.ts';
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

const text = Buffer.from('N10 G01 X1.5\n');
const parts = () => stage.test.app.context.files;
const refOf = (id: string) => ({ id, conversationId: stage.conversationId });

/** While `work` runs, the scanner answers this. */
async function whileScanner(answers: () => Verdict | null, work: () => Promise<void>): Promise<void> {
  const { scan } = parts();
  parts().scan = () => Promise.resolve(answers());
  await work().finally(() => (parts().scan = scan));
}

async function readHistory(kind: string): Promise<HistoryEntry[]> {
  const { body } = (await stage.marco.get(`/conversations/${stage.conversationId}/history?limit=100`)) as {
    body: { items: HistoryEntry[] };
  };
  return body.items.filter((entry) => entry.kind === kind);
}

it('[FL6] a photo that could not be scanned crosses without its place all the same', async () => {
  const photo = await buildPhoto();
  await whileScanner(
    () => 'notCheckable',
    async () => {
      const { files } = await shareFiles(stage.marco, stage.conversationId, [
        { name: 'IMG.jpg', bytes: photo },
      ]);
      const file = await untilState(stage.anna, files[0]!.id, 'notCheckable');
      const served = Buffer.from(await (await fetchContent(stage.anna, file)).arrayBuffer());
      expect(photo.includes('2026:11:11')).toBe(true);
      expect(served.includes('2026:11:11')).toBe(false);
      expect(file.locationRemoved).toBe(true);
    },
  );
});

it.each(['clean', 'infected'] as const)(
  '[FL8] that a file is %s is told by whoever looks next when it was cut off before telling',
  async (verdict) => {
    let isReleased = false;
    await whileScanner(
      () => (isReleased ? verdict : null),
      async () => {
        const { files } = await shareFiles(stage.marco, stage.conversationId, [
          { name: `${verdict}.txt`, bytes: text },
        ]);
        const id = files[0]!.id;
        isReleased = true;
        // The record has the result; the process that had it is gone.
        await parts().records.update(refOf(id), () => ({ state: verdict }));
        const told = async () =>
          (await readHistory('fileChecked')).filter((entry) => entry.content?.fileId === id);
        expect(await told()).toEqual([]);
        for (let twice = 0; twice < 2; twice += 1) await lookAfterFile(stage.test.app.context, refOf(id));
        expect((await told()).map((entry) => entry.content?.state)).toEqual([verdict]);
      },
    );
  },
);

it('[FL8] the bytes of an infected file are still to be removed when its message comes after the check', async () => {
  const begun = await beginTestUpload(stage.marco, stage.conversationId, { name: 'bad.txt', bytes: text });
  await putBlocks(begun, text);
  await whileScanner(
    () => 'infected',
    async () => {
      await complete(stage.marco, begun.id, hashOf(text));
      await untilState(stage.marco, begun.id, 'infected');
    },
  );
  const draft = { clientId: 'after-the-check', text: '', fileIds: [begun.id] };
  await stage.marco.post(`/conversations/${stage.conversationId}/messages`, draft);
  const lines = await readHistory('fileChecked');
  expect(lines.filter((entry) => entry.content?.fileId === begun.id)).toHaveLength(1);
  const due = await parts().records.takeDue({
    now: Date.now() + 40 * 86_400_000,
    until: Date.now(),
    limit: 100,
  });
  expect(due.map(({ id }) => id)).toContain(begun.id);
});

it('[FL3] a file that is deleted while it is checked stays deleted, and its bytes go', async () => {
  await whileScanner(
    () => null,
    async () => {
      const { files } = await shareFiles(stage.marco, stage.conversationId, [
        { name: 'gone.txt', bytes: text },
      ]);
      const id = files[0]!.id;
      parts().scan = async () => {
        await stage.marco.del(`/files/${id}`);
        return 'clean';
      };
      await lookAfterFile(stage.test.app.context, refOf(id));
      expect(await readFile(stage.marco, id)).toMatchObject({
        state: 'checking',
        deletedAt: expect.any(String),
      });
      const month = { now: () => new Date(Date.now() + 31 * 86_400_000) };
      await lookAfterFile({ ...stage.test.app.context, clock: month }, refOf(id));
      expect(
        (await listBlobs(stage, 'files')).filter((name) => name.startsWith(id.replace('.', '/'))),
      ).toEqual([]);
    },
  );
});

it('[FL3] [DP1] a deletion that was cut off before it was told is told, and counted once', async () => {
  const { files } = await shareFiles(stage.marco, stage.conversationId, [{ name: 'cut.txt', bytes: text }]);
  const id = files[0]!.id;
  await untilState(stage.anna, id, 'clean');
  const countOf = async () =>
    (
      (await stage.anna.get(`/conversations/${stage.conversationId}/details`)).body as {
        counts: { files: number };
      }
    ).counts.files;
  const before = await countOf();
  await parts().records.update(refOf(id), () => ({ deletedAt: new Date().toISOString() }));
  for (let twice = 0; twice < 2; twice += 1) await lookAfterFile(stage.test.app.context, refOf(id));
  expect(await countOf()).toBe(before - 1);
  const { body } = (await stage.anna.get(`/conversations/${stage.conversationId}/files`)) as {
    body: FileList;
  };
  expect(body.items.map((item) => item.id)).not.toContain(id);
});

it('[MS4] [FL3] a message whose deletion was cut off takes its files with it when it is deleted again', async () => {
  const { messageId, files } = await shareFiles(stage.marco, stage.conversationId, [
    { name: 'first.txt', bytes: text },
    { name: 'second.txt', bytes: Buffer.from('another') },
  ]);
  const { records } = parts();
  const { update } = records;
  const path = `/conversations/${stage.conversationId}/messages/${messageId}`;
  records.update = () => Promise.reject(new Error('cut off'));
  await stage.marco.del(path).finally(() => (records.update = update));
  expect((await readFile(stage.marco, files[1]!.id)).deletedAt).toBeNull();
  expect(await stage.marco.del(path)).toMatchObject({ status: 200 });
  for (const { id } of files) expect((await readFile(stage.marco, id)).deletedAt).toEqual(expect.any(String));
});

it('[FL2] completed with a right and wrong hashes at once, the right one counts and nothing fails', async () => {
  const begun = await beginTestUpload(stage.marco, stage.conversationId, { name: 'race.nc', bytes: text });
  await putBlocks(begun, text);
  const hashes = [hashOf(text), hashOf(Buffer.from('another')), hashOf(text)];
  const answers = await Promise.all(hashes.map((sha256) => complete(stage.marco, begun.id, sha256)));
  expect(answers.map(({ status }) => status)).toEqual([200, 409, 200]);
  await untilState(stage.marco, begun.id, 'clean');
});

it('[FL1] cut after the last block was committed, no block is sent again', async () => {
  const file = {
    name: 'long.nc',
    bytes: Buffer.alloc(20_000_000, 'N10 G01\n'),
    clientId: 'cut-after-commit',
  };
  const begun = await beginTestUpload(stage.marco, stage.conversationId, file);
  await putBlocks(begun, file.bytes);
  const again = await beginTestUpload(stage.marco, stage.conversationId, file);
  expect(again.received).toEqual([0, 1, 2]);
  await putBlocks(again, file.bytes, again.received);
  expect((await complete(stage.marco, begun.id, hashOf(file.bytes))).status).toBe(200);
});

it('[FL2] of an upload of another size nothing is left', async () => {
  const begun = await beginTestUpload(stage.marco, stage.conversationId, { name: 'size.nc', bytes: text });
  await put(begun.uploadUrl ?? '', Buffer.concat([text, text]), { 'x-ms-blob-type': 'BlockBlob' });
  expect(refusalOf(await complete(stage.marco, begun.id, hashOf(text)))).toBe('400 invalid size');
  const left = async () =>
    (await listBlobs(stage, 'incoming')).some((name) => name === begun.id.replace('.', '/'));
  await until(async () => !(await left()), { what: 'the bytes are gone' });
});

it('[FL1] a picture that would fill the memory is refused', async () => {
  const bytes = Buffer.alloc(64 * 1_048_576 + 1);
  Buffer.from([0xff, 0xd8, 0xff, 0xe0]).copy(bytes);
  const begun = await beginTestUpload(stage.marco, stage.conversationId, { name: 'huge.jpg', bytes });
  await putBlocks(begun, bytes);
  expect(refusalOf(await complete(stage.marco, begun.id, hashOf(bytes)))).toBe('413 tooLarge size');
});

it('[SE2] of a link that is given twice nobody can say which one counts: it is none', async () => {
  const { files } = await shareFiles(stage.marco, stage.conversationId, [{ name: 'two.txt', bytes: text }]);
  const file = await untilState(stage.marco, files[0]!.id, 'clean');
  const token = new URL(file.contentUrl ?? '', stage.test.url).searchParams.get('token') ?? '';
  const twice = await fetch(`${stage.test.url}${file.contentUrl}&token=${token}`);
  expect(twice.status).toBe(401);
});
