import type { QueryClient } from '@tanstack/react-query';
import type { ServiceCase } from '../../../api/contract/cases.ts';
import type { Conversation, Details } from '../../../api/contract/conversations.ts';
import type { LiveEvent, LiveEvents } from '../../../api/contract/events.ts';
import type { Meeting, MeetingList } from '../../../api/contract/meetings.ts';
import { queryKeys } from '../queryKeys.ts';
import type { LoadedMessages } from './appendMessage.ts';
import { appendMessage, newestSequence } from './appendMessage.ts';
import { applyEntryToConversation, withCase } from './applyEntryToConversation.ts';
import { isLive, kindsOfConversation } from './cachedKinds.ts';
import type { ListedConversations } from './listedConversations.ts';
import {
  findConversation,
  mapConversations,
  putConversation,
  removeConversation,
} from './listedConversations.ts';
import { forgetFiles, refreshFiles } from './refreshFiles.ts';
import { replaceDelivery, replaceMessage } from './replaceMessage.ts';
import type { OtherCases } from './otherCases.ts';
import { putOtherCase, removeOtherCase } from './otherCases.ts';

type Entry = LiveEvents['entry'];
type Told = Extract<LiveEvent, { event: 'entry' | 'delivery' }>;

/** Events that are kept, so that an answer on its way when they came can be brought up to date. */
const keptEvents = 200;
/** So often a tab asks at most for the boards of one conversation because somebody draws. */
const boardsEveryMs = 10_000;

type Needs = {
  client: QueryClient;
  readerId: string;
  fetchConversation: (id: string) => Promise<Conversation>;
};

/** Keeps the cache, which holds all server data, true to the live events. */
export function createEventApplier({ client, readerId, fetchConversation }: Needs) {
  let recent: Told[] = [];
  /** Conversations whose boards were asked for lately; true: they have changed since. */
  const refreshedBoards = new Map<string, boolean>();

  function apply(event: LiveEvent): void {
    switch (event.event) {
      case 'hello':
        // Starting from now, the stream tells nothing of what came between an answer and this moment.
        if (!event.data.resumed) reloadEverything();
        return;
      case 'entry':
        keep(event);
        return applyEntry(event.data);
      case 'delivery':
        keep(event);
        return replaceDelivery(client, event.data);
      case 'places':
        return refresh(queryKeys.places(event.data.conversationId));
      case 'whiteboardChanged':
        return refreshBoards(event.data.conversationId);
      case 'removed':
        return applyRemoved(event.data.conversationId);
      case 'case':
        return applyCase(event.data.case);
      case 'read':
        return applyRead(event.data);
      case 'reset':
        return reloadEverything();
      case 'alive':
      // The open board and the room take what is theirs themselves.
      case 'whiteboard':
      case 'signals':
        return;
    }
  }

  function keep(event: Told): void {
    recent = [...recent.slice(1 - keptEvents), event];
  }

  function applyEntry(entry: Entry): void {
    const { conversationId } = entry;
    applyToMessages(entry);
    updateConversation(conversationId, (row) => applyEntryToConversation(row, entry, readerId));
    applyToList(entry);
    if (entry.case) applyCase(entry.case);
    if (entry.fileIds?.length) refreshFiles(client, { conversationId, fileIds: entry.fileIds });
    // A closed case closes its boards.
    if (entry.whiteboardId || entry.case) refresh(queryKeys.whiteboards(conversationId));
    if (entry.meeting) applyMeeting(entry.meeting);
    if (entry.membersChanged) {
      void client.invalidateQueries({ queryKey: queryKeys.details(conversationId) });
      void refreshConversation(conversationId);
    }
  }

  function applyToMessages({ conversationId, message, changed }: Entry): void {
    const key = queryKeys.messages(conversationId);
    if (changed) replaceMessage(client, conversationId, changed);
    const loaded = client.getQueryData<LoadedMessages>(key);
    if (!loaded || !message) return;
    // The row knows what the newest message was until now: is it among the loaded ones?
    const last = conversationOf(conversationId)?.lastMessage;
    const isGap = last !== undefined && last !== null && last.sequence > newestSequence(loaded);
    if (isGap && last.sequence < message.sequence) void client.invalidateQueries({ queryKey: key });
    else client.setQueryData<LoadedMessages>(key, appendMessage(loaded, message));
    // What became of it may be told before it.
    for (const { event, data } of recent) {
      if (event === 'delivery' && data.messageId === message.id) replaceDelivery(client, data);
    }
  }

  function applyMeeting(meeting: Meeting): void {
    client.setQueryData<MeetingList>(
      queryKeys.meetings(meeting.conversationId),
      (known) => known && { items: [meeting] },
    );
  }

  function applyToList(entry: Entry): void {
    const listed = client.getQueryData<ListedConversations>(queryKeys.conversations());
    if (!listed) return;
    const row = findConversation(listed, entry.conversationId);
    if (!row) {
      void refreshConversation(entry.conversationId);
      return;
    }
    const next = applyEntryToConversation(row, entry, readerId);
    if (next === row) return;
    const hasMoved = next.lastActivityAt !== row.lastActivityAt;
    eachList((list) =>
      hasMoved && findConversation(list, row.id)
        ? putConversation(list, next)
        : mapConversations(list, (item) => (item.id === row.id ? next : item)),
    );
  }

  function applyRemoved(conversationId: string): void {
    recent = recent.filter(({ data }) => data.conversationId !== conversationId);
    eachList((list) => removeConversation(list, conversationId));
    for (const kind of kindsOfConversation) client.removeQueries({ queryKey: [kind, conversationId] });
    forgetFiles(client, conversationId);
    // If it is open, asking again gives the refusal that the pane then shows.
    void client.resetQueries({ queryKey: queryKeys.conversation(conversationId) });
    void client.invalidateQueries({ queryKey: ['otherCases'] });
  }

  function applyCase(changed: ServiceCase): void {
    eachList((list) => mapConversations(list, (row) => withCase(row, changed)));
    client.setQueriesData<Conversation>(
      { queryKey: ['conversation'] },
      (row) => row && withCase(row, changed),
    );
    client.setQueriesData<Details>({ queryKey: ['details'] }, (shown) =>
      shown?.case?.number === changed.number ? { ...shown, case: changed } : shown,
    );
    client.setQueryData<ServiceCase>(queryKeys.serviceCase(changed.number), (known) => known && changed);
    // A new case is told to all who may see it, before its first members are told that they are in it.
    const isJoined = changed.joined || conversationOf(changed.conversationId) !== undefined;
    eachOtherCases((listed) => putOtherCase(listed, { ...changed, joined: isJoined }));
  }

  function applyRead({ conversationId, readUpTo, unread }: LiveEvents['read']): void {
    updateConversation(conversationId, (row) =>
      readUpTo < row.readUpTo ? row : { ...row, readUpTo, unread },
    );
    eachList((list) =>
      mapConversations(list, (row) =>
        row.id !== conversationId || readUpTo < row.readUpTo ? row : { ...row, readUpTo, unread },
      ),
    );
  }

  /** Asks for a conversation that is not listed yet, or whose members came or went. */
  async function refreshConversation(conversationId: string): Promise<void> {
    const fresh = await client
      .query({
        queryKey: queryKeys.conversation(conversationId),
        queryFn: () => fetchConversation(conversationId),
        staleTime: 0,
        retry: 1,
      })
      .catch(() => null);
    if (!fresh) return;
    eachOtherCases((listed) =>
      removeOtherCase(listed, ({ conversationId: chat }) => chat === conversationId),
    );
    client.setQueryData<ListedConversations>(
      queryKeys.conversations(),
      (listed) => listed && putConversation(listed, fresh),
    );
  }

  function updateConversation(id: string, change: (row: Conversation) => Conversation): void {
    client.setQueryData<Conversation>(queryKeys.conversation(id), (row) => row && change(row));
  }

  function eachList(change: (list: ListedConversations) => ListedConversations): void {
    client.setQueriesData<ListedConversations>(
      { queryKey: ['conversations'] },
      (list) => list && change(list),
    );
  }

  function eachOtherCases(change: (listed: OtherCases) => OtherCases): void {
    client.setQueryData<OtherCases>(queryKeys.otherCases(), (listed) => listed && change(listed));
  }

  function conversationOf(id: string) {
    const listed = client.getQueryData<ListedConversations>(queryKeys.conversations());
    return (
      client.getQueryData<Conversation>(queryKeys.conversation(id)) ??
      (listed && findConversation(listed, id))
    );
  }

  /** At once, and then once for all that comes in the pause: boards change every few seconds while somebody draws. */
  function refreshBoards(conversationId: string): void {
    if (refreshedBoards.has(conversationId)) {
      refreshedBoards.set(conversationId, true);
      return;
    }
    refreshedBoards.set(conversationId, false);
    refresh(queryKeys.whiteboards(conversationId));
    setTimeout(() => {
      const isChanged = refreshedBoards.get(conversationId);
      refreshedBoards.delete(conversationId);
      if (isChanged) refreshBoards(conversationId);
    }, boardsEveryMs);
  }

  function refresh(queryKey: readonly unknown[]): void {
    // A first answer on its way may be older than the event, and only a cancelled one is asked for again.
    void client.cancelQueries({ queryKey }).then(() => client.invalidateQueries({ queryKey }));
  }

  function reloadEverything(): void {
    recent = [];
    // A first answer on its way may be as old as the gap, and only a cancelled one is asked for again.
    void client
      .cancelQueries({ predicate: isLive })
      .then(() => client.invalidateQueries({ predicate: isLive }));
  }

  /** After an answer: the entries that came while it was on its way, which it may not know. */
  function applyRecentTo(queryKey: readonly unknown[]): void {
    const [kind, id] = queryKey;
    for (const { event, data } of recent) {
      if (kind !== 'conversations' && data.conversationId !== id) continue;
      if (event === 'delivery') {
        if (kind === 'messages') replaceDelivery(client, data);
        continue;
      }
      if (kind === 'messages') applyToMessages(data);
      if (kind === 'message' && data.changed) replaceMessage(client, data.conversationId, data.changed);
      if (kind === 'meetings' && data.meeting) applyMeeting(data.meeting);
      if (kind === 'conversations') applyToList(data);
      if (kind === 'conversation') {
        updateConversation(data.conversationId, (row) => applyEntryToConversation(row, data, readerId));
      }
    }
  }

  return {
    apply,
    /** Until the returned function is called. */
    watchAnswers(): () => void {
      return client.getQueryCache().subscribe((change) => {
        const isAnswer =
          change.type === 'updated' && change.action.type === 'success' && !change.action.manual;
        if (isAnswer) applyRecentTo(change.query.queryKey as readonly unknown[]);
      });
    },
  };
}
