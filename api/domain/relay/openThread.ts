import { deriveId } from '../chain.ts';
import type { Context } from '../context.ts';
import { newPlace } from './newPlace.ts';
import { composeCaseCard, type CaseConversation } from './composePost.ts';
import { toPosting } from './toPosting.ts';
import { placeIdOf } from './placeIds.ts';
import type { PlaceReaders } from '../entries.ts';
import type { PlaceRecord, ThreadRecord } from './relayPorts.ts';
import { noteOutcome, waitForTurn, type PlaceHealth, type Sender } from './sending.ts';

/** Whom the log names as the author of what the app does by itself. */
export const appAuthor = { id: 'conferencing', name: 'Conferencing' } as const;

/**
 * Sees to it that the case has its thread in GFMS's channel, once (rule RL2). Every step can be repeated after a crash
 * but the one in Teams: found half done it is `notConfirmed`, and a person decides. Answers in how many milliseconds
 * to come back; null when there is nothing more to do.
 */
export async function openThread(
  parts: { context: Context; sender: Sender; owner: string; healthOf(placeId: string): PlaceHealth },
  state: CaseConversation,
): Promise<number | null> {
  const { context, sender, owner } = parts;
  const { relay } = sender;
  if (state.case.internal || state.sharedAs !== null || state.case.state === 'closed') return null;
  if ([...state.places.values()].some((link) => link.isCaseThread)) return null;
  const channel = await relay.places.readChannel(state.case.serviceOrganisation);
  if (!channel || state.newestAt < channel.since) return null;
  const place = await relay.places.read(channel.placeId);
  if (!place) return null;
  const known = await relay.store.readThread(state.id);
  if (known?.state === 'notConfirmed') return null;
  if (known?.state === 'open') return linkThread(parts, { state, thread: known, channel: place });
  if (known) {
    // Conversations are looked at one look at a time: whoever began it has not come to its end.
    await relay.store.writeThread({ ...known, state: 'notConfirmed' });
    return null;
  }
  const health = parts.healthOf(place.id);
  const wait = health.retryAt - sender.now();
  if (wait > 0) return wait;
  if (!(await waitForTurn(sender, place.address))) return 1_000;
  // A case that is as new as the thread has all of it there; of an older one nothing old is posted.
  const fromSequence =
    state.createdAt >= channel.since ? 1 : await lastBefore(context, { state, since: channel.since });
  const thread: ThreadRecord = {
    conversationId: state.id,
    channelId: place.id,
    state: 'opening',
    placeId: null,
    activityId: null,
    fromSequence,
    owner,
  };
  if (!(await relay.store.beginThread(thread))) return 500;
  const link = threadLink({
    id: '',
    name: '',
    companyId: (await context.directory.gfms()).id,
    readers: [],
    fromSequence,
  });
  const card = await composeCaseCard(
    { context, relay },
    { state, link: { ...link, since: '', sinceSequence: 0, by: appAuthor }, place },
  );
  const outcome = await relay.gateway.openThread(
    place.address,
    card,
    await toPosting(context, { place, companyId: link.companyId }),
  );
  noteOutcome(sender, { place, health, outcome });
  if (outcome.outcome === 'notConfirmed') {
    await relay.store.writeThread({ ...thread, state: 'notConfirmed' });
    return null;
  }
  if (outcome.outcome !== 'delivered' || outcome.conversationId === undefined) {
    sender.log.warn({ conversationId: state.id, outcome: outcome.outcome }, 'a thread could not be opened');
    await relay.store.removeThread(state.id);
    return Math.max(1_000, health.retryAt - sender.now());
  }
  const address = { ...place.address, conversationId: outcome.conversationId };
  const placeId = await placeIdOf(address);
  const open: ThreadRecord = { ...thread, state: 'open', placeId, activityId: outcome.activityId };
  await relay.places.update(placeId, (before) => ({
    ...(before ?? newPlace({ id: placeId, address, scope: 'thread' })),
    name: place.name,
    teamName: place.teamName,
    locale: place.locale,
    conversationIds: [state.id],
  }));
  await relay.store.writeThread(open);
  return linkThread(parts, { state, thread: open, channel: place });
}

/** The link itself, which the log orders among the messages; and the card, so that it can be brought up to date. */
async function linkThread(
  { context, sender }: { context: Context; sender: Sender },
  opened: { state: CaseConversation; thread: ThreadRecord; channel: PlaceRecord },
): Promise<null> {
  const { state, thread, channel } = opened;
  const placeId = thread.placeId ?? '';
  const gfms = await context.directory.gfms();
  const id = await deriveId('caseThread', state.id, placeId);
  const place = threadLink({
    id: placeId,
    name: [channel.name || channel.teamName, state.case.number].filter(Boolean).join(' › '),
    shownName: gfms.name,
    companyId: gfms.id,
    readers: [{ companyId: gfms.id, companyName: gfms.name, count: 0 }],
    fromSequence: thread.fromSequence,
  });
  await sender.relay.store.beginDelivery({
    conversationId: state.id,
    placeId,
    entryId: id,
    sequence: 0,
    messageId: null,
    operation: 'card',
    state: 'delivered',
    activityId: thread.activityId,
    at: context.clock.now().toISOString(),
    noticeFrom: null,
    because: null,
  });
  await context.log.append(state.id, (newest) =>
    newest.places.has(placeId)
      ? []
      : [
          {
            id,
            authorId: appAuthor.id,
            authorCompanyId: gfms.id,
            content: { kind: 'placeLinked', authorName: appAuthor.name, place },
          },
        ],
  );
  return null;
}

/** The newest entry from before the channel was set; at most a page back, for nothing old is posted. */
async function lastBefore(
  context: Context,
  wanted: { state: CaseConversation; since: string },
): Promise<number> {
  const page = await context.entries.readPage({ conversationId: wanted.state.id, limit: 100 });
  const first = page.find(({ createdAt }) => createdAt >= wanted.since);
  return (first?.sequence ?? wanted.state.sequence + 1) - 1;
}

function threadLink(of: {
  id: string;
  name: string;
  shownName?: string;
  companyId: string;
  readers: PlaceReaders;
  fromSequence: number;
}) {
  const { fromSequence, ...rest } = of;
  return { ...rest, scope: 'thread' as const, isCaseThread: true, fromSequence: fromSequence + 1 };
}
