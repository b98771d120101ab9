import type { Company } from '../../contract/people.ts';
import type { Context } from '../context.ts';
import { turnOf, type ConversationState, type PlaceLink } from '../conversationState.ts';
import type { CaseRecord, Entry } from '../entries.ts';
import { cutText } from './cutText.ts';
import type { CaseCardPost, CaseHit, MessagePost, NoticePost } from './posts.ts';
import type { PlaceRecord, RelayParts } from './relayPorts.ts';

export type CaseConversation = ConversationState & { case: CaseRecord };

const quoteLength = 200;

/** What is posted for a message as it is now; null when nothing is left of it. */
export async function composeMessage(
  { context, relay }: { context: Context; relay: RelayParts },
  shown: { state: CaseConversation; message: Entry; place: PlaceRecord },
): Promise<MessagePost | null> {
  const { state, message, place } = shown;
  const { content, now } = message;
  if (content.kind !== 'message' || now?.deletedAt !== undefined) return null;
  const { number, title } = state.case;
  return {
    kind: 'message',
    author: {
      name: content.authorName,
      company: companyOf(state, message.authorCompanyId),
      role: state.members.get(message.authorId)?.role ?? null,
    },
    text: now?.text ?? content.text,
    quote: content.replyTo === undefined ? null : await readQuote(context, state.id, content.replyTo),
    files: (content.files ?? []).map(({ id, name, size, kind }) => ({
      name,
      size,
      kind,
      url: relay.linkTo(`file/${id}`),
    })),
    isEdited: now?.editedAt !== undefined,
    reactions: Object.entries(now?.reactions ?? {}).map(([emoji, ids]) => ({
      emoji,
      names: ids.map((id) => state.members.get(id)?.name ?? state.createdBy.name),
    })),
    case: { number, title },
    url: relay.linkTo(`message/${state.id}/${message.sequence}`),
    writingIn: await toWritingIn(context, { state, place }),
    seal: relay.seal({ placeId: place.id, of: state.id }),
  };
}

/** The case as the place's readers may know it. */
export async function composeCaseCard(
  { context, relay }: { context: Context; relay: RelayParts },
  shown: { state: CaseConversation; link: PlaceLink; place: PlaceRecord },
): Promise<CaseCardPost> {
  const { state, link, place } = shown;
  const gfms = await context.directory.gfms();
  const record = state.case;
  const turn = turnOf(record);
  return {
    kind: 'caseCard',
    audience: link.companyId === gfms.id ? 'gfms' : 'customer',
    isThreadRoot: link.isCaseThread,
    hearsMentionsOnly: link.isCaseThread && relay.hearsMentionsOnly,
    customer: { ...record.customer, kind: 'customer' },
    gfms: { id: gfms.id, name: gfms.name, kind: 'gfms' },
    number: record.number,
    title: record.title,
    state: record.state,
    severity: record.severity,
    turn,
    turnSince: turn === null ? null : state.turnSince,
    downSince: record.downSince,
    machine: record.machine,
    site: record.site.name,
    alarmText: record.alarmText,
    assignee: record.assignee?.name ?? null,
    timeZone: record.site.timeZone,
    url: relay.linkTo(`case/${record.number}`),
    updatedAt: state.newestAt,
    seal: relay.seal({ placeId: place.id, of: state.id }),
  };
}

/** What the entries tell that a place is told of (rule NT1); of two changes of one kind the later. */
export function composeNotice(
  relay: Pick<RelayParts, 'linkTo'>,
  told: { state: CaseConversation; entries: Entry[] },
): NoticePost | null {
  const { state, entries } = told;
  const changes = new Map<string, NoticePost['changes'][number]>();
  let last: Entry | null = null;
  for (const entry of entries) {
    const { content } = entry;
    if (content.kind === 'whiteboardOpened') {
      const { whiteboardId } = content;
      // As it is called now: it may have been renamed while the place could not be reached.
      const name = state.whiteboards.get(whiteboardId)?.name ?? content.name;
      changes.set(whiteboardId, {
        type: 'whiteboard',
        name,
        url: relay.linkTo(`whiteboard/${whiteboardId}`),
      });
      last = entry;
    }
    if (content.kind === 'meetingStarted') {
      const url = state.meeting?.joinUrl ?? relay.linkTo(`meeting/${content.meetingId}`);
      changes.set('meeting', { type: 'meetingStarted', url });
      last = entry;
    }
    if (content.kind !== 'caseChanged') continue;
    const { state: caseState, assignee, severity } = content.changes;
    if (caseState !== undefined) changes.set('state', { type: 'state', state: caseState });
    if (assignee !== undefined) changes.set('assignee', { type: 'assignee', name: assignee?.name ?? null });
    if (severity !== undefined) changes.set('severity', { type: 'severity', severity });
    if (caseState !== undefined || assignee !== undefined || severity !== undefined) last = entry;
  }
  if (!last) return null;
  return {
    kind: 'notice',
    case: toCaseHit(relay, state),
    changes: [...changes.values()],
    by: { name: last.content.authorName, company: companyOf(state, last.authorCompanyId) },
    at: last.createdAt,
  };
}

export function toCaseHit(relay: Pick<RelayParts, 'linkTo'>, { case: record }: CaseConversation): CaseHit {
  const { brand, model, serialNumber } = record.machine;
  return {
    number: record.number,
    title: record.title,
    state: record.state,
    severity: record.severity,
    turn: turnOf(record),
    customerName: record.customer.name,
    machine: [brand, model, serialNumber].filter(Boolean).join(' '),
    url: relay.linkTo(`case/${record.number}`),
  };
}

export function companyOf(state: ConversationState, companyId: string): Company {
  return state.companies.find(({ id }) => id === companyId) ?? { id: companyId, name: '', kind: 'customer' };
}

/** The text of a message as it is now, cut between characters. */
export function excerpt(message: Entry): string {
  const { content, now } = message;
  const text = now?.text ?? (content.kind === 'message' ? content.text : '');
  return text.length <= quoteLength ? text : `${cutText(text, quoteLength)}…`;
}

async function readQuote(
  context: Context,
  conversationId: string,
  messageId: string,
): Promise<MessagePost['quote']> {
  const quoted = await context.entries.readEntry(conversationId, messageId);
  if (quoted?.content.kind !== 'message' || quoted.now?.deletedAt !== undefined) return null;
  return { authorName: quoted.content.authorName, text: excerpt(quoted) };
}

async function toWritingIn(
  context: Context,
  shown: { state: CaseConversation; place: PlaceRecord },
): Promise<MessagePost['writingIn']> {
  const { state, place } = shown;
  if (place.scope !== 'personal' || place.conversationIds.length < 2 || place.currentId === null) return null;
  if (place.currentId === state.id) return { number: state.case.number, isThisCase: true };
  const current = await context.log.read(place.currentId);
  return current?.case ? { number: current.case.number, isThisCase: false } : null;
}
