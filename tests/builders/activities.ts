import { randomUUID } from 'node:crypto';
import { clientId, tenants } from '../../local/identity.ts';

let lastId = 1_764_000_000_000;

/** Teams' ids of messages are milliseconds. */
function nextActivityId(): string {
  return String(++lastId);
}

type Fields = Record<string, unknown>;
export type Activity = Fields & {
  id: string;
  type: string;
  serviceUrl: string;
  conversation: { id: string };
};

/** What all activities have. A personal chat of an operator of Officine Rossi, unless told otherwise. */
export function anActivity(fields: Fields & { serviceUrl: string }): Activity {
  const tenantId = typeof fields.tenantId === 'string' ? fields.tenantId : tenants.officineRossi;
  const { tenantId: _tenantId, ...rest } = fields;
  const activity = {
    type: 'message',
    id: nextActivityId(),
    timestamp: new Date().toISOString(),
    channelId: 'msteams',
    from: { id: '29:marco', name: 'Marco Bianchi', aadObjectId: '6a0a3a9c-0d4f-4d6e-8a56-1d0cf1d9a001' },
    recipient: { id: `28:${clientId}`, name: 'Conferencing' },
    conversation: { conversationType: 'personal', tenantId, id: 'a:personal-marco' },
    channelData: { tenant: { id: tenantId } },
    ...rest,
  };
  return activity;
}

export function aMessage(fields: Fields & { serviceUrl: string }): Activity {
  return anActivity({
    text: 'The spindle stops at N10 G01 X1.5',
    textFormat: 'plain',
    locale: 'it-IT',
    entities: [{ type: 'clientInfo', locale: 'it-IT', country: 'IT', platform: 'Windows' }],
    ...fields,
  });
}

/** In a channel of GFMS; with `rootId` an answer below that message, without one a new message of the channel. */
export function inChannel({ rootId, id = nextActivityId() }: { rootId?: string; id?: string } = {}) {
  return {
    id,
    conversation: {
      conversationType: 'channel',
      isGroup: true,
      tenantId: tenants.gfms,
      id: `19:cases@thread.tacv2;messageid=${rootId ?? id}`,
    },
    from: { id: '29:anna', name: 'Anna Keller', aadObjectId: '6a0a3a9c-0d4f-4d6e-8a56-1d0cf1d9a002' },
    channelData: {
      tenant: { id: tenants.gfms },
      team: { id: '19:team@thread.tacv2', name: 'Service Italy' },
      channel: { id: '19:cases@thread.tacv2', name: 'Cases' },
    },
    tenantId: tenants.gfms,
  };
}

export function inGroupChat() {
  return {
    conversation: {
      conversationType: 'groupChat',
      isGroup: true,
      tenantId: tenants.officineRossi,
      id: '19:group@thread.v2',
      name: 'Press shop',
    },
  };
}

/** The mention of the bot as Teams writes it, and its entity. */
export const botMention = {
  text: '<at>Conferencing</at>',
  entity: {
    type: 'mention',
    text: '<at>Conferencing</at>',
    mentioned: { id: `28:${clientId}`, name: 'Conferencing' },
  },
};

export function anInvoke(name: string, fields: Fields & { serviceUrl: string }): Activity {
  return anActivity({ type: 'invoke', name, id: `f:${randomUUID()}`, ...fields });
}

/** Sends it to the bot's address, as the connector does. */
export async function sendActivity(
  url: string,
  activity: object,
  { token }: { token: string | null },
): Promise<{ status: number; body: unknown }> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(activity),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? null : (JSON.parse(text) as unknown) };
}
