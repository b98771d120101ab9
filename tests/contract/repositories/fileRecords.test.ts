import { createFileRecords } from '../../../api/adapters/cosmos/createFileRecords.ts';
import type { FileRecord, FileRecords } from '../../../api/domain/filePorts.ts';
import { openTestDatabase, type TestDatabase } from './openTestDatabase.ts';

let database: TestDatabase;
let records: FileRecords;
let other: FileRecords;
beforeAll(async () => {
  database = await openTestDatabase();
  records = createFileRecords(database.containers.files);
  other = createFileRecords((await database.openAgain()).files);
});
afterAll(() => database.stop());

let made = 0;
function build(conversationId: string, fields: Partial<FileRecord> = {}): FileRecord {
  made += 1;
  return {
    id: `${conversationId}.${String(made).padStart(8, '0')}-0000-8000-a000-000000000000`,
    conversationId,
    name: 'Alarm.log',
    nameKey: 'alarm.log',
    size: 7,
    kind: 'text',
    type: 'text/plain',
    state: 'clean',
    authorId: 'marco-bianchi',
    authorName: 'Marco Bianchi',
    authorCompanyId: 'officine-rossi',
    createdAt: '2026-11-24T08:00:00.000Z',
    sha256: null,
    blob: null,
    blobSize: 0,
    thumbnail: null,
    original: null,
    media: { width: 1, height: 2, durationSeconds: null, takenAt: null, takenWith: null },
    locationRemoved: false,
    messageId: 'a-message',
    sequence: 3,
    place: made,
    version: 1,
    isReplaced: false,
    deletedAt: null,
    ...fields,
  };
}

async function create(conversationId: string, fields: Partial<FileRecord> = {}): Promise<FileRecord> {
  const record = build(conversationId, fields);
  expect(await records.create(record)).toBe('created');
  return record;
}

const idsOf = (found: FileRecord[]) => found.map(({ id }) => id);

describe('a record', () => {
  it('[FL3] is read as it was written, by every instance', async () => {
    const record = await create('read');
    expect(await other.read(record)).toEqual(record);
    expect(await records.read({ ...record, conversationId: 'elsewhere' })).toBeNull();
    expect(await records.read({ id: 'read.never', conversationId: 'read' })).toBeNull();
  });

  it('[MS1] is created once: the second finds the first as it is', async () => {
    const record = build('once');
    const outcomes = await Promise.all([
      records.create(record),
      other.create({ ...record, name: 'Other.log' }),
    ]);
    expect(outcomes.sort()).toEqual(['created', 'exists']);
    expect(await records.create({ ...record, name: 'Third.log' })).toBe('exists');
    expect((await records.read(record))?.name).not.toBe('Third.log');
  });

  it('[FL3] some are read at once, those of the conversation only', async () => {
    const [first, second] = [
      await create('some'),
      await create('some', { deletedAt: '2026-11-24T09:00:00Z' }),
    ];
    const foreign = await create('somewhere else');
    const found = await records.readSome('some', [first.id, second.id, foreign.id, 'some.never']);
    expect(idsOf(found).sort()).toEqual([first.id, second.id].sort());
    expect(await records.readSome('some', [])).toEqual([]);
  });

  it('[FL3] changes by many at once are all made, each on what the one before wrote', async () => {
    const record = await create('contended', { version: 0 });
    const add = (through: FileRecords) => through.update(record, ({ version }) => ({ version: version + 1 }));
    await Promise.all(Array.from({ length: 20 }, (_, index) => add(index % 2 ? records : other)));
    expect((await records.read(record))?.version).toBe(20);
  });

  it('[FL3] is left as it is when nothing is decided, and what is thrown comes through', async () => {
    const record = await create('undecided');
    expect(await records.update(record, () => null)).toEqual(record);
    const failing = records.update(record, () => {
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await records.read(record)).toEqual(record);
    expect(await records.update({ ...record, id: 'undecided.never' }, () => ({ version: 2 }))).toBeNull();
  });

  it('[FL3] is removed, and removed again without complaint', async () => {
    const record = await create('removed');
    await records.remove(record);
    await records.remove(record);
    expect(await records.read(record)).toBeNull();
  });
});

describe('the list', () => {
  const list = (query: Partial<Parameters<FileRecords['list']>[0]> & { conversationId: string }) =>
    records.list({ limit: 100, ...query });

  it('[FL3] has what is shared and not deleted, newest first', async () => {
    const shared = [await create('listed'), await create('listed'), await create('listed')];
    await create('listed', { messageId: null, place: null });
    await create('listed', { deletedAt: '2026-11-24T09:00:00Z' });
    await create('another');
    expect(idsOf(await list({ conversationId: 'listed' }))).toEqual(idsOf(shared).reverse());
    await records.update(shared[1]!, () => ({ deletedAt: '2026-11-24T09:00:00Z' }));
    expect(idsOf(await list({ conversationId: 'listed' }))).toEqual([shared[2]!.id, shared[0]!.id]);
    await records.update(shared[2]!, () => ({ messageId: null, place: null }));
    expect(idsOf(await list({ conversationId: 'listed' }))).toEqual([shared[0]!.id]);
  });

  it('[FL3] comes in pages', async () => {
    for (let index = 0; index < 7; index += 1) await create('paged');
    const seen: string[] = [];
    for (let before: number | undefined; ;) {
      const page = await list({
        conversationId: 'paged',
        limit: 3,
        ...(before === undefined ? {} : { before }),
      });
      seen.push(...idsOf(page));
      if (page.length < 3) break;
      before = page.at(-1)?.place ?? 0;
    }
    expect(seen).toEqual(idsOf(await list({ conversationId: 'paged' })));
    expect(new Set(seen).size).toBe(7);
  });

  it('[DP1] is of one kind, of several, of one author, or of all of these', async () => {
    const of = (fields: Partial<FileRecord>) => create('filtered', fields);
    const log = await of({});
    const picture = await of({ kind: 'image' });
    const film = await of({ kind: 'video', authorId: 'anna-keller' });
    const found = async (query: object) => idsOf(await list({ conversationId: 'filtered', ...query }));
    expect(await found({ kinds: ['text'] })).toEqual([log.id]);
    expect(await found({ kinds: ['image', 'audio', 'video'] })).toEqual([film.id, picture.id]);
    expect(await found({ authorId: 'anna-keller' })).toEqual([film.id]);
    expect(await found({ authorId: 'marco-bianchi', kinds: ['image', 'video'] })).toEqual([picture.id]);
    expect(await found({ authorId: "' OR 1=1 --" })).toEqual([]);
  });

  it('[FL3] has the newest version only, and by name every one', async () => {
    const first = await create('versions', { isReplaced: true });
    const second = await create('versions', { version: 2 });
    await create('versions', { nameKey: 'other.log' });
    const gone = await create('versions', { version: 3, deletedAt: '2026-11-24T09:00:00Z' });
    expect(idsOf(await list({ conversationId: 'versions' }))).not.toContain(first.id);
    const named = idsOf(await list({ conversationId: 'versions', nameKey: 'alarm.log' }));
    expect(named).toEqual([second.id, first.id]);
    expect(named).not.toContain(gone.id);
  });
});

describe('work that is due', () => {
  const ref = (id: string) => ({ id: `work.${id}`, conversationId: 'work' });
  const take = (through: FileRecords, now: number) => through.takeDue({ now, until: now + 100, limit: 10 });

  afterEach(async () => {
    for (const one of await records.takeDue({ now: 1e15, until: 1e15, limit: 100 }))
      await records.finish(one);
  });

  it('[FL8] is taken when its time has come, the longest due first, and lies again after the claim', async () => {
    await records.schedule(ref('late'), 30);
    await records.schedule(ref('early'), 10);
    await records.schedule(ref('future'), 5_000);
    expect(await take(records, 5)).toEqual([]);
    expect(await take(records, 50)).toEqual([ref('early'), ref('late')]);
    expect(await take(other, 50)).toEqual([]);
    expect(new Set(await take(other, 150))).toEqual(new Set([ref('early'), ref('late')]));
  });

  it('[FL8] is taken by one of several instances', async () => {
    const wanted = Array.from({ length: 10 }, (_, index) => ref(`shared-${index}`));
    for (const one of wanted) await records.schedule(one, 1);
    const taken = await Promise.all([records, other, records, other].map((through) => take(through, 10)));
    const ids = taken.flat().map(({ id }) => id);
    expect(ids.sort()).toEqual(wanted.map(({ id }) => id).sort());
  });

  it('[FL8] is put off, finished, and finished again without complaint', async () => {
    await records.schedule(ref('moved'), 1);
    await records.schedule(ref('moved'), 500);
    expect(await take(records, 10)).toEqual([]);
    expect(await take(records, 500)).toEqual([ref('moved')]);
    await records.finish(ref('moved'));
    await records.finish(ref('moved'));
    expect(await take(records, 10_000)).toEqual([]);
  });

  it('[FL8] is taken so many at a time, and stands in no list of files', async () => {
    for (let index = 0; index < 5; index += 1) await records.schedule(ref(`many-${index}`), index);
    expect(await records.takeDue({ now: 100, until: 200, limit: 2 })).toEqual([ref('many-0'), ref('many-1')]);
    expect(await records.list({ conversationId: 'work', limit: 100 })).toEqual([]);
  });
});
