import type { CaseState } from '../../../api/contract/cases.ts';
import type { Line, Message } from '../../../api/contract/messages.ts';
import type { Needs } from './lineNeeds.ts';
import type { MeetingLine } from './meetingSummary.ts';
import { attendantOf, isMeetingLine, meetingSummary, minutesOf } from './meetingSummary.ts';
import { visibleName } from './visibleName.ts';

/** A line as a sentence: who did what. */
export function lineSentence({ authorId, authorName, text, line }: Message, { t, reader }: Needs): string {
  if (!line) return text;
  const by = authorId === reader.personId ? t('head.you') : visibleName(authorName);
  switch (line.type) {
    case 'conversationCreated':
      return t('messages.line.conversationCreated', { by });
    case 'caseCreated':
      return t('messages.line.caseCreated', { by, number: line.number });
    case 'caseShared':
      return t('messages.line.caseShared', { by, number: line.number });
    case 'memberJoined':
      return t('messages.line.memberJoined', { by });
    case 'memberAdded':
      return t('messages.line.memberAdded', { by, person: personOf(line, { t, reader }) });
    case 'memberRemoved':
      return t('messages.line.memberRemoved', { by, person: personOf(line, { t, reader }) });
    case 'memberLeft':
      return t('messages.line.memberLeft', { by });
    case 'renamed':
      return t('messages.line.renamed', { by, name: visibleName(line.name) });
    case 'fileInfected':
      return t('messages.line.fileInfected', { name: visibleName(line.fileName) });
    case 'placeLinked':
    case 'placeUnlinked':
      return t(`messages.line.${line.type}`, { by, name: visibleName(line.placeName) });
    case 'whiteboardOpened':
      return t('messages.line.whiteboardOpened', { by, name: visibleName(line.name) });
    case 'meetingStarted':
      return t('messages.line.meetingStarted', { by });
    case 'meetingJoined':
    case 'meetingLeft':
      return t(`messages.line.${line.type}`, { person: attendantOf(line, { t, reader }) });
    case 'meetingEnded':
      return t('messages.line.meetingEnded', { count: minutesOf(line) });
    case 'caseChanged':
      return t('messages.line.caseChanged', { by, changes: changesOf(line, { t, reader }).join(', ') });
    default:
      return line satisfies never;
  }
}

/** Lines in a row, in short: "case created, 2 participants added". */
export function linesSummary(lines: readonly Message[], needs: Needs): string {
  const { t } = needs;
  const parts: string[] = [];
  const counted = new Set<string>();
  for (const message of lines) {
    const { line } = message;
    if (!line) {
      parts.push(message.text);
      continue;
    }
    if (line.type === 'caseChanged') {
      parts.push(...changesOf(line, needs));
      continue;
    }
    if (isMeetingLine(line)) {
      // Who came and went is one thing with the conference itself.
      if (!counted.has('meeting')) parts.push(meetingSummary(lines, needs));
      counted.add('meeting');
      continue;
    }
    const alike = lines.filter((other) => other.line?.type === line.type);
    if (alike.length === 1) {
      parts.push(shortOf({ message, line }, needs));
    } else if (!counted.has(line.type)) {
      counted.add(line.type);
      parts.push(t(`messages.lines.${line.type}`, { count: alike.length }));
    }
  }
  return parts.join(', ');
}

function shortOf({ message, line }: Short, needs: Needs): string {
  const { t } = needs;
  const readerId = needs.reader.personId;
  switch (line.type) {
    case 'conversationCreated':
    case 'caseCreated':
      return t(`messages.short.${line.type}${message.authorId === readerId ? 'ByYou' : ''}`);
    case 'caseShared':
    case 'renamed':
      return t(`messages.short.${line.type}`);
    case 'memberAdded':
    case 'memberRemoved':
      if (line.personId === readerId) return t(`messages.short.${line.type}You`);
      return t(`messages.short.${line.type}`, { person: personOf(line, needs) });
    case 'memberJoined':
    case 'memberLeft':
      return t(`messages.short.${line.type}`, { person: personOf(line, needs) });
    case 'fileInfected':
      return t('messages.short.fileInfected', { name: visibleName(line.fileName) });
    case 'placeLinked':
    case 'placeUnlinked':
      return t(`messages.short.${line.type}`, { name: visibleName(line.placeName) });
    case 'whiteboardOpened':
      return t('messages.short.whiteboardOpened', { name: visibleName(line.name) });
    default:
      return line satisfies never;
  }
}

type Short = { message: Message; line: Exclude<Line, MeetingLine | { type: 'caseChanged' }> };

function changesOf(line: Extract<Line, { type: 'caseChanged' }>, { t, reader }: Needs): string[] {
  const changes: string[] = [];
  if (line.state) changes.push(t('messages.change.state', { state: stateWords(line.state, { t, reader }) }));
  if (line.severity) {
    changes.push(t('messages.change.severity', { severity: t(`severity.${line.severity}`) }));
  }
  if (line.assignee) {
    const isReader = line.assignee.id === reader.personId;
    changes.push(
      isReader
        ? t('messages.change.assigneeYou')
        : t('messages.change.assignee', { person: visibleName(line.assignee.name) }),
    );
  }
  if (line.assignee === null) changes.push(t('messages.change.noAssignee'));
  if (line.title !== undefined) changes.push(t('messages.change.title', { title: visibleName(line.title) }));
  if (line.reason !== undefined) changes.push(t('messages.change.reason', { reason: line.reason }));
  const others = line.fields.filter((field) => !(field in line));
  if (others.length > 0) changes.push(t('messages.change.details'));
  return changes;
}

function stateWords(state: CaseState, { t, reader }: Needs): string {
  const { gfms, customer } = reader;
  if (!reader.isCustomer) {
    if (state === 'waitingForCustomer' && customer !== null)
      return t('messages.waitingFor', { company: customer });
    return t(`state.${state}`, { gfms });
  }
  if (state === 'closed') return t('turn.closed');
  return state === 'waitingForCustomer' ? t('turn.waitingForYou') : t('turn.waitingForGfms', { gfms });
}

function personOf({ personId, personName }: { personId: string; personName: string }, needs: Needs): string {
  return nameOf({ id: personId, name: personName }, needs);
}

function nameOf({ id, name }: { id: string; name: string }, { t, reader }: Needs): string {
  return id === reader.personId ? t('messages.you') : visibleName(name);
}
