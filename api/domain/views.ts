import type { ServiceCase } from '../contract/cases.ts';
import type { Conversation, ConversationSummary, Details, Member } from '../contract/conversations.ts';
import type { HistoryEntry } from '../contract/messages.ts';
import { isGfms } from './access.ts';
import { turnOf, type ConversationState, type MemberRecord } from './conversationState.ts';
import type { CaseRecord, Entry, EntryContent } from './entries.ts';
import type { PersonRecord, ReadMark } from './ports.ts';

/** Two people of one audience are told the same about an entry, so it is encoded once for all of them (rule EV2). */
export type Audience = 'gfms' | 'customer';

export function audienceOf(person: Pick<PersonRecord, 'role'>): Audience {
  return isGfms(person) ? 'gfms' : 'customer';
}

/** The case as the audience may know it: priority never leaves towards a customer (rule SC3). */
export function toCaseView(
  state: ConversationState & { case: CaseRecord },
  reader: { audience: Audience; joined: boolean },
): ServiceCase {
  const { priority, downSince, customer, ...shared } = state.case;
  return {
    ...shared,
    customer: { ...customer, kind: 'customer' },
    ...(reader.audience === 'gfms' ? { priority } : {}),
    turn: turnOf(state.case),
    turnSince: turnOf(state.case) === null ? null : state.turnSince,
    downSince,
    createdBy: { id: state.createdBy.id, name: state.createdBy.name },
    createdAt: state.createdAt,
    closedAt: state.closedAt,
    conversationId: state.id,
    joined: reader.joined,
  };
}

export function toSummary(
  state: ConversationState,
  reader: { personId: string; mark: ReadMark | undefined; caseElsewhere: CaseRecord | null },
): ConversationSummary {
  const record = reader.caseElsewhere ?? state.case;
  return {
    id: state.id,
    kind: state.kind,
    name: state.case?.title ?? state.name,
    case: record && {
      number: record.number,
      title: record.title,
      state: record.state,
      severity: record.severity,
      turn: turnOf(record),
      downSince: record.downSince,
      internal: record.internal,
      customer: { ...record.customer, kind: 'customer' },
      machine: record.machine,
    },
    companies: state.companies,
    members: [...state.members].map(toMember),
    lastMessage: state.lastMessage,
    lastActivityAt: state.lastActivityAt,
    sequence: state.sequence,
    ...toReadState(state, reader),
  };
}

/** What the person has read: the stored mark, his own newest message or his joining, whichever is furthest. */
export function toReadState(
  state: ConversationState,
  reader: { personId: string; mark: ReadMark | undefined },
): { readUpTo: number; unread: number } {
  const member = state.members.get(reader.personId);
  const ordinal = Math.max(reader.mark?.ordinal ?? 0, member?.readOrdinal ?? 0);
  return {
    readUpTo: Math.max(reader.mark?.sequence ?? 0, member?.readSequence ?? 0),
    unread: Math.max(0, state.ordinal - ordinal),
  };
}

export function toConversation(
  state: ConversationState,
  reader: { personId: string; mark: ReadMark | undefined; caseElsewhere: CaseRecord | null },
): Conversation {
  return {
    ...toSummary(state, reader),
    createdBy: { id: state.createdBy.id, name: state.createdBy.name },
    createdAt: state.createdAt,
  };
}

export function toDetails(state: ConversationState, shown: { case: ServiceCase | null }): Details {
  const people = state.companies.map((company) => ({
    company,
    members: [...state.members].filter(([, member]) => member.companyId === company.id).map(toMember),
  }));
  return { case: shown.case, people, counts: state.counts };
}

/** An entry as a record; of what the reader's company may not know, only the chain's numbers (rules MS2, SC3). */
export function toHistoryEntry(entry: Entry, audience: Audience): HistoryEntry {
  const chain = {
    id: entry.id,
    sequence: entry.sequence,
    previousHash: entry.previousHash,
    hash: entry.hash,
  };
  if (entry.kind === 'internalChanged' && audience === 'customer') {
    return { ...chain, kind: 'internal', authorId: null, createdAt: null, content: null };
  }
  const content = entry.content;
  const shown = audience === 'customer' ? toCustomer(content) : content;
  return { ...chain, kind: entry.kind, authorId: entry.authorId, createdAt: entry.createdAt, content: shown };
}

/** Of GFMS's own a customer learns what he must: that it reads, not where. */
function toCustomer(content: EntryContent): Record<string, unknown> {
  if (content.kind === 'caseCreated') return { ...content, case: withoutPriority(content.case) };
  if (content.kind === 'placeLinked') {
    const { id, name, shownName, scope, companyId } = content.place;
    return { ...content, place: { id, name: shownName ?? name, scope, companyId } };
  }
  if ('origin' in content) {
    const { origin: _place, ...rest } = content;
    return rest;
  }
  return content;
}

function withoutPriority(record: CaseRecord): Omit<CaseRecord, 'priority'> {
  const { priority: _internal, ...shared } = record;
  return shared;
}

function toMember([id, member]: [string, MemberRecord]): Member {
  return { id, name: member.name, companyId: member.companyId, role: member.role, since: member.since };
}
