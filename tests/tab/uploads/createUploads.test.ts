import type { Uploads } from '../../../tab/src/uploads/store/createUploads.ts';
import { createUploads } from '../../../tab/src/uploads/store/createUploads.ts';
import { refusal } from '../createFakeApi.ts';
import type { FakeServer } from './fakes.ts';
import { aFile, aServer, aStorage, aStoredFile, conversationPath } from './fakes.ts';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test('[FL1] [FL2] the blocks leave, the hash is proved, and only then the message appears', async () => {
  const server = aServer();
  const uploads = aStore(server);
  uploads.add('hero', [aFile('uno.log')]);
  expect(server.shares()).toHaveLength(0);
  await settled();
  expect(server.puts).toEqual(['uno.log 0', 'uno.log 1', 'uno.log 2']);
  const order = server.sent().map(({ path }) => path);
  expect(order).toEqual([
    `${conversationPath}/files`,
    '/api/files/file-1/complete',
    `${conversationPath}/messages`,
  ]);
  expect(server.sent()[1]!.body).toEqual({ sha256: 'hash of 25' });
  expect(server.shares()[0]!.body).toMatchObject({ text: '', fileIds: ['file-1'] });
  expect(uploads.list('hero')).toEqual([]);
});

test('[FL1] several files are one message; two move at a time, with four blocks at a time', async () => {
  const server = aServer();
  server.state.holds = true;
  const uploads = aStore(server);
  uploads.add('hero', [aFile('1', { size: 95 }), aFile('2', { size: 95 }), aFile('3')]);
  await settled();
  expect(states(uploads)).toEqual(['1 sending', '2 sending', '3 waiting']);
  expect(server.state.largestAtOnce).toBe(4);
  server.state.holds = false;
  server.release();
  await settled();
  expect(server.state.largestAtOnce).toBe(4);
  expect(server.shares()).toHaveLength(1);
  expect(server.shares()[0]!.body).toMatchObject({ fileIds: ['file-1', 'file-2', 'file-3'] });
});

test('[FL1] after a cut only the blocks that are missing leave, by themselves', async () => {
  const server = aServer();
  server.state.blob = [201, 0, 0, 0, 0];
  const uploads = aStore(server);
  uploads.add('hero', [aFile('uno.log', { size: 45 })]);
  await settled();
  expect(states(uploads)).toEqual(['uno.log stopped network']);
  expect(uploads.list('hero')[0]!.files[0]!.sent).toBe(10);
  server.state.blob = [];
  uploads.reconnect();
  await settled();
  expect([...server.puts].sort()).toEqual([0, 1, 2, 3, 4].map((index) => `uno.log ${index}`));
  expect(server.shares()).toHaveLength(1);
});

test('[FL1] a lost network is waited for without end', async () => {
  const server = aServer({ [`POST ${conversationPath}/files`]: () => refusal(0, 'offline') });
  const uploads = aStore(server);
  uploads.add('hero', [aFile('uno.log')]);
  await jest.advanceTimersByTimeAsync(20 * 60_000);
  expect(server.begins().length).toBeGreaterThan(20);
  expect(states(uploads)).toEqual(['uno.log stopped network']);
});

test('[FL1] after a reload it goes on where it stopped, as the same upload and the same message', async () => {
  const server = aServer();
  const kept = aStorage();
  server.state.blob = [201, 0, 0, 0, 0];
  const uploads = aStore(server, kept);
  uploads.add('hero', [aFile('uno.log', { size: 45 })]);
  await settled();
  const [batch] = uploads.list('hero');
  server.state.blob = [];
  const putBefore = server.puts.length;
  const reloaded = aStore(server, kept);
  await settled();
  expect(server.puts.slice(putBefore)).not.toContain(server.puts[0]);
  expect(server.uploads.size).toBe(1);
  expect([...server.messages.keys()]).toEqual([batch!.clientId]);
  expect(reloaded.list('hero')).toEqual([]);
  expect(kept.batches.size + kept.bodies.size).toBe(0);
});

test('[FL2] an address whose time is over is asked for anew, and what is there is not sent again', async () => {
  const server = aServer();
  server.state.blob = [201, 403, 403];
  const uploads = aStore(server);
  uploads.add('hero', [aFile('uno.log')]);
  await settled();
  expect(server.begins()).toHaveLength(2);
  expect(new Set(server.begins().map(({ body }) => (body as { clientId: string }).clientId)).size).toBe(1);
  expect(server.puts).toHaveLength(3);
  expect(server.shares()).toHaveLength(1);
});

test('[FL2] bytes that differ: told, and trying again is a new upload', async () => {
  const server = aServer({ 'POST /api/files/file-1/complete': () => differs() });
  const uploads = aStore(server);
  uploads.add('hero', [aFile('uno.log')]);
  await settled();
  expect(states(uploads)).toEqual(['uno.log failed bytesDiffer']);
  expect(server.shares()).toHaveLength(0);
  uploads.tryAgain(uploads.list('hero')[0]!.files[0]!.key);
  await settled();
  expect(server.uploads.size).toBe(2);
  expect(server.shares()[0]!.body).toMatchObject({ fileIds: ['file-2'] });
});

test('[MS1] [FL2] the message whose answer was lost is sent again with the same id', async () => {
  let count = 0;
  const server = aServer();
  const answer = server.table[`POST ${conversationPath}/messages`] as (request: unknown) => unknown;
  server.table[`POST ${conversationPath}/messages`] = (request: unknown) => {
    const stored = answer(request);
    count += 1;
    return count === 1 ? refusal(0, 'offline') : stored;
  };
  const uploads = aStore(server);
  uploads.add('hero', [aFile('uno.log')]);
  await settled();
  expect(uploads.list('hero')).toHaveLength(1);
  uploads.reconnect();
  await settled();
  expect(server.shares()).toHaveLength(2);
  expect(server.messages.size).toBe(1);
  expect(uploads.list('hero')).toEqual([]);
});

test('[FL1] a file that was cancelled leaves nothing more, and the message goes without it', async () => {
  const server = aServer();
  server.state.holds = true;
  const uploads = aStore(server);
  uploads.add('hero', [aFile('uno.log', { size: 95 }), aFile('due.log')]);
  await settled();
  const [uno] = uploads.list('hero')[0]!.files;
  uploads.remove(uno!.key);
  server.state.holds = false;
  server.release();
  await settled();
  expect(server.puts.filter((put) => put.startsWith('uno'))).toEqual([]);
  expect(server.shares()[0]!.body).toMatchObject({ fileIds: ['file-2'] });
});

test('[FL1] everything cancelled: no message, nothing kept, and what was there already is deleted', async () => {
  const server = aServer({ 'POST /api/files/file-2/complete': () => differs() });
  const kept = aStorage();
  const uploads = aStore(server, kept);
  uploads.add('hero', [aFile('uno.log'), aFile('due.log')]);
  await settled();
  expect(states(uploads)).toEqual(['uno.log done', 'due.log failed bytesDiffer']);
  uploads.discard(uploads.list('hero')[0]!.clientId);
  await settled();
  expect(server.shares()).toHaveLength(0);
  expect(server.requests.filter(({ method }) => method === 'DELETE')).toMatchObject([
    { path: '/api/files/file-1' },
  ]);
  expect(kept.batches.size + kept.bodies.size).toBe(0);
});

test('[SC6] a case that was closed meanwhile stops the batch, which can be let go', async () => {
  const server = aServer({ [`POST ${conversationPath}/messages`]: () => refusal(409, 'caseClosed') });
  const uploads = aStore(server);
  uploads.add('hero', [aFile('uno.log')]);
  await settled();
  expect(uploads.list('hero')[0]!.refusal).toMatchObject({ code: 'caseClosed' });
  uploads.discard(uploads.list('hero')[0]!.clientId);
  expect(uploads.list('hero')).toEqual([]);
});

test('[FL5] who is no longer a member is told; an upload that was swept away begins anew first', async () => {
  const gone = aServer({ [`POST ${conversationPath}/files`]: () => refusal(404, 'notFound') });
  const uploads = aStore(gone);
  uploads.add('hero', [aFile('uno.log')]);
  await settled();
  expect(gone.begins()).toHaveLength(2);
  expect(uploads.list('hero')[0]!.refusal).toMatchObject({ code: 'notFound' });

  const swept = aServer({ 'POST /api/files/file-1/complete': () => refusal(404, 'notFound') });
  const others = aStore(swept);
  others.add('hero', [aFile('uno.log')]);
  await settled();
  expect(swept.shares()[0]!.body).toMatchObject({ fileIds: ['file-2'] });
});

test('[FL1] [FL2] a file that was swept away while another one waited goes once more, by itself', async () => {
  const { server, uploads, kept } = await refusingFirst(1);
  expect(server.begins()).toHaveLength(3);
  expect(server.shares()).toHaveLength(2);
  expect(server.shares()[1]!.body).toMatchObject({ fileIds: ['file-3', 'file-2'] });
  expect(uploads.list('hero')).toEqual([]);
  expect(kept.batches.size + kept.bodies.size).toBe(0);
});

test('[FL2] a file that the message does not take again is told, and Try again is a new upload', async () => {
  const { server, uploads } = await refusingFirst(2);
  expect(states(uploads)).toEqual(['uno.log failed invalid', 'due.log done']);
  uploads.tryAgain(uploads.list('hero')[0]!.files[0]!.key);
  await settled();
  expect(server.shares()[2]!.body).toMatchObject({ fileIds: ['file-4', 'file-2'] });
});

test('[FL8] a file that the message does not take because it is infected does not go once more', async () => {
  const { server, uploads } = await refusingFirst(1, 'infected');
  expect(server.begins()).toHaveLength(2);
  expect(uploads.list('hero')[0]!.files[0]!.file!.state).toBe('infected');
});

test('[FL8] an infected file is not shared; without it the message goes', async () => {
  const server = aServer({ 'POST /api/files/file-2/complete': () => differs() });
  const uploads = aStore(server);
  uploads.add('hero', [aFile('uno.log'), aFile('due.log')]);
  await settled();
  const upload = [...server.uploads.values()][0]!;
  upload.file = { ...upload.file, state: 'infected' };
  await uploads.lookAtChecks('hero');
  const [uno, due] = uploads.list('hero')[0]!.files;
  expect(uno!.file!.state).toBe('infected');
  server.table['POST /api/files/file-3/complete'] = { ...upload.file, id: 'file-3', state: 'clean' };
  uploads.tryAgain(due!.key);
  await settled();
  expect(server.shares()).toHaveLength(0);
  uploads.remove(uno!.key);
  await settled();
  expect(server.shares()[0]!.body).toMatchObject({ fileIds: ['file-3'] });
});

test('[FL1] a file that the device no longer gives is told, and the others go on', async () => {
  const server = aServer();
  const hash = (body: Blob) =>
    body.size === 25 ? Promise.reject(new DOMException('gone', 'NotReadableError')) : Promise.resolve('hash');
  const uploads = createUploads({ ...server, hash, storage: aStorage().storage });
  uploads.add('hero', [aFile('uno.log'), aFile('due.log', { size: 15 })]);
  await settled();
  expect(states(uploads)).toEqual(['uno.log failed unreadable', 'due.log done']);
});

test('[FL1] a server that goes on failing is no longer asked by itself', async () => {
  const server = aServer({ [`POST ${conversationPath}/files`]: () => refusal(503, 'unavailable') });
  const uploads = aStore(server);
  uploads.add('hero', [aFile('uno.log')]);
  await jest.advanceTimersByTimeAsync(60 * 60_000);
  expect(server.begins()).toHaveLength(9);
  expect(states(uploads)).toEqual(['uno.log failed unavailable']);
});

function aStore(server: FakeServer, kept = aStorage()): Uploads {
  return createUploads({
    api: server.api,
    openBlob: server.openBlob,
    hash: async (body) => `hash of ${body.size}`,
    storage: kept.storage,
  });
}

/** `name state`, with what stopped it. */
function states(uploads: Uploads): string[] {
  return uploads
    .list('hero')
    .flatMap(({ files }) => files)
    .map(({ name, state, stoppedBy, problem }) =>
      [name, state, stoppedBy, problem?.code].filter(Boolean).join(' '),
    );
}

/** Of two files the message does not take the first one, so many times. */
async function refusingFirst(times: number, state: 'gone' | 'infected' = 'gone') {
  const server = aServer();
  const kept = aStorage();
  const take = server.table[`POST ${conversationPath}/messages`] as (request: unknown) => unknown;
  let count = 0;
  server.table[`POST ${conversationPath}/messages`] = (request: unknown) => {
    count += 1;
    return count > times ? take(request) : Object.assign(refusal(400, 'invalid'), { field: 'fileIds.0' });
  };
  server.table['GET /api/files/file-1'] =
    state === 'gone' ? refusal(404, 'notFound') : aStoredFile({ state: 'infected' });
  const uploads = aStore(server, kept);
  uploads.add('hero', [aFile('uno.log'), aFile('due.log')]);
  await settled();
  return { server, uploads, kept };
}

function differs() {
  return Object.assign(refusal(400, 'invalid'), { field: 'sha256' });
}

/** Everything that follows by itself has followed, without time. */
async function settled(): Promise<void> {
  await jest.advanceTimersByTimeAsync(0);
}
