import { locales, type Locale } from '../../api/contract/people.ts';
import type { ActivityPlace, ActivitySender } from '../../api/domain/relay/gateway.ts';
import { tenantOf, type TeamsActivity } from './teamsActivity.ts';

/** Names are shown in lists; Teams' own limit for a chat's is 250 characters. */
const longestName = 250;

export function readPlace(activity: TeamsActivity): ActivityPlace {
  const { conversation, channelData, channelId, serviceUrl, recipient } = activity;
  const scope = scopeOf(activity);
  const isInTeam = scope === 'thread' || scope === 'channel';
  const team = isInTeam && channelData?.team ? channelData.team : null;
  return {
    address: {
      channelId,
      tenantId: tenantOf(activity),
      conversationId: conversation.id,
      serviceUrl,
      botId: recipient.id,
    },
    scope,
    name: toName(isInTeam ? channelData?.channel?.name : conversation.name),
    team: team && {
      id: team.id,
      name: toName(team.name),
      channelId: channelData?.channel?.id ?? conversation.id.replace(/;messageid=.*$/, ''),
    },
    locale: readLocale(activity),
  };
}

export function readSender(activity: TeamsActivity): ActivitySender {
  const { aadObjectId, name } = activity.from;
  return {
    identity: { tenantId: tenantOf(activity), objectId: (aadObjectId ?? '').toLowerCase() },
    name: toName(name) ?? '',
  };
}

/** A message of a channel has its own id in the conversation's; an answer to it has the same conversation. */
function scopeOf({ conversation, id }: TeamsActivity): ActivityPlace['scope'] {
  if (conversation.conversationType === 'personal') return 'personal';
  if (conversation.conversationType === 'groupChat') return 'groupChat';
  const root = rootOf(conversation.id);
  return root === null || root === id ? 'channel' : 'thread';
}

/** The activity that a thread hangs on; null where the conversation is no thread. */
export function rootOf(conversationId: string): string | null {
  return /;messageid=([^;]+)/.exec(conversationId)?.[1] ?? null;
}

function readLocale({ locale, entities }: TeamsActivity): Locale | null {
  const told = [locale, entities?.find(({ type }) => type === 'clientInfo')?.locale];
  const languages = told.map((one) => one?.split('-')[0]?.toLowerCase());
  return locales.find((one) => languages[0] === one) ?? locales.find((one) => languages[1] === one) ?? null;
}

export function toName(name: string | null | undefined): string | null {
  return name?.trim().slice(0, longestName) || null;
}
