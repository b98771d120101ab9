import { ConversationLists } from '../../../api/domain/conversationLists.ts';
import type { ConversationState } from '../../../api/domain/conversationState.ts';
import type { ListQuery, ListStore } from '../../../api/domain/ports.ts';
import { applyEntry } from '../../../api/domain/conversationState.ts';
import { adding, buildLog, buildPerson, by, fold, message, rossi } from '../../builders/entries.ts';
import { createMemoryListStore } from '../../builders/memoryListStore.ts';

const marco = buildPerson('marco');
const giulia = buildPerson('giulia');
const ofMarco: ListQuery = { viewerCompanyId: rossi.id, memberId: 'marco', limit: 10 };
const reached = { position: 'x', storedAt: 1 };

/** A chat of Marco and Giulia, in states that follow each other. */
async function buildChat(id: string, ...more: Parameters<typeof buildLog>[1]): Promise<ConversationState[]> {
  const entries = await buildLog(id, [
    by(marco, { kind: 'conversationCreated', name: id, caseNumber: null, company: rossi }),
    adding(marco, marco),
    adding(marco, giulia),
    ...more,
  ]);
  return more.length === 0 ? [fold(id, entries)] : [fold(id, entries.slice(0, 3)), fold(id, entries)];
}

/** A store whose queries wait, having read before or after the wait. */
function slowQueries(store: ListStore, reads: 'before' | 'after') {
  let release = () => {};
  let reached = () => {};
  const asked = new Promise<void>((resolve) => (reached = resolve));
  const released = new Promise<void>((resolve) => (release = resolve));
  const slow: ListStore = {
    ...store,
    async query(query) {
      const early = reads === 'before' ? await store.query(query) : null;
      reached();
      await released;
      return early ?? store.query(query);
    },
  };
  return { slow, asked, release };
}

it('[CV4] what the read model takes up while a page is read stands on it once', async () => {
  const store = createMemoryListStore();
  const { slow, asked, release } = slowQueries(store, 'after');
  const lists = new ConversationLists({ store: slow, owner: 'me' });
  const [chat] = await buildChat('one');
  lists.noteChange(chat!);
  const finding = lists.find(ofMarco);
  await asked;
  await lists.project(reached);
  release();
  expect((await finding).states.map((state) => state.id)).toEqual(['one']);
});

it('[CV4] what changes while a page is read does not fall off it', async () => {
  const store = createMemoryListStore();
  const [before, after] = await buildChat('one', message(giulia, 'Ciao'));
  const past = new ConversationLists({ store, owner: 'past' });
  past.noteChange(before!);
  await past.project(reached);

  const { slow, asked, release } = slowQueries(store, 'before');
  const lists = new ConversationLists({ store: slow, owner: 'past' });
  const finding = lists.find(ofMarco);
  await asked;
  lists.noteChange(after!);
  release();
  expect((await finding).states.map((state) => state.id)).toEqual(['one']);
});

it('[CV4] [SE2] who was removed does not get the row back when the read model takes that up', async () => {
  const store = createMemoryListStore();
  const removal = by(giulia, {
    kind: 'memberRemoved',
    personId: 'marco',
    personName: 'marco',
    how: 'removed',
  });
  const [before, after] = await buildChat('one', removal);
  const past = new ConversationLists({ store, owner: 'me' });
  past.noteChange(before!);
  await past.project(reached);

  const { slow, asked, release } = slowQueries(store, 'before');
  const lists = new ConversationLists({ store: slow, owner: 'me' });
  lists.noteChange(after!);
  const finding = lists.find(ofMarco);
  await asked;
  await lists.project(reached);
  release();
  expect((await finding).states).toEqual([]);
});

it('[CV4] many out-of-date rows in the read model do not cut a page short', async () => {
  const store = createMemoryListStore();
  const past = new ConversationLists({ store, owner: 'me' });
  const lists = new ConversationLists({ store, owner: 'other' });
  for (let at = 0; at < 30; at += 1) {
    const removal = by(giulia, {
      kind: 'memberRemoved',
      personId: 'marco',
      personName: 'marco',
      how: 'left',
    });
    const [before, after] = await buildChat(`gone-${String(at).padStart(2, '0')}`, removal);
    past.noteChange(before!);
    lists.noteChange(after!);
    past.noteChange((await buildChat(`a-stays-${String(at).padStart(2, '0')}`))[0]!);
  }
  await past.project(reached);
  const found: string[] = [];
  let behind: ListQuery['behind'];
  do {
    const page = await lists.find({ ...ofMarco, limit: 4, ...(behind ? { behind } : {}) });
    found.push(...page.states.map((state) => state.id));
    behind = page.next ?? undefined;
  } while (behind);
  expect(found).toHaveLength(30);
  expect(new Set(found).size).toBe(30);
  expect(found.every((id) => id.startsWith('a-stays'))).toBe(true);
});

it('[CV4] only the holder of the lease writes; another forgets what the holder has written', async () => {
  let now = 0;
  const store = createMemoryListStore(() => now);
  const first = new ConversationLists({ store, owner: 'first' });
  const second = new ConversationLists({ store, owner: 'second' });
  const [chat] = await buildChat('one');
  first.noteChange(chat!);
  await first.project({ position: 'a', storedAt: chat!.storedAt + 1 });
  expect(await store.readCheckpoint()).toEqual({ position: 'a', storedAt: chat!.storedAt + 1 });

  const [, later] = await buildChat('two', message(giulia, 'Ciao'));
  later!.storedAt += 10;
  second.noteChange(chat!);
  second.noteChange(later!);
  await second.project({ position: 'b', storedAt: 0 });
  expect(await store.readCheckpoint()).toMatchObject({ position: 'a' });
  expect((await second.find(ofMarco)).states.map((state) => state.id)).toEqual(['two', 'one']);

  now += 15_001;
  await second.project({ position: 'b', storedAt: later!.storedAt });
  expect(await store.readCheckpoint()).toMatchObject({ position: 'b' });
  expect((await store.query(ofMarco)).map((state) => state.id)).toEqual(['two', 'one']);
});

it('[CV4] what could not be written is written the next time', async () => {
  const store = createMemoryListStore();
  let isDown = true;
  const failing: ListStore = {
    ...store,
    write: (items) => (isDown ? Promise.reject(new Error('down')) : store.write(items)),
  };
  const lists = new ConversationLists({ store: failing, owner: 'me' });
  const [chat] = await buildChat('one');
  lists.noteChange(chat!);
  await expect(lists.project(reached)).rejects.toThrow('down');
  expect((await lists.find(ofMarco)).states).toHaveLength(1);
  isDown = false;
  await lists.project(reached);
  expect(await store.query(ofMarco)).toHaveLength(1);
});

it('[CV4] a message that comes while the read model is being written is not forgotten', async () => {
  const store = createMemoryListStore();
  const entries = await buildLog('one', [
    by(marco, { kind: 'conversationCreated', name: 'one', caseNumber: null, company: rossi }),
    adding(marco, marco),
    message(marco, 'Ciao'),
  ]);
  const state = fold('one', entries.slice(0, 2));
  const lists = new ConversationLists({
    store: {
      ...store,
      async write(items) {
        await store.write(items);
        applyEntry(state, entries[2]!);
        lists.noteChange(state);
      },
    },
    owner: 'me',
  });
  lists.noteChange(state);
  await lists.project(reached);
  expect((await lists.find(ofMarco)).states[0]?.lastMessage?.text).toBe('Ciao');
});
