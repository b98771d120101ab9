import type { CaseList } from '../../../api/contract/cases.ts';
import type { ConversationList } from '../../../api/contract/conversations.ts';
import type { Config } from '../../../api/config.ts';
import type { Entry } from '../../../api/domain/entries.ts';
import type { Caller } from '../../builders/createCaller.ts';
import { readWholeLog } from './readWholeLog.ts';
import { until } from './until.ts';

/** What a row of the list must say, added up from the log by the plainest means. */
type Row = { id: string; sequence: number; members: string[]; lastMessage: string | null; unread: number };

/** Waits until the person's lists say what the logs say, and fails with the difference when they never do. */
export async function expectTrueLists(
  caller: Caller,
  where: {
    config: Config;
    personId: string;
    conversationIds: string[];
    readUpTo?: Map<string, number>;
    /** Milliseconds that they may be wrong. */
    within?: number;
  },
): Promise<void> {
  const logs = await Promise.all(where.conversationIds.map((id) => readWholeLog(where.config, id)));
  const expected = logs
    .map((log) => addUp(log, where))
    .filter((row) => row.members.includes(where.personId))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  let rows: Row[] = [];
  await until(
    async () => {
      rows = (await readRows(caller)).filter((row) => where.conversationIds.includes(row.id));
      return JSON.stringify(rows) === JSON.stringify(expected);
    },
    { what: 'the lists agree with the logs', within: where.within ?? 15_000 },
  ).catch(() => undefined);
  expect(rows).toEqual(expected);
}

function addUp(
  log: Entry[],
  { personId, readUpTo }: { personId: string; readUpTo?: Map<string, number> },
): Row {
  const members = new Set<string>();
  const id = log[0]?.conversationId ?? '';
  let lastMessage: string | null = null;
  let read = readUpTo?.get(id) ?? 0;
  for (const { content, authorId, sequence } of log) {
    if (content.kind === 'memberAdded') members.add(content.member.id);
    if (content.kind === 'memberRemoved') members.delete(content.personId);
    if (content.kind === 'message') lastMessage = content.text.slice(0, 200);
    const isOwn = content.kind === 'message' && authorId === personId;
    const isJoining = content.kind === 'memberAdded' && content.member.id === personId;
    if (isOwn || isJoining) read = Math.max(read, sequence);
  }
  const unread = log.filter((entry) => entry.kind === 'message' && entry.sequence > read).length;
  return { id, sequence: log.length, members: [...members].toSorted(), lastMessage, unread };
}

async function readRows(caller: Caller): Promise<Row[]> {
  const items: ConversationList['items'] = [];
  let cursor: string | undefined;
  do {
    const query = cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const answer = await caller.get(`/conversations?limit=100${query}`);
    const list = answer.body as ConversationList;
    items.push(...list.items);
    cursor = list.cursor;
  } while (cursor !== undefined);
  return items
    .map((item) => ({
      id: item.id,
      sequence: item.sequence,
      members: item.members.map((member) => member.id).toSorted(),
      lastMessage: item.lastMessage?.text ?? null,
      unread: item.unread,
    }))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** The numbers of the cases that the person's list shows. */
export async function readCaseNumbers(caller: Caller): Promise<string[]> {
  const answer = await caller.get('/cases?limit=100');
  return (answer.body as CaseList).items.map((item) => item.number).toSorted();
}
