import type { ServiceCase } from '../contract/cases.ts';
import type { Conversation, ConversationSummary, Details } from '../contract/conversations.ts';
import { findCase, maySeeCase } from './access.ts';
import type { Context } from './context.ts';
import type { ConversationState } from './conversationState.ts';
import type { CaseRecord } from './entries.ts';
import type { PersonRecord, ReadMark } from './ports.ts';
import { audienceOf, toCaseView, toConversation, toDetails, toSummary } from './views.ts';

export async function showConversation(
  context: Context,
  reader: PersonRecord,
  state: ConversationState,
): Promise<Conversation> {
  const marks = await context.readMarks.read(reader.id, [state.id]);
  return toConversation(state, await readerOf(context, reader, { state, mark: marks.get(state.id) }));
}

export async function showSummary(
  context: Context,
  reader: PersonRecord,
  shown: { state: ConversationState; mark: ReadMark | undefined },
): Promise<ConversationSummary> {
  return toSummary(shown.state, await readerOf(context, reader, shown));
}

/** What pane 3 shows. */
export async function getDetails(
  context: Context,
  reader: PersonRecord,
  state: ConversationState,
): Promise<Details> {
  return toDetails(state, { case: await findShownCase(context, reader, state) });
}

async function findShownCase(
  context: Context,
  reader: PersonRecord,
  state: ConversationState,
): Promise<ServiceCase | null> {
  const number = state.case?.number ?? state.sideRoomOf;
  const home = number === null ? null : await findCase(context, number);
  if (!home) return null;
  const joined = home.members.has(reader.id);
  if (!joined && !maySeeCase(reader, home.case)) return null;
  return toCaseView(home, { audience: audienceOf(reader), joined });
}

/** An internal chat whose case was shared, and a side room, show the case as it is now, where it lives now. */
async function readerOf(
  context: Context,
  reader: PersonRecord,
  shown: { state: ConversationState; mark: ReadMark | undefined },
): Promise<{ personId: string; mark: ReadMark | undefined; caseElsewhere: CaseRecord | null }> {
  const { state, mark } = shown;
  const number = state.sideRoomOf ?? (state.sharedAs === null ? null : (state.case?.number ?? null));
  const home = number === null ? null : await findCase(context, number);
  const isVisible = home !== null && (home.members.has(reader.id) || maySeeCase(reader, home.case));
  const record =
    home && isVisible ? { ...home.case, internal: state.case?.internal ?? home.case.internal } : null;
  return { personId: reader.id, mark, caseElsewhere: record };
}
