import type { Message } from '../../../api/contract/messages.ts';
import type { OutboxEntry } from './outboxEntry.ts';
import type { Row } from './rows.ts';
import { isMessageRow } from './rows.ts';
import { isSameStanding, standingOf } from './standing.ts';

export type RowsInput = {
  /** The loaded messages, oldest page first, each page ascending. */
  pages: readonly (readonly Message[])[];
  /** Whether the first page begins with the conversation's first entry. */
  isAtStart: boolean;
  readerId: string;
  /** The sequence of the first message that was unread when the conversation was opened. */
  newSince: number | null;
  unsent: readonly OutboxEntry[];
};

type StoredRow = Extract<Row, { kind: 'message' }>;

const groupMs = 5 * 60_000;

/** What stands around a page decides about its first and last row. */
type Page = {
  previous: Message | undefined;
  next: Message | undefined;
  newSince: number | null;
  rows: Row[];
};

/**
 * Makes the rows of one conversation. It remembers the rows of every page, so that a new message costs as much
 * as its own page, however many were loaded before.
 */
export function createRowBuilder(): (input: RowsInput) => Row[] {
  const pageRows = new WeakMap<readonly Message[], Page>();
  const messageRows = new WeakMap<Message, StoredRow>();
  const lineRows = new WeakMap<Message, Extract<Row, { kind: 'lines' }>>();

  function rowsOfPage(items: readonly Message[], around: Omit<Page, 'rows'>, readerId: string): Row[] {
    const known = pageRows.get(items);
    if (
      known?.previous === around.previous &&
      known?.next === around.next &&
      known?.newSince === around.newSince
    ) {
      return known.rows;
    }
    const rows: Row[] = [];
    items.forEach((message, index) => {
      const previous = items[index - 1] ?? around.previous;
      const next = items[index + 1] ?? around.next;
      if (!previous || !isSameDay(previous.createdAt, message.createdAt)) {
        rows.push({ kind: 'day', key: `day${message.sequence}`, time: message.createdAt });
      }
      if (message.sequence === around.newSince) {
        rows.push({ kind: 'newSince', key: 'newSince', time: message.createdAt });
      }
      if (message.kind === 'line') {
        addLines(rows, [message]);
        return;
      }
      rows.push(
        rowOfMessage(message, {
          isOwn: message.authorId === readerId,
          startsGroup: !continues(previous, message, around.newSince),
          ...endOf(message, continues(message, next, around.newSince) ? next : undefined),
        }),
      );
    });
    pageRows.set(items, { ...around, rows });
    return rows;
  }

  function rowOfMessage(
    message: Message,
    place: Pick<StoredRow, 'isOwn' | 'startsGroup' | 'endsGroup' | 'showsSign'>,
  ): Row {
    const known = messageRows.get(message);
    const isKnown =
      known?.startsGroup === place.startsGroup &&
      known.endsGroup === place.endsGroup &&
      known.showsSign === place.showsSign;
    if (isKnown) return known;
    const row: StoredRow = { kind: 'message', key: keyOf(message, place.isOwn), message, ...place };
    messageRows.set(message, row);
    return row;
  }

  /** Lines in a row are one row (rule CV5). */
  function addLines(rows: Row[], lines: readonly Message[]): void {
    const last = rows.at(-1);
    const all = last?.kind === 'lines' ? [...last.lines, ...lines] : lines;
    const first = all[0];
    if (!first) return;
    if (last?.kind === 'lines') rows.pop();
    const known = lineRows.get(first);
    const isKnown = known?.lines.length === all.length && known.lines.at(-1) === all.at(-1);
    const row = isKnown ? known : { kind: 'lines' as const, key: `lines${first.sequence}`, lines: all };
    lineRows.set(first, row);
    rows.push(row);
  }

  return ({ pages, isAtStart, readerId, newSince, unsent }) => {
    const filled = pages.filter((items) => items.length > 0);
    const rows: Row[] = isAtStart ? [{ kind: 'start', key: 'start' }] : [];
    filled.forEach((items, index) => {
      const around = { previous: filled[index - 1]?.at(-1), next: filled[index + 1]?.[0], newSince };
      for (const row of rowsOfPage(items, around, readerId)) {
        if (row.kind === 'lines') addLines(rows, row.lines);
        else rows.push(row);
      }
    });
    const last = filled.at(-1)?.at(-1);
    addUnsent(rows, { unsent, last, readerId });
    if (isAtStart && !rows.some(isMessageRow)) rows.push({ kind: 'empty', key: 'empty' });
    return rows;
  };
}

function addUnsent(
  rows: Row[],
  { unsent, last, readerId }: { unsent: readonly OutboxEntry[]; last: Message | undefined; readerId: string },
): void {
  const queue = unsent.filter((entry) => entry.state === 'waiting');
  // What stops the first one stops all behind it.
  const delay = queue[0]?.delay ?? null;
  let place = 0;
  let previous: { authorId: string; createdAt: string; kind?: string } | undefined = last;
  for (const [index, entry] of unsent.entries()) {
    if (!previous || !isSameDay(previous.createdAt, entry.createdAt)) {
      rows.push({ kind: 'day', key: `day.${entry.clientId}`, time: entry.createdAt });
    }
    const startsGroup = !isOneGroup(previous, { authorId: readerId, createdAt: entry.createdAt });
    const shared = {
      key: entry.clientId,
      isOwn: true,
      startsGroup,
      endsGroup: unsent[index + 1]?.state !== entry.state,
    };
    if (entry.state === 'stored') {
      rows.push({ kind: 'message', message: entry.message, showsSign: shared.endsGroup, ...shared });
    }
    if (entry.state === 'failed') rows.push({ kind: 'failed', entry, ...shared });
    if (entry.state === 'waiting')
      rows.push({ kind: 'pending', entry, delay, place: (place += 1), waiting: queue.length, ...shared });
    previous = { authorId: readerId, createdAt: entry.createdAt };
  }
}

/** `next`: the one after it in its group. */
function endOf(message: Message, next: Message | undefined) {
  return {
    endsGroup: !next,
    showsSign: !next || !isSameStanding(standingOf(message), standingOf(next)),
  };
}

/** The reader's own message keeps its key on the way from the outbox into the list. */
function keyOf({ clientId, sequence }: Message, isOwn: boolean): string {
  return isOwn && clientId ? clientId : `m${sequence}`;
}

function continues(
  previous: Message | undefined,
  message: Message | undefined,
  newSince: number | null,
): boolean {
  return (
    message !== undefined &&
    isOneGroup(previous, message) &&
    previous?.authorCompanyId === message.authorCompanyId &&
    message.sequence !== newSince
  );
}

type Written = { authorId: string; createdAt: string; kind?: string };

function isOneGroup(previous: Written | undefined, written: Written): boolean {
  if (!previous || previous.kind === 'line' || written.kind === 'line') return false;
  return (
    previous.authorId === written.authorId &&
    Math.abs(Date.parse(written.createdAt) - Date.parse(previous.createdAt)) <= groupMs &&
    isSameDay(previous.createdAt, written.createdAt)
  );
}

/** The same day on the reader's own calendar. */
function isSameDay(one: string, other: string): boolean {
  return (
    one.slice(0, 16) === other.slice(0, 16) || new Date(one).toDateString() === new Date(other).toDateString()
  );
}
