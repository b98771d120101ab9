import { deriveId } from '../../chain.ts';
import type { Context } from '../../context.ts';
import type { PersonRecord } from '../../ports.ts';
import { toPosting } from '../toPosting.ts';
import type { ActivityPlace, ActivitySender } from '../gateway.ts';
import { newPlace } from '../newPlace.ts';
import { placeIdOf } from '../placeIds.ts';
import type { Post } from '../posts.ts';
import type { PlaceRecord, QueuedPost, RelayParts } from '../relayPorts.ts';

export type InboxParts = { context: Context; relay: RelayParts };

/** One activity while it is worked on: where, by whom, and how to answer. */
export type Turn = InboxParts & {
  key: string;
  at: string;
  from: ActivitySender;
  /** Null: nobody that is set up here. */
  person: PersonRecord | null;
  place: PlaceRecord;
  scope: ActivityPlace['scope'];
  team: ActivityPlace['team'];
};

/** Takes down where the activity came from, and finds out who wrote it. */
export async function beginTurn(
  parts: InboxParts,
  came: { key: string; at: string; place: ActivityPlace; from: ActivitySender; isForUs: boolean },
): Promise<Turn> {
  const { relay, context } = parts;
  const { key, at, from } = came;
  const { address, scope, name, team, locale } = came.place;
  const id = await placeIdOf(address);
  const person = await context.directory.findByIdentity(from.identity);
  const known = await relay.places.read(id);
  const fresh: PlaceRecord = {
    // A new message of a channel begins a thread, and that is the place.
    ...(known ?? newPlace({ id, address, scope: scope === 'channel' ? 'thread' : scope })),
    address,
    name: name ?? (known?.name || (scope === 'personal' ? from.name : '')),
    teamName: team?.name ?? known?.teamName ?? null,
    // A chat with the bot alone speaks its reader's language, until he says otherwise.
    locale: known?.locale ?? (scope === 'personal' ? (locale ?? person?.locale ?? null) : null),
    personId: scope === 'personal' ? (person?.id ?? known?.personId ?? null) : null,
  };
  // Of what is said in channels that have nothing to do with us no trace is kept.
  const isKept = came.isForUs || known !== null;
  const isNew = JSON.stringify(fresh) !== JSON.stringify(known);
  const place =
    isNew && isKept
      ? await relay.places.update(id, (newest) => ({ ...(newest ?? fresh), ...changedBy(known, fresh) }))
      : known;
  return { ...parts, key, at, from, person, place: place ?? fresh, scope, team };
}

/**
 * Queues something to say. The same activity, redelivered, says it once (rule RL5); `of` tells several answers apart.
 */
export async function answer(
  turn: Turn,
  post: Post | ((seal: string) => Post),
  of: { id?: string; sealed?: string; to?: PlaceRecord } = {},
): Promise<void> {
  const { relay, context, key } = turn;
  const place = of.to ?? turn.place;
  const made =
    typeof post === 'function' ? post(relay.seal({ placeId: place.id, of: of.sealed ?? '' })) : post;
  const queued: QueuedPost = {
    id: of.id ?? (await deriveId('answer', key, made.kind)),
    placeId: place.id,
    address: place.address,
    post: made,
    place: await postingOf(turn, place),
    state: 'waiting',
    at: context.clock.now().toISOString(),
  };
  await relay.store.queuePost(queued);
  relay.notice({ post: queued });
}

/** In the place's language, or the writer's where the place has none. */
export async function postingOf(turn: Pick<Turn, 'context' | 'person'>, place: PlaceRecord) {
  const locale = place.locale ?? turn.person?.locale ?? null;
  return toPosting(turn.context, { place: { locale }, companyId: turn.person?.companyId ?? null });
}

function changedBy(known: PlaceRecord | null, fresh: PlaceRecord): Partial<PlaceRecord> {
  const { address, name, teamName, locale, personId } = fresh;
  return { address, name, teamName, personId, ...(known?.locale ? {} : { locale }) };
}
