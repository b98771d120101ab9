import type { LiveEvent } from '../contract/events.ts';
import { isGfms, maySeeCase } from './access.ts';
import type { Context } from './context.ts';
import type { ConversationState } from './conversationState.ts';
import type { Entry } from './entries.ts';
import type { PersonRecord } from './ports.ts';
import { toCaseEvent, toEntryEvent } from './publishEntry.ts';
import { audienceOf, toReadState } from './views.ts';

/**
 * The store's seconds are coarse, entries of one second may reach instances apart, and what a tab has read may come
 * from an instance that was some seconds behind. What overlaps is told twice.
 */
const overlapSeconds = 5;
/** More missed entries than this, or older ones, are cheaper to load anew. */
const mostMissed = 1_000;
const oldestSeconds = 24 * 60 * 60;
/** Conversations looked through for one tab. */
const mostConversations = 200;

/** An event that was missed, and the store's second before which none is missing once this one is told. */
export type MissedEvent = { event: LiveEvent; storedAt: number };

/**
 * What the person missed since the store's second `since`, oldest first; null when it is too much. It costs a query
 * of the lists, one of the person's read marks, and at most one read a conversation: none where memory reaches back.
 */
export async function resumeEvents(
  context: Context,
  reader: PersonRecord,
  missed: { since: number; now: number },
): Promise<MissedEvent[] | null> {
  // Position 0 was given out before anything was stored.
  if (missed.since > 0 && missed.now - missed.since > oldestSeconds) return null;
  const since = missed.since - overlapSeconds;
  const [events, reads] = await Promise.all([
    findEvents(context, reader, since),
    findReads(context, reader, since),
  ]);
  return events && [...events, ...reads].sort((a, b) => a.storedAt - b.storedAt);
}

/**
 * What a stream that begins now tells first: the last seconds, which the answers that its tab loads may lack when
 * they come from an instance that is behind this one.
 */
export async function lastEvents(
  context: Context,
  reader: PersonRecord,
  now: number,
): Promise<MissedEvent[]> {
  return (await findEvents(context, reader, now - overlapSeconds)) ?? [];
}

async function findEvents(
  context: Context,
  reader: PersonRecord,
  since: number,
): Promise<MissedEvent[] | null> {
  const serviceOrganisation = isGfms(reader) ? reader.serviceOrganisation : null;
  const { states, next } = await context.lists.find({
    viewerCompanyId: reader.companyId,
    toldSince: { personId: reader.id, serviceOrganisation, second: since },
    limit: mostConversations,
  });
  if (next) return null;
  const events: MissedEvent[] = [];
  for (const listed of states) {
    const state = await context.log.read(listed.id);
    if (!state) continue;
    const isMember = state.members.has(reader.id);
    const found = isMember
      ? await entryEvents(context, reader, { state, since })
      : otherEvents(reader, { state, since });
    if (!found || events.length + found.length > mostMissed) return null;
    events.push(...found);
  }
  return events;
}

async function entryEvents(
  context: Context,
  reader: PersonRecord,
  missed: { state: ConversationState; since: number },
): Promise<MissedEvent[] | null> {
  const { state, since } = missed;
  const entries = await readSince(context, state, since);
  if (!entries) return null;
  const sinceSequence = state.members.get(reader.id)?.sinceSequence ?? Infinity;
  const events: MissedEvent[] = [];
  let storedAt = 0;
  for (const entry of entries) {
    // A clock that was set back must not turn the order of the log around.
    storedAt = Math.max(storedAt, entry.storedAt);
    if (entry.sequence < sinceSequence || isHidden(entry, reader)) continue;
    events.push({ event: toEntryEvent(entry, { state, audience: audienceOf(reader) }), storedAt });
  }
  return events;
}

/** Of a conversation that the person is not in: that he had to go, and how its case stands now. */
function otherEvents(
  reader: PersonRecord,
  missed: { state: ConversationState; since: number },
): MissedEvent[] {
  const { state, since } = missed;
  const events: MissedEvent[] = [];
  const gone = state.former.get(reader.id);
  if (gone && gone.storedAt >= since) {
    const data = { conversationId: state.id, sequence: gone.sequence };
    events.push({ event: { event: 'removed', data }, storedAt: gone.storedAt });
  }
  const audience = audienceOf(reader);
  const changedAt = state.caseChangedAt[audience];
  if (changedAt < since || !state.case || !maySeeCase(reader, state.case)) return events;
  const event = toCaseEvent(state, audience);
  return event ? [...events, { event, storedAt: changedAt }] : events;
}

/** How far the person has read on his other devices. */
async function findReads(context: Context, reader: PersonRecord, since: number): Promise<MissedEvent[]> {
  const marks = await context.readMarks.readSince(reader.id, since);
  const events: MissedEvent[] = [];
  for (const mark of marks) {
    const state = await context.log.read(mark.conversationId);
    if (!state?.members.has(reader.id)) continue;
    const data = { conversationId: state.id, ...toReadState(state, { personId: reader.id, mark }) };
    events.push({ event: { event: 'read', data }, storedAt: mark.storedAt });
  }
  return events;
}

function isHidden(entry: Entry, reader: PersonRecord): boolean {
  return entry.kind === 'internalChanged' && audienceOf(reader) === 'customer';
}

async function readSince(context: Context, state: ConversationState, since: number): Promise<Entry[] | null> {
  const recent = await context.log.recent(state.id);
  const reachesBack = (entries: readonly Entry[]) =>
    entries[0]?.sequence === 1 || (entries[0]?.storedAt ?? Infinity) < since;
  if (reachesBack(recent)) return recent.filter((entry) => entry.storedAt >= since);
  const stored = await context.entries.readPage({
    conversationId: state.id,
    limit: mostMissed,
  });
  return reachesBack(stored) ? stored.filter((entry) => entry.storedAt >= since) : null;
}
