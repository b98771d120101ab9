import type { CaseList, CaseListQuery } from '../contract/cases.ts';
import type { ConversationList, ConversationListQuery } from '../contract/conversations.ts';
import { limits } from '../contract/limits.ts';
import { isGfms } from './access.ts';
import type { Context } from './context.ts';
import type { ConversationState } from './conversationState.ts';
import type { CaseRecord } from './entries.ts';
import { invalid } from './errors.ts';
import type { ListPlace, PersonRecord } from './ports.ts';
import { showSummary } from './showConversation.ts';
import { audienceOf, toCaseView } from './views.ts';

/** The conversations the reader is a member of, newest activity first (rule CV4). */
export async function listConversations(
  context: Context,
  reader: PersonRecord,
  query: ConversationListQuery,
): Promise<ConversationList> {
  const { states, next } = await context.lists.find({
    viewerCompanyId: reader.companyId,
    memberId: reader.id,
    ...(query.case === undefined ? {} : { caseNumber: query.case }),
    ...(query.query === undefined ? {} : { query: query.query }),
    ...fromCursor(query.cursor),
    limit: query.limit ?? limits.defaultPage,
  });
  const marks = await context.readMarks.read(
    reader.id,
    states.map((state) => state.id),
  );
  const items = await Promise.all(
    states.map((state) => showSummary(context, reader, { state, mark: marks.get(state.id) })),
  );
  return { items, ...toCursor(next) };
}

/** The cases the reader may see: a customer's shared ones; GFMS people their service organisation's (rule SC9). */
export async function listCases(
  context: Context,
  reader: PersonRecord,
  query: CaseListQuery,
): Promise<CaseList> {
  const { serviceOrganisation } = reader;
  const { states, next } = await context.lists.find({
    viewerCompanyId: reader.companyId,
    casesOnly: true,
    ...(query.joined === 'true' ? { memberId: reader.id } : {}),
    ...(query.joined === 'false' ? { notMemberId: reader.id } : {}),
    // What one takes part in one may see, whatever the service organisation.
    ...(isGfms(reader) && serviceOrganisation !== null
      ? { seenBy: { personId: reader.id, serviceOrganisation } }
      : {}),
    ...(query.state === undefined ? {} : { state: query.state }),
    ...(query.query === undefined ? {} : { query: query.query }),
    ...fromCursor(query.cursor),
    limit: query.limit ?? limits.defaultPage,
  });
  const items = states
    .filter((state): state is ConversationState & { case: CaseRecord } => state.case !== null)
    .map((state) =>
      toCaseView(state, { audience: audienceOf(reader), joined: state.members.has(reader.id) }),
    );
  return { items, ...toCursor(next) };
}

function toCursor(next: ListPlace | null): { cursor?: string } {
  return next === null ? {} : { cursor: encodeURIComponent(`${next.lastActivityAt}|${next.conversationId}`) };
}

function fromCursor(cursor: string | undefined): { behind?: ListPlace } {
  if (cursor === undefined) return {};
  const match = /^(\d{4}-[\d-]+T[\d:.]+Z)\|([\w-]{1,100})$/.exec(decode(cursor));
  if (!match?.[1] || !match[2]) throw invalid('cursor', 'is not a cursor of this list');
  return { behind: { lastActivityAt: match[1], conversationId: match[2] } };
}

function decode(cursor: string): string {
  try {
    return decodeURIComponent(cursor);
  } catch {
    return '';
  }
}
