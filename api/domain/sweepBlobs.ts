import type { Context } from './context.ts';
import { toFileRefOfBlob } from './fileIds.ts';
import type { BlobPage, FileRecord } from './filePorts.ts';

/** Younger blobs may still get their record. */
const leaveAloneMs = 24 * 60 * 60_000;
/** Nothing hurries here: what is swept costs a little storage, each look some request units. */
const betweenPagesMs = 60_000;
const betweenRoundsMs = 24 * 60 * 60_000;
const firstAfterMs = 10 * 60_000;

/** Where the walk through all blobs stands on this instance. Several instances walking do the same thing twice. */
type Walk = { container: 'incoming' | 'files'; cursor: string | null; nextAt: number };
const walks = new WeakMap<Context, Walk>();

/** Removes blobs that no record names: a page at a time, from the first to the last, once a day. */
export async function sweepBlobs(context: Context): Promise<void> {
  const now = context.clock.now().getTime();
  const walk = walks.get(context) ?? { container: 'incoming', cursor: null, nextAt: now + firstAfterMs };
  walks.set(context, walk);
  if (now < walk.nextAt) return;
  // Before the page is read: a slow one must not be walked twice.
  walks.set(context, { ...walk, nextAt: now + betweenPagesMs });
  const page = await context.files.blobs.list(walk.container, walk.cursor);
  await sweepPage(context, { container: walk.container, page, now });
  const isDone = page.cursor === null;
  const isRound = isDone && walk.container === 'files';
  walks.set(context, {
    container: isDone ? (isRound ? 'incoming' : 'files') : walk.container,
    cursor: page.cursor,
    nextAt: now + (isRound ? betweenRoundsMs : betweenPagesMs),
  });
}

async function sweepPage(
  context: Context,
  swept: { container: Walk['container']; page: BlobPage; now: number },
): Promise<void> {
  const { blobs } = context.files;
  const old = swept.page.items.filter(({ changedAt }) => swept.now - changedAt >= leaveAloneMs);
  const records = await readRecords(
    context,
    old.map(({ name }) => name),
  );
  for (const { name } of old) {
    const record = records.get(toFileRefOfBlob(name)?.id ?? '');
    if (swept.container === 'incoming') {
      const isAwaited = record?.state === 'uploading' && record.deletedAt === null;
      if (!isAwaited) await blobs.removeIncoming(name);
    } else if (!record || ![record.blob, record.thumbnail, record.original].includes(name)) {
      await blobs.remove(name);
    }
  }
}

/** The records of these blobs by id: one query a conversation, which names of one page mostly share. */
async function readRecords(context: Context, names: string[]): Promise<Map<string, FileRecord>> {
  const byConversation = new Map<string, Set<string>>();
  for (const name of names) {
    const ref = toFileRefOfBlob(name);
    if (!ref) continue;
    const ids = byConversation.get(ref.conversationId) ?? new Set();
    byConversation.set(ref.conversationId, ids.add(ref.id));
  }
  const found = new Map<string, FileRecord>();
  for (const [conversationId, ids] of byConversation) {
    for (const record of await context.files.records.readSome(conversationId, [...ids])) {
      found.set(record.id, record);
    }
  }
  return found;
}
