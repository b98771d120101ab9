import type { LiveEvent } from '../contract/events.ts';
import type { Meeting } from '../contract/meetings.ts';
import type { Message } from '../contract/messages.ts';
import { maySeeCase } from './access.ts';
import type { ConversationState } from './conversationState.ts';
import type { CaseRecord, Entry } from './entries.ts';
import { toMeetingView } from './meetings/meetingView.ts';
import type { PersonRecord } from './ports.ts';
import { toMessage } from './toMessage.ts';
import { audienceOf, toCaseView, type Audience } from './views.ts';

/** The open tabs of this instance. */
export type LiveTabs = {
  /**
   * Encodes the event once and writes it to every tab of these people. A `group` names them: under the same name
   * they are always the same people, so that their tabs need not be looked up for every event.
   */
  send(personIds: Iterable<string>, event: LiveEvent, group?: string): void;
  /** Who has a tab open here. */
  people(): Iterable<PersonRecord>;
};

/** Tells the tabs of this instance an entry, each audience what it may know (rules EV1, EV2, SC3). */
export function publishEntry(
  tabs: LiveTabs,
  published: { entry: Entry; state: ConversationState; changed?: Entry | undefined },
): void {
  const { entry, state, changed } = published;
  const { content } = entry;
  if (!changesCase(entry)) {
    const event = toEntryEvent(entry, { state, audience: 'customer', changed });
    sendToMembers(tabs, published, { event });
  } else {
    for (const audience of ['gfms', 'customer'] as const) {
      // That GFMS changed something internal is not for the customer to know.
      if (content.kind === 'internalChanged' && audience === 'customer') continue;
      const event = toEntryEvent(entry, { state, audience });
      sendToMembers(tabs, published, { event, audience });
    }
    publishToSeers(tabs, published);
  }
  if (content.kind === 'placeLinked' || content.kind === 'placeUnlinked')
    sendToMembers(tabs, published, { event: { event: 'places', data: { conversationId: state.id } } });
  if (content.kind === 'memberRemoved' && !state.members.has(content.personId)) {
    const data = { conversationId: state.id, sequence: entry.sequence };
    tabs.send([content.personId], { event: 'removed', data });
  }
}

/** The event of an entry for one audience. */
export function toEntryEvent(
  entry: Entry,
  shown: { state: ConversationState; audience: Audience; changed?: Entry | undefined },
): LiveEvent & { event: 'entry' } {
  const { state, audience } = shown;
  const { kind } = entry.content;
  return {
    event: 'entry',
    data: {
      conversationId: state.id,
      sequence: entry.sequence,
      message: toMessage(entry),
      case: changesCase(entry) && hasCase(state) ? toCaseView(state, { audience, joined: true }) : null,
      ...toChanged(shown.changed),
      ...fileIdsOf(entry),
      ...whiteboardIdOf(entry),
      ...toMeetingNow(entry, state),
      membersChanged: kind === 'memberAdded' || kind === 'memberRemoved' || kind === 'renamed',
    },
  };
}

/** How a case stands, for people who may see it and are not in its chat; null where the case does not live any more. */
export function toCaseEvent(
  state: ConversationState,
  audience: Audience,
): (LiveEvent & { event: 'case' }) | null {
  if (!hasCase(state) || state.sharedAs !== null) return null;
  return { event: 'case', data: { case: toCaseView(state, { audience, joined: false }) } };
}

/** People who may see the case but are not in its chat learn that it is there and how it stands. */
function publishToSeers(tabs: LiveTabs, published: { entry: Entry; state: ConversationState }): void {
  const { entry, state } = published;
  if (!state.case) return;
  for (const audience of ['gfms', 'customer'] as const) {
    if (entry.kind === 'internalChanged' && audience === 'customer') continue;
    const seers: string[] = [];
    for (const person of tabs.people()) {
      if (audienceOf(person) !== audience || state.members.has(person.id)) continue;
      if (maySeeCase(person, state.case)) seers.push(person.id);
    }
    const event = toCaseEvent(state, audience);
    if (event) tabs.send(seers, event);
  }
}

function sendToMembers(
  tabs: LiveTabs,
  { entry, state }: { entry: Entry; state: ConversationState },
  told: { event: LiveEvent; audience?: Audience },
): void {
  const { event, audience } = told;
  const members = membersAt(state, { sequence: entry.sequence, audience });
  const isForAll = entry.sequence >= state.membersSequence;
  tabs.send(members, event, isForAll ? `${state.id} ${state.membersSequence} ${audience ?? ''}` : undefined);
}

/** Members of the audience, or all, who were in already at that sequence: a state that is further along still tells. */
function* membersAt(
  state: ConversationState,
  at: { sequence: number; audience: Audience | undefined },
): Generator<string, void, undefined> {
  for (const [id, member] of state.members) {
    if (member.sinceSequence > at.sequence) continue;
    if (at.audience === undefined || audienceOf(member) === at.audience) yield id;
  }
}

function changesCase(entry: Entry): boolean {
  const { kind } = entry.content;
  return kind === 'caseCreated' || kind === 'caseChanged' || kind === 'internalChanged';
}

function toChanged(changed: Entry | undefined): { changed?: Message } {
  const row = changed && toMessage(changed);
  return row ? { changed: row } : {};
}

/** The files that an entry tells of. */
function fileIdsOf({ content }: Entry): { fileIds?: string[] } {
  if (content.kind === 'fileChecked' || content.kind === 'fileDeleted') return { fileIds: [content.fileId] };
  if (content.kind === 'message' && content.files) return { fileIds: content.files.map(({ id }) => id) };
  return {};
}

function whiteboardIdOf({ content }: Entry): { whiteboardId?: string } {
  if (content.kind !== 'whiteboardOpened' && content.kind !== 'whiteboardRenamed') return {};
  return { whiteboardId: content.whiteboardId };
}

/** How the meeting stands, where the entry is of it, or somebody who was in it has gone. */
function toMeetingNow({ kind, createdAt }: Entry, state: ConversationState): { meeting?: Meeting } {
  const isOfMeeting = kind.startsWith('meeting') || kind === 'memberRemoved';
  if (!isOfMeeting || !state.meeting) return {};
  return { meeting: toMeetingView(state.id, state.meeting, new Date(createdAt)) };
}

function hasCase(state: ConversationState): state is ConversationState & { case: CaseRecord } {
  return state.case !== null;
}
