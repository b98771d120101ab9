import type { Incoming } from '../../api/domain/relay/gateway.ts';
import type { ParseCommand } from '../botSettings.ts';
import { hasPictures, readFiles } from './readFiles.ts';
import { readMeetingEvent, readMeetingTime } from './readMeetingEvent.ts';
import { readPlace, readSender, rootOf, toName } from './readPlace.ts';
import { isInternalText } from '../../api/domain/relay/isInternalText.ts';
import { readText } from './readText.ts';
import type { TeamsActivity } from './teamsActivity.ts';
import { tenantOf } from './teamsActivity.ts';
import { toEmoji } from './toEmoji.ts';

/** An activity in the words of the domain; null when it means nothing to it. */
export function toIncoming(activity: TeamsActivity, by: Understanding): Incoming | null {
  const content = readContent(activity, by);
  if (!content) return null;
  const place = readPlace(activity);
  const renamed =
    activity.channelData?.eventType === 'channelRenamed' ? activity.channelData.channel?.id : null;
  if (renamed) place.address.conversationId = renamed;
  return { key: keyOf(activity), place, from: readSender(activity), at: readTime(activity), ...content };
}

/**
 * The same for every delivery of an activity. Edits, deletions and reactions carry the id of the message they are
 * about, so their kind and time belong to it.
 */
export function keyOf(activity: TeamsActivity): string {
  const { channelId, conversation, id, type, timestamp, channelData, replyToId } = activity;
  const parts = [channelId, tenantOf(activity), conversation.id, id, type];
  if (type !== 'message') parts.push(channelData?.eventType ?? '', timestamp ?? '');
  if (type === 'event') parts.push(activity.name ?? '');
  if (type === 'messageReaction') parts.push(replyToId ?? '');
  return parts.join('|');
}

function readContent(activity: TeamsActivity, by: Understanding): Content | null {
  switch (activity.type) {
    case 'message':
      return isByBot(activity) ? null : readMessage(activity, by);
    case 'messageUpdate':
      // Also what was deleted and is taken back: the text stands there again.
      return isByBot(activity)
        ? null
        : { type: 'edited', activityId: activity.id, text: readText(activity).text };
    case 'messageDelete':
      return isByBot(activity) ? null : { type: 'deleted', activityId: activity.id };
    case 'messageReaction':
      return isByBot(activity) ? null : readReaction(activity);
    case 'conversationUpdate':
      return readConversationUpdate(activity);
    case 'installationUpdate':
      // Upgrades are told too, as `add-upgrade`: the app was there, and is.
      if (activity.action === 'add') return { type: 'installed' };
      return activity.action === 'remove' ? { type: 'uninstalled' } : null;
    case 'event':
      return readMeetingEvent(activity);
    default:
      return null;
  }
}

function readMessage(activity: TeamsActivity, { fileOrigins, parseCommand }: Understanding): Content | null {
  const { text, isToBot, quoted } = readText(activity);
  const files = readFiles(activity, fileOrigins);
  const message = { activityId: activity.id, text, files, hasPictures: hasPictures(activity) };
  if (text === '' && files.length === 0 && !message.hasPictures) return null;
  // Among others a word is a command only when the bot is spoken to; otherwise "status" could not be said.
  const isSpokenTo = isToBot || activity.conversation.conversationType === 'personal';
  const command =
    isSpokenTo && files.length === 0 && quoted === null
      ? parseCommand(text.trim(), { scope: readPlace(activity).scope })
      : null;
  if (command) return { type: 'command', activityId: activity.id, command };
  const root = rootOf(activity.conversation.id);
  const answered = quoted ?? activity.replyToId ?? null;
  return {
    type: 'text',
    ...message,
    isInternal: isInternalText(text),
    isMentioned: isSpokenTo,
    replyTo: answered === root ? null : answered,
  };
}

function readReaction({ replyToId, reactionsAdded, reactionsRemoved }: TeamsActivity): Content | null {
  if (!replyToId) return null;
  const changes = [
    ...(reactionsRemoved ?? []).map(({ type }) => ({ emoji: toEmoji(type), isOn: false })),
    ...(reactionsAdded ?? []).map(({ type }) => ({ emoji: toEmoji(type), isOn: true })),
  ].flatMap(({ emoji, isOn }) => (emoji === null ? [] : [{ emoji, isOn }]));
  return changes.length > 0 ? { type: 'reacted', activityId: replyToId, changes } : null;
}

function readConversationUpdate(activity: TeamsActivity): Content | null {
  const { membersAdded, membersRemoved, recipient, channelData, topicName } = activity;
  if (membersAdded?.some(({ id }) => id === recipient.id)) return { type: 'installed' };
  if (membersRemoved?.some(({ id }) => id === recipient.id)) return { type: 'uninstalled' };
  if (membersAdded?.length || membersRemoved?.length) {
    const tenantId = tenantOf(activity);
    const added = (membersAdded ?? []).flatMap(({ aadObjectId }) =>
      aadObjectId ? [{ tenantId, objectId: aadObjectId.toLowerCase() }] : [],
    );
    return { type: 'readersChanged', added };
  }
  const name = toName(newName(channelData, topicName));
  return name === null ? null : { type: 'renamed', name };
}

function newName(channelData: TeamsActivity['channelData'], topicName: string | null | undefined) {
  if (channelData?.eventType === 'channelRenamed') return channelData.channel?.name;
  if (channelData?.eventType === 'teamRenamed') return channelData.team?.name;
  return topicName;
}

/** The relay's own posts, and those of other bots, are never relayed (rule RL5). */
function isByBot({ from, recipient }: TeamsActivity): boolean {
  return from.id === recipient.id || from.id.startsWith('28:');
}

function readTime(activity: TeamsActivity): string {
  const time = Date.parse(readMeetingTime(activity) ?? activity.timestamp ?? '');
  return new Date(Number.isNaN(time) ? Date.now() : time).toISOString();
}

type Content = Incoming extends infer One
  ? One extends Incoming
    ? Omit<One, 'key' | 'place' | 'from' | 'at'>
    : never
  : never;

export type Understanding = { fileOrigins: readonly string[]; parseCommand: ParseCommand };
