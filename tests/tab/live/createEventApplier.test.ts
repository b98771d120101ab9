import { QueryClient } from '@tanstack/react-query';
import type { Conversation } from '../../../api/contract/conversations.ts';
import type { LiveEvents } from '../../../api/contract/events.ts';
import type { Delivery } from '../../../api/contract/messages.ts';
import { createEventApplier } from '../../../tab/src/live/createEventApplier.ts';
import type { LoadedMessages } from '../../../tab/src/live/appendMessage.ts';
import type { ListedConversations } from '../../../tab/src/live/listedConversations.ts';
import type { OtherCases } from '../../../tab/src/live/otherCases.ts';
import { queryKeys } from '../../../tab/src/queryKeys.ts';
import { aCase } from '../caseBuilders.ts';
import { aConversation, aDelivery, aMessage, at, people } from '../messages/builders.ts';

const older = aConversation({ id: 'older', lastActivityAt: at('20:00'), sequence: 3, unread: 0 });
const hero = aConversation({ sequence: 11, unread: 0, lastMessage: null });

function setUp(known: Conversation[] = [hero, older]) {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
  client.setQueryData<ListedConversations>(queryKeys.conversations(), {
    pages: [{ items: known }],
    pageParams: [''],
  });
  for (const one of known) client.setQueryData(queryKeys.conversation(one.id), one);
  client.setQueryData<LoadedMessages>(queryKeys.messages('hero'), {
    pages: [{ items: [aMessage({ sequence: 10 }), aMessage({ sequence: 11 })] }],
    pageParams: [undefined],
  });
  const fetched: string[] = [];
  const applier = createEventApplier({
    client,
    readerId: people.marco.id,
    fetchConversation: (id) => {
      fetched.push(id);
      return Promise.resolve(aConversation({ id, lastActivityAt: at('23:00'), sequence: 1 }));
    },
  });
  const entry = (change: Partial<LiveEvents['entry']>) =>
    applier.apply({
      event: 'entry',
      data: {
        conversationId: 'hero',
        sequence: 12,
        message: null,
        case: null,
        membersChanged: false,
        ...change,
      },
    });
  const list = () =>
    client.getQueryData<ListedConversations>(queryKeys.conversations())?.pages.flatMap((p) => p.items);
  const shown = (id = 'hero') =>
    client
      .getQueryData<LoadedMessages>(queryKeys.messages(id))
      ?.pages[0]?.items.map(({ sequence }) => sequence);
  const row = (sequence: number) =>
    client
      .getQueryData<LoadedMessages>(queryKeys.messages('hero'))
      ?.pages.flatMap(({ items }) => items)
      .find((message) => message.sequence === sequence);
  const deliver = (sequence: number, state: Delivery['state']) =>
    applier.apply({
      event: 'delivery',
      data: { conversationId: 'hero', messageId: `m${sequence}`, delivery: aDelivery({ state }) },
    });
  return { client, applier, entry, list, shown, fetched, row, deliver };
}

const byAnna = (sequence: number) => aMessage({ sequence, author: people.anna, clock: '22:30' });

test('[EV1] an entry reaches the messages, the open conversation and the list at once', () => {
  const { client, entry, list, shown } = setUp();
  entry({ message: byAnna(12) });
  expect(shown()).toEqual([10, 11, 12]);
  expect(list()?.[0]).toMatchObject({ id: 'hero', unread: 1, sequence: 12 });
  expect(client.getQueryData(queryKeys.conversation('hero'))).toMatchObject({ unread: 1, sequence: 12 });
});

test('[EV1] the same entry twice around a cut has the effect of one', () => {
  const { entry, list, shown } = setUp();
  entry({ message: byAnna(12) });
  entry({ message: byAnna(12) });
  expect(shown()).toEqual([10, 11, 12]);
  expect(list()?.[0]?.unread).toBe(1);
});

test('[CV4] a message moves its conversation to the top', () => {
  const { entry, list } = setUp();
  entry({ conversationId: 'older', sequence: 4, message: { ...byAnna(4), id: 'm4' } });
  expect(list()?.map(({ id }) => id)).toEqual(['older', 'hero']);
});

test('[EV1] an entry of a conversation that is not listed yet brings that conversation', async () => {
  const { entry, list, fetched, client } = setUp();
  entry({ conversationId: 'new', sequence: 1, membersChanged: true });
  await client.query({
    queryKey: queryKeys.conversation('new'),
    queryFn: () => Promise.reject(new Error('asked')),
  });
  await Promise.resolve();
  expect(fetched).toEqual(['new']);
  expect(list()?.[0]?.id).toBe('new');
});

test('[EV1] when the loaded messages end before the newest known one, they are loaded again', () => {
  const lastMessage = { authorId: 'anna', authorName: 'A', text: 't', sequence: 14, createdAt: at('22:20') };
  const { client, entry, shown } = setUp([aConversation({ sequence: 14, lastMessage })]);
  entry({ sequence: 15, message: byAnna(15) });
  expect(shown()).toEqual([10, 11]);
  expect(client.getQueryState(queryKeys.messages('hero'))?.isInvalidated).toBe(true);
});

test('[EV1] an answer that was on its way when an entry came does not lose that entry', async () => {
  const { client, applier, entry, shown } = setUp();
  const stop = applier.watchAnswers();
  let answer = (_: LoadedMessages) => {};
  const asked = client.query<LoadedMessages>({
    queryKey: queryKeys.messages('hero'),
    queryFn: () => new Promise((resolve) => (answer = resolve)),
    staleTime: 0,
  });
  entry({ message: byAnna(12) });
  answer({ pages: [{ items: [aMessage({ sequence: 11 })] }], pageParams: [undefined] });
  await asked;
  await untilTrue(() => shown()?.includes(12) === true);
  expect(shown()).toEqual([11, 12]);
  stop();
});

test('[CV1] who was removed has nothing of the conversation left', () => {
  const { client, applier, list, shown } = setUp();
  applier.apply({ event: 'removed', data: { conversationId: 'hero', sequence: 12 } });
  expect(list()?.map(({ id }) => id)).toEqual(['older']);
  expect(shown()).toBeUndefined();
  expect(client.getQueryData(queryKeys.conversation('hero'))).toBeUndefined();
});

test('[EV1] what was read on another device is read here, and never less than before', () => {
  const { applier, list } = setUp([aConversation({ unread: 4, readUpTo: 7 })]);
  applier.apply({ event: 'read', data: { conversationId: 'hero', readUpTo: 9, unread: 2 } });
  expect(list()?.[0]).toMatchObject({ readUpTo: 9, unread: 2 });
  applier.apply({ event: 'read', data: { conversationId: 'hero', readUpTo: 8, unread: 3 } });
  expect(list()?.[0]).toMatchObject({ readUpTo: 9, unread: 2 });
});

test('[DP1] a changed case is new in the list, the open conversation and the details', () => {
  const { client, entry, list } = setUp();
  client.setQueryData(queryKeys.details('hero'), { case: aCase(), people: [] });
  entry({ case: aCase({ state: 'closed', turn: null }) });
  expect(list()?.[0]?.case?.state).toBe('closed');
  expect(client.getQueryData(queryKeys.details('hero'))).toMatchObject({ case: { state: 'closed' } });
});

test('[SC9] a case that one has not joined comes to the other open cases and leaves them when closed', () => {
  const { client, applier } = setUp();
  client.setQueryData<OtherCases>(queryKeys.otherCases(), { pages: [{ items: [] }], pageParams: [''] });
  const numbers = () =>
    client
      .getQueryData<OtherCases>(queryKeys.otherCases())
      ?.pages.flatMap((p) => p.items.map((i) => i.number));
  const other = aCase({ number: 'SC-2026-000200', conversationId: 'unknown', joined: false });
  applier.apply({ event: 'case', data: { case: other } });
  expect(numbers()).toEqual(['SC-2026-000200']);
  applier.apply({ event: 'case', data: { case: { ...other, state: 'closed' } } });
  expect(numbers()).toEqual([]);
});

test('[SC5] a new case of which one is a watcher does not stay among the other open cases', async () => {
  const { client, applier, entry } = setUp();
  client.setQueryData<OtherCases>(queryKeys.otherCases(), { pages: [{ items: [] }], pageParams: [''] });
  const count = () => client.getQueryData<OtherCases>(queryKeys.otherCases())?.pages[0]?.items.length;
  const fresh = aCase({ number: 'SC-2026-000201', conversationId: 'new', joined: false });
  applier.apply({ event: 'case', data: { case: fresh } });
  expect(count()).toBe(1);
  entry({ conversationId: 'new', sequence: 1, membersChanged: true });
  await untilTrue(() => count() === 0);
  applier.apply({ event: 'case', data: { case: fresh } });
  expect(count()).toBe(0);
});

test('[EV1] a reset, or a stream that could not resume, loads everything again', async () => {
  const { client, applier } = setUp();
  applier.apply({ event: 'reset', data: {} });
  await untilTrue(() => client.getQueryState(queryKeys.messages('hero'))?.isInvalidated === true);
  expect(client.getQueryState(queryKeys.conversations())?.isInvalidated).toBe(true);

  const second = setUp();
  second.applier.apply({ event: 'hello', data: { resumed: true } });
  expect(second.client.getQueryState(queryKeys.messages('hero'))?.isInvalidated).toBe(false);
  second.applier.apply({ event: 'hello', data: { resumed: false } });
  await untilTrue(() => second.client.getQueryState(queryKeys.messages('hero'))?.isInvalidated === true);
});

test('[MS4] an edit changes the row, what quotes it and the preview in the list', () => {
  const { client, entry, list, row } = setUp();
  entry({ message: byAnna(12) });
  client.setQueryData(queryKeys.message('hero', 12), byAnna(12));
  const edited = { ...byAnna(12), text: 'Arrivo alle 7', editedAt: at('22:31') };
  entry({ sequence: 13, changed: edited });
  expect(row(12)).toEqual(edited);
  expect(client.getQueryData(queryKeys.message('hero', 12))).toEqual(edited);
  expect(list()?.[0]).toMatchObject({ lastMessage: { text: 'Arrivo alle 7' }, sequence: 13, unread: 1 });
});

test('[MS6] how a message stands at a place is new in its row, also when it is told before the message', () => {
  const { entry, row, deliver } = setUp();
  deliver(11, 'waiting');
  deliver(11, 'delivered');
  expect(row(11)?.delivery).toEqual([aDelivery({ state: 'delivered' })]);
  deliver(12, 'failed');
  entry({ message: { ...byAnna(12), delivery: [aDelivery({ state: 'waiting' })] } });
  expect(row(12)?.delivery?.map(({ state }) => state)).toEqual(['failed']);
});

test('[MS6] an answer that is older than what was told meanwhile takes nothing back', async () => {
  const { client, applier, entry, row, deliver } = setUp();
  const stop = applier.watchAnswers();
  let answer = (_: LoadedMessages) => {};
  const asked = client.query<LoadedMessages>({
    queryKey: queryKeys.messages('hero'),
    queryFn: () => new Promise((resolve) => (answer = resolve)),
    staleTime: 0,
  });
  entry({ message: byAnna(12) });
  entry({ sequence: 13, changed: { ...byAnna(12), text: 'Arrivo alle 7' } });
  deliver(12, 'delivered');
  answer({ pages: [{ items: [aMessage({ sequence: 11 }), byAnna(12)] }], pageParams: [undefined] });
  await asked;
  await untilTrue(() => row(12)?.delivery?.[0]?.state === 'delivered');
  expect(row(12)?.text).toBe('Arrivo alle 7');
  stop();
});

test('[RL6] when places came, went or cannot be reached they are asked for again', async () => {
  const { client, applier } = setUp();
  client.setQueryData(queryKeys.places('hero'), { items: [], all: 0 });
  applier.apply({ event: 'places', data: { conversationId: 'hero' } });
  await untilTrue(() => client.getQueryState(queryKeys.places('hero'))?.isInvalidated === true);
});

async function untilTrue(holds: () => boolean): Promise<void> {
  for (let turn = 0; turn < 100 && !holds(); turn += 1) await Promise.resolve();
  expect(holds()).toBe(true);
}
