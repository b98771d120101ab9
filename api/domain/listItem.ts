import type { ConversationState } from './conversationState.ts';
import { toSnapshot } from './stateSnapshot.ts';
import type { ListItem, ListPlace, ListQuery } from './ports.ts';

/** The conversation as the lists of each company that can see it hold it. */
export function toListItems(state: ConversationState): ListItem[] {
  return state.companies.map((company) => ({
    conversationId: state.id,
    viewerCompanyId: company.id,
    memberIds: [...state.members.keys()],
    formerIds: [...state.former.keys()],
    isCase: state.case !== null && state.sharedAs === null,
    caseNumber: state.case?.number ?? state.sideRoomOf,
    caseState: state.case?.state ?? null,
    serviceOrganisation: state.case?.serviceOrganisation ?? null,
    searchText: toSearchText(state),
    lastActivityAt: state.lastActivityAt,
    changedAt: state.storedAt,
    caseChangedAt: state.caseChangedAt[company.kind],
    state: toSnapshot(state),
  }));
}

/** The same answer as the store's query gives, for what the store has not taken up yet. */
export function matchesQuery(item: ListItem, query: ListQuery): boolean {
  return (
    item.viewerCompanyId === query.viewerCompanyId &&
    (query.memberId === undefined || item.memberIds.includes(query.memberId)) &&
    (query.notMemberId === undefined || !item.memberIds.includes(query.notMemberId)) &&
    (!query.casesOnly || item.isCase) &&
    (query.seenBy === undefined ||
      item.serviceOrganisation === query.seenBy.serviceOrganisation ||
      item.memberIds.includes(query.seenBy.personId)) &&
    (query.caseNumber === undefined || item.caseNumber === query.caseNumber) &&
    (query.state === undefined ||
      (query.state === 'open' ? item.caseState !== 'closed' : item.caseState === query.state)) &&
    toSearchWords(query.query ?? '').every((word) => item.searchText.includes(word)) &&
    (query.toldSince === undefined || isToldSince(item, query.toldSince)) &&
    (query.behind === undefined || comparePlaces(item, query.behind) > 0)
  );
}

function isToldSince(item: ListItem, told: NonNullable<ListQuery['toldSince']>): boolean {
  const { personId, serviceOrganisation, second } = told;
  if (item.changedAt < second) return false;
  if (item.memberIds.includes(personId) || item.formerIds.includes(personId)) return true;
  const isServed = serviceOrganisation === null || item.serviceOrganisation === serviceOrganisation;
  return item.isCase && item.caseChangedAt >= second && isServed;
}

/** Newest activity first; the id decides between equals, so that a page never repeats or drops one. */
export function comparePlaces(a: ListPlace, b: ListPlace): number {
  if (a.lastActivityAt !== b.lastActivityAt) return a.lastActivityAt > b.lastActivityAt ? -1 : 1;
  if (a.conversationId === b.conversationId) return 0;
  return a.conversationId > b.conversationId ? -1 : 1;
}

/** What rule CV4 filters by: name, case number, people, serial number. */
function toSearchText(state: ConversationState): string {
  const names = [...state.members.values()].map((member) => member.name);
  const record = state.case;
  const parts = [state.name, state.sideRoomOf, record?.number, record?.title, record?.machine.serialNumber];
  return [...parts, record?.machine.model, record?.customer.name, ...names]
    .filter(Boolean)
    .join('\n')
    .toLowerCase();
}

export function toSearchWords(query: string): string[] {
  return query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, 8);
}
