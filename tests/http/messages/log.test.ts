import { createHash } from 'node:crypto';
import { createLogStore } from '../../../api/adapters/cosmos/createLogStore.ts';
import { openDatabase, type Database } from '../../../api/adapters/cosmos/openDatabase.ts';
import type { HistoryEntry } from '../../../api/contract/messages.ts';
import type { Entry } from '../../../api/domain/entries.ts';
import type { Caller } from '../../builders/createCaller.ts';
import { openCase } from '../../builders/openCase.ts';
import { say } from '../../builders/say.ts';
import { startTestApp, type TestApp } from '../../builders/startTestApp.ts';

let test: TestApp;
let database: Database;
let marco: Caller;
let conversationId: string;
let log: Entry[];

beforeAll(async () => {
  test = await startTestApp();
  const { COSMOS_ENDPOINT, COSMOS_KEY, COSMOS_DATABASE } = test.config;
  database = await openDatabase({ endpoint: COSMOS_ENDPOINT, key: COSMOS_KEY, name: COSMOS_DATABASE });
  marco = await test.as('marco-bianchi');
  const anna = await test.as('anna-keller');
  const other = await test.as('marco-bianchi', (await test.startInstance()).url);
  const { number, ...created } = await openCase(marco, {
    severity: 'machineDown',
    machine: { model: 'CUT P 350' },
  });
  conversationId = created.conversationId;
  await anna.post(`/cases/${number}/watchers`);
  await anna.patch(`/cases/${number}`, { priority: 1, state: 'inProgress', assigneeId: 'anna-keller' });
  await Promise.all(
    Array.from({ length: 20 }, (_one, at) =>
      say(at % 2 ? marco : other, conversationId, `Größe 🙂 e\u0300 ${at}`),
    ),
  );
  await marco.del(`/cases/${number}/watchers/marco-bianchi`);
  await marco.post(`/cases/${number}/watchers`);
  log = await createLogStore(database.containers.entries).readTail(conversationId, 0);
});
afterAll(async () => {
  database.close();
  await test.stop();
});

/** The record format, written down a second time: what an auditor would compute with nothing of ours. */
function recompute(entry: Entry, contentHash: string): string {
  const record = [
    1,
    entry.conversationId,
    entry.sequence,
    entry.id,
    entry.kind,
    entry.authorId,
    entry.authorCompanyId,
    entry.createdAt,
    entry.ordinal,
    entry.previousHash,
    contentHash,
  ];
  return sha256(JSON.stringify(record));
}

function hashContent(entry: Entry): string {
  return sha256(entry.salt + JSON.stringify(sortKeys(entry.content)));
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (value === null || typeof value !== 'object') return value;
  const names = Object.keys(value).sort();
  return Object.fromEntries(names.map((name) => [name, sortKeys((value as Record<string, unknown>)[name])]));
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

it('[SE5] every hash of a log is what its entry says, and each entry holds the hash before it', () => {
  expect(log.length).toBeGreaterThan(28);
  let previousHash = '0'.repeat(64);
  for (const entry of log) {
    expect(entry.previousHash).toBe(previousHash);
    expect(entry.hash).toBe(recompute(entry, hashContent(entry)));
    previousHash = entry.hash;
  }
  expect(new Set(log.map((entry) => entry.kind)).size).toBeGreaterThanOrEqual(6);
});

it('[SE5] a salt is 128 random bits, and no two are alike', () => {
  for (const entry of log) expect(entry.salt).toMatch(/^[\da-f]{32}$/);
  expect(new Set(log.map((entry) => entry.salt)).size).toBe(log.length);
});

it('[SE5] what is changed afterwards is found: text, author, time, order, salt, number', () => {
  const at = log.findIndex((entry) => entry.kind === 'message');
  const entry = log[at]!;
  const changes: Partial<Entry>[] = [
    { content: { ...entry.content, text: 'Never said' } as Entry['content'] },
    { content: { ...entry.content, authorName: 'Somebody else' } },
    { authorId: 'anna-keller' },
    { authorCompanyId: 'gfms' },
    { createdAt: '2020-01-01T00:00:00.000Z' },
    { sequence: entry.sequence + 1 },
    { conversationId: 'another' },
    { id: log[0]!.id },
    { kind: 'renamed' },
    { salt: '0'.repeat(32) },
    { ordinal: entry.ordinal + 1 },
    { previousHash: log[0]!.hash },
  ];
  for (const change of changes) {
    const changed = { ...entry, ...change };
    expect(recompute(changed, hashContent(changed))).not.toBe(entry.hash);
  }
  // Made to fit again, it no longer fits what follows.
  const forged = { ...entry, authorId: 'anna-keller' };
  expect(recompute(forged, hashContent(forged))).not.toBe(log[at + 1]!.previousHash);
});

it('[SE5] content and salt lie beside what is chained: their hash is enough to verify the rest', () => {
  for (const entry of log) {
    const contentHash = hashContent(entry);
    const { content: _erased, salt: _too, ...rest } = entry;
    expect(recompute(rest as Entry, contentHash)).toBe(entry.hash);
  }
});

it('[SE5] [MS2] the numbers of the chain are the same for every reader', async () => {
  for (const id of ['giulia-rossi', 'anna-keller']) {
    const caller = await test.as(id);
    const { items } = (await caller.get(`/conversations/${conversationId}/history?after=0&limit=100`))
      .body as {
      items: HistoryEntry[];
    };
    expect(items.map((item) => [item.sequence, item.id, item.previousHash, item.hash])).toEqual(
      log.map((entry) => [entry.sequence, entry.id, entry.previousHash, entry.hash]),
    );
  }
});

it('[SE5] [SE4] no reader is given a salt', async () => {
  const texts = [
    (await marco.get(`/conversations/${conversationId}/history?limit=100`)).text,
    (await marco.get(`/conversations/${conversationId}/messages?limit=100`)).text,
  ];
  for (const text of texts) for (const entry of log) expect(text).not.toContain(entry.salt);
});

it('[SE5] every stored item says of which form it is', async () => {
  const query = `SELECT * FROM c WHERE c.sequence > 0`;
  const { resources } = await database.containers.entries.items
    .query<{ schema: number; sequence: number; row: boolean }>(query, { partitionKey: conversationId })
    .fetchAll();
  expect(resources).toHaveLength(log.length);
  for (const item of resources) expect(item).toMatchObject({ schema: 1, row: expect.any(Boolean) });
});
