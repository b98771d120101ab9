import { deriveId } from '../chain.ts';
import type { PlaceAddress } from './gateway.ts';

/** Asked for every activity, and always the same. */
const known = new Map<string, Promise<string>>();
const mostKnown = 10_000;

/** A place is its conversation in Teams; the tenant is not part of it, so that a shared channel is one place. */
export function placeIdOf(address: Pick<PlaceAddress, 'channelId' | 'conversationId'>): Promise<string> {
  const { channelId, conversationId } = address;
  const key = JSON.stringify([channelId, conversationId]);
  const id = known.get(key) ?? deriveId('place', channelId, conversationId);
  if (known.size >= mostKnown) known.clear();
  known.set(key, id);
  return id;
}

/** The client id of a message that came with an activity: redelivered, it meets the first (rule RL5). */
export async function clientIdOf(activity: { placeId: string; activityId: string }): Promise<string> {
  return `teams-${await deriveId('activity', activity.placeId, activity.activityId)}`;
}

/** The entry of a message that this person typed in a place. */
export async function entryIdOf(typed: {
  conversationId: string;
  authorId: string;
  placeId: string;
  activityId: string;
}): Promise<string> {
  return deriveId('message', typed.conversationId, typed.authorId, await clientIdOf(typed));
}

/** The client id of the message that brings a file of an activity. */
export async function fileClientIdOf(file: {
  placeId: string;
  activityId: string;
  index: number;
}): Promise<string> {
  return `file-${await deriveId('file', file.placeId, file.activityId, String(file.index))}`;
}
