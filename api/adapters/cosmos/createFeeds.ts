import { ChangeFeedStartFrom, type Container } from '@azure/cosmos';
import type { BoardChange } from '../../domain/boards/boardPorts.ts';
import type { Entry } from '../../domain/entries.ts';
import type { Feed, ReadMark } from '../../domain/ports.ts';
import type { RelayNews } from '../../domain/relay/relayPorts.ts';
import { toChange, type BoardChangeItem } from './createBoardStore.ts';
import type { SentSignals } from '../../domain/meetings/meetingPorts.ts';
import { toSentSignals, type SignalItem } from './createSignalStore.ts';
import { toEntry, type EntryItem } from './createLogStore.ts';
import { toRelayNews, type RelayItem } from './relayItems.ts';
import { toMark, type ReadMarkItem } from './createReadMarkStore.ts';

/** Items of one answer; the service cuts at 4 MB too. */
const pageSize = 500;

/** The logs' feed. Snapshots pass by. */
export function createEntryFeed(container: Container): Feed<Entry> {
  return createFeed<EntryItem, Entry>(container, (item) => (item.sequence > 0 ? [toEntry(item)] : []));
}

/** Who has read how far, on whatever instance. */
export function createReadMarkFeed(container: Container): Feed<ReadMark & { personId: string }> {
  return createFeed<ReadMarkItem, ReadMark & { personId: string }>(container, (item) => [
    { ...toMark(item), personId: item.personId },
  ]);
}

/** What the relay has done and has yet to say. */
export function createRelayFeed(container: Container): Feed<RelayNews> {
  return createFeed<RelayItem, RelayNews>(container, (item) => toRelayNews(item) ?? []);
}

/** What is drawn on whiteboards, on whatever instance. Snapshots and what else lies beside the changes pass by. */
export function createBoardFeed(container: Container): Feed<BoardChange> {
  return createFeed<BoardChangeItem, BoardChange>(container, (item) =>
    item.sequence > 0 ? [toChange(item)] : [],
  );
}

/** Signals for windows in rooms, whose streams any instance may have. */
export function createSignalFeed(container: Container): Feed<SentSignals> {
  return createFeed<SignalItem, SentSignals>(container, toSentSignals);
}

function createFeed<Stored, Item>(
  container: Container,
  toItems: (stored: Stored) => Item[] | Item,
): Feed<Item> {
  async function readPage(start: ChangeFeedStartFrom): Promise<{ stored: Stored[]; position: string }> {
    const iterator = container.items.getChangeFeedIterator<Stored>({
      changeFeedStartFrom: start,
      maxItemCount: pageSize,
    });
    const answer = await iterator.readNext();
    return { stored: answer.statusCode === 304 ? [] : answer.result, position: answer.continuationToken };
  }
  return {
    async read(position) {
      const start =
        position === null ? ChangeFeedStartFrom.Beginning() : ChangeFeedStartFrom.Continuation(position);
      const page = await readPage(start);
      return { items: page.stored.flatMap(toItems), position: page.position };
    },
    async now() {
      return (await readPage(ChangeFeedStartFrom.Now())).position;
    },
  };
}
