import { randomUUID } from 'node:crypto';
import { createLogStore } from '../../../api/adapters/cosmos/createLogStore.ts';
import type { Entry } from '../../../api/domain/entries.ts';
import type { LogStore } from '../../../api/domain/ports.ts';
import { buildLog, buildPerson, by, message, rossi } from '../../builders/entries.ts';
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
const ofMessage = { messageId: 'the-id', messageSequence: 2 };
const edited = by(marco, { kind: 'messageEdited', text: 'b', ...ofMessage }, 'edit');
const plain = ({ storedAt: _storedAt, ...entry }: Entry) => entry;

describe.each(['Cosmos', 'memory'])('what entries change in the log store: %s', (kind) => {
  let store: LogStore;
  let id: string;
  beforeAll(() => {
    store = kind === 'Cosmos' ? createLogStore(database.containers.entries) : createMemoryLogStore();
  });
  beforeEach(() => {
    id = randomUUID();
  });

  /** A message, the entry that edits it, and the message as it is then. */
  async function writeEdited() {
    const entries = await buildLog(id, [created, message(marco, 'a', 'the-id'), edited]);
    await store.append(entries.slice(0, 2));
    const known = (await store.readForChange(id, 'the-id'))!;
    const now = { text: 'b', editedAt: entries[2]!.createdAt, edits: ['edit'] };
    return { edit: entries[2]!, known, amended: { entry: { ...known.entry, now }, version: known.version } };
  }

  it('[MS4] replaces what an entry changes along with it, and leaves the record as it was hashed', async () => {
    const { edit, known, amended } = await writeEdited();
    expect(await store.append([edit], [amended])).toMatchObject({ outcome: 'appended' });
    const read = await store.readEntry(id, 'the-id');
    expect(plain(read!)).toEqual({ ...plain(known.entry as Entry), now: amended.entry.now });
    expect((await store.readTail(id, 0)).map((entry) => entry.id)).toEqual([
      expect.any(String),
      'the-id',
      'edit',
    ]);
    const [row] = await store.readRows({ conversationId: id, before: 3, limit: 1 });
    expect(row).toMatchObject({ id: 'the-id', now: amended.entry.now });
  });

  it('[MS2] [MS4] of changes that saw the same version one is taken, with all that belongs to it', async () => {
    const { edit, amended } = await writeEdited();
    await store.append([edit], [amended]);
    const [, , , later] = await buildLog(id, [
      created,
      message(marco, 'a', 'the-id'),
      edited,
      by(anna, { kind: 'reacted', emoji: '👍', isOn: true, ...ofMessage }, 'react'),
    ]);
    const stale = { ...amended, entry: { ...amended.entry, now: { reactions: { '👍': ['anna'] } } } };
    expect(await store.append([later!], [stale])).toEqual({ outcome: 'conflict' });
    expect(await store.readEntry(id, 'react')).toBeNull();
    expect((await store.readEntry(id, 'the-id'))?.now).toEqual(amended.entry.now);
    const fresh = (await store.readForChange(id, 'the-id'))!;
    expect(fresh.version).not.toBe(amended.version);
    expect(await store.append([later!], [{ ...stale, version: fresh.version }])).toMatchObject({
      outcome: 'appended',
    });
  });

  it('[MS2] [MS4] changes nothing when the place in the log is taken', async () => {
    const { edit, amended } = await writeEdited();
    const [, , other] = await buildLog(id, [created, message(marco, 'a', 'the-id'), message(anna, 'faster')]);
    await store.append([other!]);
    expect(await store.append([edit], [amended])).toEqual({ outcome: 'conflict' });
    expect((await store.readEntry(id, 'the-id'))?.now).toBeUndefined();
    expect(await store.readEntry(id, 'edit')).toBeNull();
  });

  it('[MS4] several records go all or not at all', async () => {
    const { edit, amended } = await writeEdited();
    const first = (await store.readForChange(id, (await store.readTail(id, 0))[0]!.id))!;
    const now = { text: 'no' };
    const stale = { entry: { ...first.entry, now }, version: 'another' };
    expect(await store.append([edit], [amended, stale])).toEqual({ outcome: 'conflict' });
    expect(await store.append([edit], [stale, amended])).toEqual({ outcome: 'conflict' });
    expect((await store.readTail(id, 0)).map((entry) => entry.now)).toEqual([undefined, undefined]);
    const unknown = { ...amended, entry: { ...amended.entry, id: 'nowhere' } };
    expect(await store.append([edit], [amended, unknown])).toEqual({ outcome: 'conflict' });
    expect((await store.readEntry(id, 'the-id'))?.now).toBeUndefined();
  });

  it('[SE2] has nothing to change under ids that were never given out', async () => {
    await store.append(await buildLog(id, [created]));
    for (const entryId of ['unknown', 'snapshot', '', 'a/b', '..']) {
      expect(await store.readForChange(id, entryId)).toBeNull();
    }
    expect(await store.readForChange('nowhere', 'unknown')).toBeNull();
  });
});
