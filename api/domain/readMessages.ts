import type { HistoryEntry, Message, PageQuery } from '../contract/messages.ts';
import type { Context } from './context.ts';
import type { PersonRecord } from './ports.ts';
import { toMessage } from './toMessage.ts';
import { audienceOf, toHistoryEntry } from './views.ts';

/** A page of rows, ascending: one query of one partition, or none when it is the newest page and in memory. */
export async function readMessages(
  context: Context,
  page: { conversationId: string } & PageQuery,
): Promise<Message[]> {
  const newest =
    page.before === undefined && page.after === undefined ? await readNewestFromMemory(context, page) : null;
  return newest ?? (await context.entries.readRows(page)).flatMap((row) => toMessage(row) ?? []);
}

async function readNewestFromMemory(
  context: Context,
  page: { conversationId: string; limit: number },
): Promise<Message[] | null> {
  const recent = await context.log.recent(page.conversationId);
  const rows: Message[] = [];
  for (let i = recent.length - 1; i >= 0 && rows.length < page.limit; i -= 1) {
    const entry = recent[i];
    const message = entry ? toMessage(entry) : null;
    if (message) rows.push(message);
  }
  const isWhole = rows.length === page.limit || recent[0]?.sequence === 1;
  return isWhole ? rows.reverse() : null;
}

/** A page of the log, every kind of entry, ascending, without gaps (rule MS2). */
export async function readHistory(
  context: Context,
  reader: PersonRecord,
  page: { conversationId: string } & PageQuery,
): Promise<HistoryEntry[]> {
  const entries = await context.entries.readPage(page);
  return entries.map((entry) => toHistoryEntry(entry, audienceOf(reader)));
}
