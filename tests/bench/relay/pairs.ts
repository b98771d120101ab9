import type { CompanyRecord, PersonRecord } from '../../../api/domain/ports.ts';
import { draftEntry, draftMember } from '../../../api/domain/drafts.ts';
import type { CaseRecord, EntryDraft } from '../../../api/domain/entries.ts';
import { newPlace } from '../../../api/domain/relay/newPlace.ts';
import { placeIdOf } from '../../../api/domain/relay/placeIds.ts';
import type { PlaceRecord } from '../../../api/domain/relay/relayPorts.ts';
import { clientId } from '../../../local/identity.ts';
import { writeSealedLog } from '../../../local/demo/writeSealedLog.ts';

/** A case of one customer and one engineer, each with a chat with the bot. */
export type Pair = {
  conversationId: string;
  customer: PersonRecord;
  engineer: PersonRecord;
  /** Where the case is shown: the customer's chat first, where he has one. */
  places: PlaceRecord[];
};

export const companies: readonly CompanyRecord[] = [
  { id: 'gfms', name: 'GFMS', kind: 'gfms', standingWatcherIds: [], serviceOrganisation: 'GFMS Italy' },
  {
    id: 'officine-rossi',
    name: 'Officine Rossi',
    kind: 'customer',
    standingWatcherIds: [],
    serviceOrganisation: 'GFMS Italy',
  },
];

/** `tenantOf`: of each person's number; Teams' limits count by tenant. */
export async function makePairs(of: {
  name: string;
  count: number;
  serviceUrl: string;
  tenantOf(person: number): string;
  isCustomerInTeams: boolean;
}): Promise<Pair[]> {
  return Promise.all(Array.from({ length: of.count }, (_, at) => makePair(of, at)));
}

async function makePair(of: Parameters<typeof makePairs>[0], at: number): Promise<Pair> {
  const person = (side: 'customer' | 'engineer'): PersonRecord => ({
    id: `${of.name}-${side}-${at}`,
    name: side === 'customer' ? `Marco Bianchi ${at}` : `Anna Keller ${at}`,
    companyId: side === 'customer' ? 'officine-rossi' : 'gfms',
    role: side === 'customer' ? 'operator' : 'engineer',
    locale: 'en',
    email: `${of.name}-${side}-${at}@bench.example`,
    serviceOrganisation: side === 'customer' ? null : 'GFMS Italy',
    identities: [
      { tenantId: of.tenantOf(side === 'customer' ? 2 * at : 2 * at + 1), objectId: crypto.randomUUID() },
    ],
  });
  const customer = person('customer');
  const engineer = person('engineer');
  const conversationId = `${of.name}-case-${at}`;
  const inTeams = of.isCustomerInTeams ? [customer, engineer] : [engineer];
  const places = await Promise.all(
    inTeams.map(async (reader) => {
      const address = {
        channelId: 'msteams',
        tenantId: tenantOf(reader),
        conversationId: chatOf(reader),
        serviceUrl: of.serviceUrl,
        botId: `28:${clientId}`,
      };
      return {
        ...newPlace({ id: await placeIdOf(address), address, scope: 'personal' }),
        name: reader.name,
        locale: 'en' as const,
        personId: reader.id,
        conversationIds: [conversationId],
        currentId: conversationId,
        wasWelcomed: true,
      };
    }),
  );
  return { conversationId, customer, engineer, places };
}

/** Teams' id of a person's chat with the bot. */
export function chatOf(person: PersonRecord): string {
  return `a:personal-${person.id}`;
}

export function tenantOf(person: PersonRecord): string {
  return person.identities[0]?.tenantId ?? '';
}

/** The items of the case's log, its snapshot last. */
export async function sealPair(pair: Pair, number: string): Promise<object[]> {
  const items: object[] = [];
  await writeSealedLog({
    conversationId: pair.conversationId,
    drafts: draftPair(pair, number),
    createdAt: () => new Date(),
    write: (written) => void items.push(...written),
  });
  return items;
}

function draftPair({ customer, engineer, places }: Pair, number: string): EntryDraft[] {
  const record: CaseRecord = {
    number,
    title: 'Wire breaks at threading',
    description: '',
    state: 'inProgress',
    severity: 'medium',
    internal: false,
    priority: null,
    machine: { model: 'CUT P 550', serialNumber: '1234567', technology: 'EDM', brand: 'AgieCharmilles' },
    alarmText: '',
    site: { name: 'Brescia', timeZone: 'Europe/Rome' },
    contact: { name: customer.name, telephone: '', email: customer.email },
    customerReference: '',
    customer: { id: customer.companyId, name: 'Officine Rossi' },
    serviceOrganisation: 'GFMS Italy',
    assignee: { id: engineer.id, name: engineer.name },
    downSince: null,
    externalId: null,
  };
  const both = companies.map(({ id, name, kind }) => ({ id, name, kind }));
  return [
    draftEntry(customer, { kind: 'caseCreated', case: record, companies: both }),
    ...[customer, engineer].map((person) => draftMember(customer, { person, how: 'first' })),
    ...places.map(({ id, name, personId }) => {
      const author = personId === customer.id ? customer : engineer;
      const { companyId } = author;
      const readers = [{ companyId, companyName: companyId, count: 1 }];
      const place = { id, name, scope: 'personal' as const, companyId, isCaseThread: false, readers };
      return draftEntry(author, { kind: 'placeLinked', place });
    }),
  ];
}
