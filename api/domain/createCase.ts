import type { NewCase } from '../contract/cases.ts';
import { caseConversationId, findCase, isGfms, requireCase } from './access.ts';
import { beginConversation } from './beginConversation.ts';
import { deriveId } from './chain.ts';
import type { Context } from './context.ts';
import type { ConversationState } from './conversationState.ts';
import { requireColleagues } from './createConversation.ts';
import { draftEntry } from './drafts.ts';
import type { CaseRecord } from './entries.ts';
import { forbidden, invalid } from './errors.ts';
import type { CompanyRecord, PersonRecord } from './ports.ts';

/**
 * Opens a service case, born with exactly one chat (rules SC1, SC2, SC5). Each step can be repeated after a crash:
 * the client id claims a number, the number names the conversation, and its first entries are written as one.
 */
export async function createCase(
  context: Context,
  creator: PersonRecord,
  draft: NewCase,
): Promise<{ state: ConversationState; isNew: boolean }> {
  if (!isGfms(creator) && draft.internal) throw forbidden('Only GFMS opens internal cases.');
  if (!isGfms(creator) && draft.priority !== undefined) throw forbidden('Only GFMS sets the priority.');
  const customer = await requireCustomer(context, creator, draft.customerId);
  const chosen = await requireColleagues(context, creator, {
    personIds: draft.watcherIds,
    field: 'watcherIds',
  });

  const key =
    draft.clientId === undefined ? crypto.randomUUID() : await deriveId('case', creator.id, draft.clientId);
  const year = context.clock.now().getUTCFullYear();
  const fresh = `SC-${year}-${String(await context.caseNumbers.next(year)).padStart(6, '0')}`;
  const number = await context.caseNumbers.claim(key, fresh);
  // A repeat: the case as it is now, if it is still the creator's to see.
  if (number !== fresh && (await findCase(context, number))) {
    return { state: await requireCase(context, creator, number), isNew: false };
  }

  const record = toRecord(draft, { number, customer, now: context.clock.now() });
  const watchers = await firstWatchers(context, { creator, chosen, record, customer });
  return writeCase(context, { author: creator, record, customer, watchers });
}

/** Writes the first entries of a case's log, unless they are there. */
export async function writeCase(
  context: Context,
  born: { author: PersonRecord; record: CaseRecord; customer: CompanyRecord; watchers: PersonRecord[] },
): Promise<{ state: ConversationState; isNew: boolean }> {
  const { author, record, customer, watchers } = born;
  const conversationId = await caseConversationId(record.number, record.internal ? 'internal' : 'shared');
  const gfms = await context.directory.gfms();
  const companies = (record.internal ? [gfms] : [customer, gfms]).map(({ id, name, kind }) => ({
    id,
    name,
    kind,
  }));
  const first = draftEntry(
    author,
    { kind: 'caseCreated', case: record, companies },
    await deriveId('created', conversationId),
  );
  return beginConversation(context, { conversationId, author, first, people: watchers });
}

/**
 * The first watchers of a case: creator, chosen people, the named contact, the customer's standing watchers, and the
 * assignee or else the dispatchers (rule SC5). Of an internal case only GFMS people.
 */
export async function firstWatchers(
  context: Context,
  born: { creator: PersonRecord; chosen: PersonRecord[]; record: CaseRecord; customer: CompanyRecord },
): Promise<PersonRecord[]> {
  const { creator, chosen, record, customer } = born;
  const gfms = await context.directory.gfms();
  const ofGfms = await context.directory.peopleOf(gfms.id);
  const assignee = ofGfms.find((person) => person.id === record.assignee?.id);
  const watchers = [creator, ...chosen];
  watchers.push(...(assignee ? [assignee] : ofGfms.filter((person) => person.role === 'dispatcher')));
  if (!record.internal) {
    const ofCustomer = await context.directory.peopleOf(customer.id);
    const { name, email } = record.contact;
    watchers.push(
      ...ofCustomer.filter(
        (person) =>
          customer.standingWatcherIds.includes(person.id) ||
          (email !== '' && person.email === email) ||
          (name !== '' && person.name === name),
      ),
    );
  }
  return [...new Map(watchers.map((person) => [person.id, person])).values()];
}

async function requireCustomer(
  context: Context,
  creator: PersonRecord,
  customerId: string | undefined,
): Promise<CompanyRecord> {
  if (!isGfms(creator)) {
    if (customerId !== undefined && customerId !== creator.companyId) {
      throw forbidden('Customers open cases of their own company.');
    }
    customerId = creator.companyId;
  }
  const customer = customerId === undefined ? null : await context.directory.findCompany(customerId);
  if (customer?.kind !== 'customer') throw invalid('customerId', 'is no customer');
  return customer;
}

function toRecord(draft: NewCase, more: { number: string; customer: CompanyRecord; now: Date }): CaseRecord {
  const isDown = draft.severity === 'machineDown';
  return {
    number: more.number,
    title: draft.title.trim(),
    description: draft.description,
    state: 'new',
    severity: draft.severity,
    internal: draft.internal,
    priority: draft.priority ?? null,
    machine: { model: '', serialNumber: '', technology: '', brand: '', ...draft.machine },
    alarmText: draft.alarmText,
    site: { name: '', timeZone: '', ...draft.site },
    contact: { name: '', telephone: '', email: '', ...draft.contact },
    customerReference: draft.customerReference,
    customer: { id: more.customer.id, name: more.customer.name },
    serviceOrganisation: more.customer.serviceOrganisation,
    assignee: null,
    downSince: draft.downSince ?? (isDown ? more.now.toISOString() : null),
    externalId: null,
  };
}
