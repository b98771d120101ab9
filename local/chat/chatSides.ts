import { createHash } from 'node:crypto';
import { tenants } from '../identity.ts';
import type { DemoPerson } from '../people.ts';
import { people } from '../people.ts';

/** Whose Teams: one stand-in for each, as each shows one tenant and one person who writes. */
export const chatSides = ['customer', 'gfms'] as const;
export type ChatSide = (typeof chatSides)[number];

/** The address of a gate as the bot knows it: the same letters everywhere, for it is compared by them. */
export function gateOrigin(port: number): string {
  return `http://127.0.0.1:${port}`;
}

/** What the stand-in of one side shows: its people, of whom the first writes, and its three places. */
export function describeTenant(side: ChatSide): ChatTenant {
  return side === 'customer' ? officineRossi() : gfms();
}

function officineRossi(): ChatTenant {
  const tenantId = tenants.officineRossi;
  const ending = 'officine-rossi.example';
  return {
    tenantId,
    people: [
      ...['marco-bianchi', 'giulia-rossi', 'paolo-conti', 'federica-bassi'].map(find),
      // The Playground wants six. Nobody has set these two up: they are readers whom the app does not know.
      invent({ name: 'Elena Ricci', objectId: '3ad03c3b-6a39-4a4c-8f0d-0d2c4bf4c7f1', ending }),
      invent({ name: 'Davide Moretti', objectId: '8e1f0a55-41c2-4ac6-9d29-2f4f0c1b6f7e', ending }),
    ],
    personalChat: { id: idOf({ tenantId, place: 'personal', form: 'a:{}' }) },
    groupChat: { id: idOf({ tenantId, place: 'group', form: '19:{}@thread.v2' }), name: 'Officina notte' },
    team: {
      ...{ id: idOf({ tenantId, place: 'team', form: '19:{}@thread.tacv2' }), name: 'Officine Rossi' },
      aadGroupId: '5b7a0e0e-6d5e-4f0c-9a2f-1b7f6a0f5c11',
      channel: { id: idOf({ tenantId, place: 'channel', form: '19:{}@thread.tacv2' }), name: 'Manutenzione' },
    },
  };
}

function gfms(): ChatTenant {
  const tenantId = tenants.gfms;
  return {
    tenantId,
    people: [
      ...['anna-keller', 'jonas-frei', 'sven-brandt', 't-weber', 'luis-ortega'].map(find),
      // Not the guest of this tenant: where a customer reads, no channel of GFMS's can be.
      invent({
        name: 'Clara Huber',
        objectId: '0c9b6f0e-93a5-4f57-9c51-7f1d4a2be8d3',
        ending: 'gfms.example',
      }),
    ],
    personalChat: { id: idOf({ tenantId, place: 'personal', form: 'a:{}' }) },
    groupChat: { id: idOf({ tenantId, place: 'group', form: '19:{}@thread.v2' }), name: 'EDM experts' },
    team: {
      ...{ id: idOf({ tenantId, place: 'team', form: '19:{}@thread.tacv2' }), name: 'GFMS Service Italy' },
      aadGroupId: 'c2a7c2d4-1c55-4c3e-8a0a-64d0b5ce0f22',
      channel: {
        id: idOf({ tenantId, place: 'channel', form: '19:{}@thread.tacv2' }),
        name: 'Service Italy',
      },
    },
  };
}

function find(id: string): ChatPerson {
  const person = people.find((one) => one.id === id);
  const identity = person?.identities[0];
  if (!person || !identity) throw new Error(`nobody is called ${id}`);
  const { name, email, locale } = person;
  return { personId: id, name, email, locale, objectId: identity.objectId };
}

function invent({ name, objectId, ending }: { name: string; objectId: string; ending: string }): ChatPerson {
  const email = `${name.toLowerCase().replace(' ', '.')}@${ending}`;
  return { personId: null, name, email, locale: 'en', objectId };
}

/** Of the form of Teams' own ids, and the same at each start: places outlive a restart. */
function idOf({ tenantId, place, form }: { tenantId: string; place: string; form: string }): string {
  const hash = createHash('sha256').update(`${tenantId} ${place}`).digest('hex');
  return form.replace('{}', hash.slice(0, 32));
}

export type ChatPerson = Pick<DemoPerson, 'name' | 'email' | 'locale'> & {
  /** Null: not set up. */
  personId: string | null;
  objectId: string;
};

export type ChatTenant = {
  tenantId: string;
  people: ChatPerson[];
  personalChat: { id: string };
  groupChat: { id: string; name: string };
  team: { id: string; name: string; aadGroupId: string; channel: { id: string; name: string } };
};
