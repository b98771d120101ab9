import { firstHash, sealEntry } from '../../api/domain/chain.ts';
import { applyEntry, emptyState, type ConversationState } from '../../api/domain/conversationState.ts';
import { draftEntry, draftMember } from '../../api/domain/drafts.ts';
import type { CaseRecord, Entry, EntryContent, EntryDraft } from '../../api/domain/entries.ts';
import type { PersonRecord } from '../../api/domain/ports.ts';

type WithoutAuthor<Content> = Content extends unknown ? Omit<Content, 'authorName'> : never;

export const rossi = { id: 'officine-rossi', name: 'Officine Rossi', kind: 'customer' } as const;
export const gfms = { id: 'gfms', name: 'GFMS', kind: 'gfms' } as const;

/** A person of Officine Rossi, or with a role of GFMS one of GFMS. */
export function buildPerson(id: string, fields: Partial<PersonRecord> = {}): PersonRecord {
  const role = fields.role ?? 'operator';
  const companyId = role === 'operator' || role === 'manager' ? rossi.id : gfms.id;
  const email = `${id}@test.example`;
  return {
    id,
    name: id,
    companyId,
    role,
    locale: 'en',
    email,
    identities: [],
    serviceOrganisation: null,
    ...fields,
  };
}

export function buildCase(fields: Partial<CaseRecord> = {}): CaseRecord {
  return {
    number: 'SC-2026-000001',
    title: 'Wire breaks',
    description: '',
    state: 'new',
    severity: 'medium',
    internal: false,
    priority: null,
    machine: { model: '', serialNumber: '', technology: '', brand: '' },
    alarmText: '',
    site: { name: '', timeZone: '' },
    contact: { name: '', telephone: '', email: '' },
    customerReference: '',
    customer: { id: rossi.id, name: rossi.name },
    serviceOrganisation: 'GFMS Italy',
    assignee: null,
    downSince: null,
    externalId: null,
    ...fields,
  };
}

export function by(author: PersonRecord, content: WithoutAuthor<EntryContent>, id?: string): EntryDraft {
  return draftEntry(author, content, id);
}

export function message(author: PersonRecord, text: string, id?: string): EntryDraft {
  return by(author, { kind: 'message', text, clientId: text.slice(0, 20) || 'empty' }, id);
}

export function adding(author: PersonRecord, person: PersonRecord): EntryDraft {
  return draftMember(author, { person, how: 'added' });
}

/** The drafts as entries of one log: numbered, chained, a second apart. */
export async function buildLog(conversationId: string, drafts: EntryDraft[]): Promise<Entry[]> {
  const entries: Entry[] = [];
  let previousHash = firstHash;
  let ordinal = 0;
  for (const [at, draft] of drafts.entries()) {
    if (draft.content.kind === 'message') ordinal += 1;
    const storedAt = 1_767_225_600 + at;
    const createdAt = new Date(storedAt * 1000).toISOString();
    const place = { conversationId, sequence: at + 1, previousHash, ordinal, createdAt };
    const entry = { ...(await sealEntry(draft, place)), storedAt };
    entries.push(entry);
    previousHash = entry.hash;
  }
  return entries;
}

export function fold(conversationId: string, entries: Entry[]): ConversationState {
  const state = emptyState(conversationId);
  for (const entry of entries) applyEntry(state, entry);
  return state;
}
