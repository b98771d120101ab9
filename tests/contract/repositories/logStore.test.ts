import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { createLogStore } from '../../../api/adapters/cosmos/createLogStore.ts';
import { toSnapshot } from '../../../api/domain/stateSnapshot.ts';
import type { Entry, EntryDraft } from '../../../api/domain/entries.ts';
import type { LogStore } from '../../../api/domain/ports.ts';
import { adding, buildLog, buildPerson, by, fold, message, rossi } from '../../builders/entries.ts';
import { createMemoryLogStore } from '../../builders/memoryLogStore.ts';
import { openTestDatabase, type TestDatabase } from './openTestDatabase.ts';

const marco = buildPerson('marco');
const anna = buildPerson('anna', { role: 'engineer' });

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.stop());

const created = by(marco, { kind: 'conversationCreated', name: 'Chat', caseNumber: null, company: rossi });
const hidden = () => by(anna, { kind: 'internalChanged', changes: { priority: 1 } });

describe.each(['Cosmos', 'memory'])('the log store: %s', (kind) => {
  let store: LogStore;
  let id: string;
  beforeAll(async () => {
    store = kind === 'Cosmos' ? createLogStore(database.containers.entries) : createMemoryLogStore();
  });
  beforeEach(() => {
    id = randomUUID();
  });

  const write = async (drafts: EntryDraft[]): Promise<Entry[]> => {
    const entries = await buildLog(id, drafts);
    for (let from = 0; from < entries.length; from += 100) {
      expect(await store.append(entries.slice(from, from + 100))).toMatchObject({ outcome: 'appended' });
    }
    return entries;
  };
  const plain = ({ storedAt: _storedAt, ...entry }: Entry) => entry;

  it('[MS2] [SE5] gives back what it was given, to the last character and number, with its own time', async () => {
    const texts = ['Größe 🙂 e\u0300 \u0001 \u2028 \ufeff "\\', ' ', 'null', '{"a":1}', 'x'.repeat(20_000)];
    const entries = await write([
      created,
      adding(marco, anna),
      hidden(),
      ...texts.map((text) => message(marco, text)),
    ]);
    const before = Math.floor(Date.now() / 1000);
    const read = await store.readTail(id, 0);
    expect(read.map(plain)).toEqual(entries.map(plain));
    for (const entry of read) expect(Math.abs(entry.storedAt - before)).toBeLessThan(60);
    for (const entry of entries)
      expect((await store.readEntry(id, entry.id))?.content).toEqual(entry.content);
  });

  it('[MS1] says when it took the entries, as the entries themselves say', async () => {
    const [one, ...others] = await buildLog(id, [created, message(marco, 'a'), message(marco, 'b')]);
    const first = await store.append([one!]);
    const second = await store.append(others);
    const times = (await store.readTail(id, 0)).map((entry) => entry.storedAt);
    expect([first, second]).toEqual([
      { outcome: 'appended', storedAt: times[0] },
      { outcome: 'appended', storedAt: times[1] },
    ]);
    expect(times[2]).toBe(times[1]);
  });

  it('[MS2] takes each sequence once', async () => {
    const entries = await write([created, message(marco, 'a')]);
    const [, other] = await buildLog(id, [created, message(anna, 'b')]);
    expect(await store.append([other!])).toEqual({ outcome: 'conflict' });
    expect((await store.readTail(id, 0)).map((entry) => entry.id)).toEqual(entries.map((entry) => entry.id));
  });

  it('[MS1] takes each id once', async () => {
    const [first] = await write([created, message(marco, 'a', 'the-id')]);
    const [, , third] = await buildLog(id, [created, hidden(), message(marco, 'b', 'the-id')]);
    expect(await store.append([third!])).toEqual({ outcome: 'conflict' });
    expect(await store.append([{ ...third!, id: first!.id }])).toEqual({ outcome: 'conflict' });
    expect((await store.readEntry(id, 'the-id'))?.content).toMatchObject({ text: 'a' });
  });

  it('[MS2] takes entries that go together all or not at all', async () => {
    await write([created, message(marco, 'a', 'taken')]);
    const more = await buildLog(id, [
      created,
      hidden(),
      ...['b', 'taken', 'c'].map((one) => message(marco, one, one)),
    ]);
    expect(await store.append(more.slice(2))).toEqual({ outcome: 'conflict' });
    expect(await store.append(more.slice(1, 3))).toEqual({ outcome: 'conflict' });
    expect(await store.readTail(id, 0)).toHaveLength(2);
    expect(await store.readEntry(id, 'b')).toBeNull();
  });

  it('[MS2] of writers at the same place one gets it', async () => {
    await write([created]);
    const attempts = await Promise.all(
      Array.from({ length: 20 }, async (_one, at) => {
        const entries = await buildLog(id, [created, message(marco, `${at}`), message(marco, `${at} too`)]);
        return store.append(at % 2 ? entries.slice(1) : entries.slice(1, 2));
      }),
    );
    expect(attempts.filter((one) => one.outcome === 'appended')).toHaveLength(1);
    const tail = await store.readTail(id, 1);
    expect(tail.map((entry) => entry.sequence)).toEqual(tail.map((_entry, at) => at + 2));
  });

  it('[MS2] takes a hundred entries at once', async () => {
    const drafts = Array.from({ length: 99 }, (_one, at) => message(marco, `${at}`));
    const entries = await buildLog(id, [created, ...drafts]);
    expect(await store.append(entries)).toMatchObject({ outcome: 'appended' });
    expect(await store.readTail(id, 0)).toHaveLength(100);
  });

  it('[CV1] keeps conversations apart, also under the same entry id', async () => {
    await write([message(marco, 'mine', 'same')]);
    const mine = id;
    id = randomUUID();
    await write([message(anna, 'theirs', 'same')]);
    expect((await store.readEntry(mine, 'same'))?.content).toMatchObject({ text: 'mine' });
    expect((await store.readEntry(id, 'same'))?.content).toMatchObject({ text: 'theirs' });
    expect(await store.readTail(mine, 0)).toHaveLength(1);
  });

  it('[SE2] has nothing under ids that were never given out, however odd', async () => {
    await write([created]);
    await store.writeSnapshot(toSnapshot(fold(id, await store.readTail(id, 0))));
    const odd = [
      'unknown',
      'snapshot',
      '',
      ' ',
      'a/b',
      'a\\b',
      'a?b',
      'a#b',
      '..',
      'x'.repeat(2000),
      '__proto__',
      'é',
    ];
    for (const entryId of odd) expect(await store.readEntry(id, entryId)).toBeNull();
    expect(await store.readTail('nowhere', 0)).toEqual([]);
    expect(await store.readPage({ conversationId: 'nowhere', limit: 10 })).toEqual([]);
    expect(await store.readRows({ conversationId: 'nowhere', limit: 10 })).toEqual([]);
    expect(await store.readSnapshot('nowhere')).toBeNull();
  });

  it('[MS9] reads any page: exclusive bounds, ascending, of all entries or of those with a row', async () => {
    const drafts = Array.from({ length: 130 }, (_one, at) => (at % 3 ? message(marco, `${at}`) : hidden()));
    const entries = await write(drafts);
    await store.writeSnapshot(toSnapshot(fold(id, [])));
    await store.writeSnapshot({ ...toSnapshot(fold(id, entries)), id });
    const query = fc.record({
      bound: fc.constantFrom('before', 'after', 'none'),
      at: fc.integer({ min: 0, max: 140 }),
      limit: fc.integer({ min: 1, max: 140 }),
      rowsOnly: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(query, async ({ bound, at, limit, rowsOnly }) => {
        const all = entries.filter((entry) => !rowsOnly || entry.kind === 'message');
        const expected =
          bound === 'after'
            ? all.filter((entry) => entry.sequence > at).slice(0, limit)
            : all.filter((entry) => bound === 'none' || entry.sequence < at).slice(-limit);
        const wanted = { conversationId: id, limit, ...(bound === 'none' ? {} : { [bound]: at }) };
        const page = rowsOnly ? await store.readRows(wanted) : await store.readPage(wanted);
        expect(page.map((entry) => [entry.sequence, entry.id])).toEqual(
          expected.map((entry) => [entry.sequence, entry.id]),
        );
      }),
      { numRuns: 50 },
    );
  });

  it('[MS9] a row holds what pane 2 shows of an entry', async () => {
    const [, entry] = await write([created, message(marco, 'Ciao')]);
    const [, row] = await store.readRows({ conversationId: id, limit: 10 });
    const { sequence, authorId, authorCompanyId, createdAt, content } = entry!;
    expect(row).toEqual({ id: entry!.id, sequence, authorId, authorCompanyId, createdAt, content });
  });

  it('[MS9] reads a tail of more than a thousand entries whole', async () => {
    await write(Array.from({ length: 1_150 }, (_one, at) => message(marco, `${at}`)));
    const tail = await store.readTail(id, 20);
    expect(tail.map((entry) => entry.sequence)).toEqual(Array.from({ length: 1_130 }, (_one, at) => at + 21));
  });

  it('[MS9] keeps the newest snapshot, beside the entries', async () => {
    const entries = await write([
      created,
      adding(marco, marco),
      adding(marco, anna),
      message(anna, 'Größe 🙂'),
    ]);
    expect(await store.readSnapshot(id)).toBeNull();
    await store.writeSnapshot(toSnapshot(fold(id, entries.slice(0, 2))));
    const newest = toSnapshot(fold(id, entries));
    await store.writeSnapshot(newest);
    expect(await store.readSnapshot(id)).toEqual(newest);
    expect(await store.readTail(id, 0)).toHaveLength(4);
    expect(await store.readTail(id, -5)).toHaveLength(4);
  });
});

describe('the log store on Cosmos, when the answer tells nothing', () => {
  const appended = async (count: 1 | 2) => {
    const id = randomUUID();
    const entries = await buildLog(id, [created, message(marco, 'a')].slice(0, count));
    const store = createLogStore(database.containers.entries);
    const outcome = await store.append(entries).finally(() => (database.faults.now = undefined));
    return { outcome, stored: (await store.readTail(id, 0)).length };
  };

  it.each([1, 2] as const)(
    '[MS1] a lost answer to a write of %i is a conflict to look into',
    async (count) => {
      database.faults.now = ({ operation }) =>
        operation === 'create' || operation === 'batch' ? 'loseAnswer' : undefined;
      expect(await appended(count)).toEqual({ outcome: { outcome: 'conflict' }, stored: count });
    },
  );

  it.each([1, 2] as const)('[MS1] so is trouble of the store’s own, to a write of %i', async (count) => {
    for (const status of [449, 503] as const) {
      database.faults.now = ({ operation }) =>
        operation === 'create' || operation === 'batch' ? { status } : undefined;
      expect(await appended(count)).toEqual({ outcome: { outcome: 'conflict' }, stored: 0 });
    }
  });

  it('[MS1] a refusal for the moment is tried again until it is taken', async () => {
    let refusals = 3;
    database.faults.now = ({ operation }) =>
      operation === 'create' && refusals-- > 0 ? { status: 429, retryAfterMs: 1 } : undefined;
    expect(await appended(1)).toMatchObject({ outcome: { outcome: 'appended' }, stored: 1 });
  });
});
