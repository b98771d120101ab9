import type { ChatTenant } from './chatSides.ts';
import { accountOf, bot } from './writeConfig.ts';

/** Teams' names of the languages, as a client tells them. */
const clientLocales = {
  en: 'en-US',
  it: 'it-IT',
  de: 'de-DE',
  fr: 'fr-FR',
  es: 'es-ES',
  zh: 'zh-CN',
} as const;

/** A reply comes at least so long after the message that began its thread, in milliseconds. */
const soonestReply = 1_000;

/** Makes of what the Playground sends what Teams would: who writes, in which tenant and language, reached where. */
export function completeActivity(activity: Activity, { tenant, serviceUrl }: Completion): Activity {
  const writer = tenant.people.find((person) => accountOf(person) === activity.from?.id);
  if (!writer) throw new Error(`nobody of this tenant is ${activity.from?.id}`);
  const locale = clientLocales[writer.locale];
  const { channelData, conversation } = activity;
  const { channel: _channel, ...team } = tenant.team;
  return {
    ...activity,
    id: idOf(activity),
    channelId: 'msteams',
    serviceUrl,
    locale,
    // What a person types in Teams is no markup.
    ...(activity.textFormat === undefined ? {} : { textFormat: 'plain' }),
    recipient: { ...activity.recipient, ...bot },
    from: { ...activity.from, id: accountOf(writer), name: writer.name, aadObjectId: writer.objectId },
    conversation: { ...conversation, tenantId: tenant.tenantId },
    channelData: {
      ...channelData,
      tenant: { id: tenant.tenantId },
      ...(channelData?.team ? { team: { ...channelData.team, ...team } } : {}),
    },
    entities: activity.entities?.map((entity) =>
      entity.type === 'clientInfo' ? { ...entity, locale } : entity,
    ),
  };
}

/**
 * The message that begins a thread has the thread's id in Teams; the Playground gives each activity a new one. Ids of
 * threads are times, and this message is sent at that time.
 */
function idOf({ id, type, timestamp, conversation }: Activity): string | undefined {
  const thread = /;messageid=(\d+)(?:-\w+)?$/.exec(conversation?.id ?? '')?.[1];
  if (type !== 'message' || thread === undefined || timestamp === undefined) return id;
  return Date.parse(timestamp) - Number(thread) < soonestReply
    ? conversation?.id?.replace(/^.*;messageid=/, '')
    : id;
}

type Completion = { tenant: ChatTenant; serviceUrl: string };

type Fields = Record<string, unknown>;

/** What is read or changed of an activity; all else goes as it came. */
export type Activity = {
  type?: string;
  id?: string | undefined;
  timestamp?: string;
  from?: Fields & { id?: string };
  recipient?: Fields;
  conversation?: Fields & { id?: string };
  channelData?: Fields & { team?: Fields };
  entities?: (Fields & { type?: string })[] | undefined;
  [other: string]: unknown;
};
