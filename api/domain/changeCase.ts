import type { CaseChange } from '../contract/cases.ts';
import { caseConversationId, isGfms } from './access.ts';
import { deriveId } from './chain.ts';
import type { Context } from './context.ts';
import type { ConversationState } from './conversationState.ts';
import { firstWatchers, writeCase } from './createCase.ts';
import { draftEntry, draftMember } from './drafts.ts';
import type { CaseRecord, EntryDraft } from './entries.ts';
import { DomainError, forbidden, invalid } from './errors.ts';
import type { PersonRecord } from './ports.ts';

/**
 * Changes a case's fields, each by whoever may (the table of roles): state, assignee, priority and internal are
 * GFMS's; re-opening is everybody's, with a reason. Throws `forbidden`, `caseClosed` or `invalid`.
 */
export async function changeCase(
  context: Context,
  author: PersonRecord,
  changed: { home: ConversationState & { case: CaseRecord }; change: CaseChange },
): Promise<ConversationState> {
  const { home, change } = changed;
  requireRights(author, { record: home.case, change });
  if (change.internal === false && home.case.internal) {
    if (Object.keys(change).length > 2) throw invalid('internal', 'sharing is a request of its own');
    return shareCase(context, author, { home, isConfirmed: change.confirmSharing === true });
  }
  const assignee = await findAssignee(context, change.assigneeId);
  const appended = await context.log.append(home.id, (state) => {
    if (!state.case || state.sharedAs !== null)
      throw new DomainError('conflict', 'The case was shared meanwhile.');
    requireRights(author, { record: state.case, change });
    return draftChange(author, { record: state.case, state, change, assignee, now: context.clock.now() });
  });
  return appended.state;
}

function requireRights(author: PersonRecord, wanted: { record: CaseRecord; change: CaseChange }): void {
  const { record, change } = wanted;
  const isReopening = record.state === 'closed' && change.state !== undefined && change.state !== 'closed';
  if (!isGfms(author)) {
    const isForeign =
      change.priority !== undefined || change.assigneeId !== undefined || change.internal !== undefined;
    if (isForeign || (change.state !== undefined && !isReopening)) {
      throw forbidden('State, assignee, priority and internal are for GFMS to change.');
    }
  }
  if (isReopening && change.reason === undefined) throw invalid('reason', 'is needed to open a case again');
  if (record.state === 'closed' && !isReopening) throw new DomainError('caseClosed', 'This case is closed.');
}

/** `undefined`: unchanged; `null`: nobody. */
async function findAssignee(
  context: Context,
  assigneeId: string | null | undefined,
): Promise<PersonRecord | null | undefined> {
  if (assigneeId === undefined || assigneeId === null) return assigneeId;
  const gfms = await context.directory.gfms();
  const assignee = (await context.directory.peopleOf(gfms.id)).find((person) => person.id === assigneeId);
  if (!assignee) throw invalid('assigneeId', 'is nobody of GFMS');
  return assignee;
}

function draftChange(
  author: PersonRecord,
  wanted: {
    record: CaseRecord;
    state: ConversationState;
    change: CaseChange;
    assignee: PersonRecord | null | undefined;
    now: Date;
  },
): EntryDraft[] {
  const { record, state, change, assignee, now } = wanted;
  const { priority } = change;
  const drafts: EntryDraft[] = [];
  const changes = toChanges(record, { change, assignee, now });
  if (Object.keys(changes).length > 0) {
    const reason = change.reason === undefined ? {} : { reason: change.reason };
    drafts.push(draftEntry(author, { kind: 'caseChanged', changes, ...reason }));
  }
  if (priority !== undefined && priority !== record.priority) {
    drafts.push(draftEntry(author, { kind: 'internalChanged', changes: { priority } }));
  }
  if (assignee && !state.members.has(assignee.id)) {
    drafts.push(
      draftMember(author, { person: assignee, how: assignee.id === author.id ? 'joined' : 'added' }),
    );
  }
  return drafts;
}

/** Only what really changes: the same request twice has the effect of one. */
function toChanges(
  record: CaseRecord,
  wanted: { change: CaseChange; assignee: PersonRecord | null | undefined; now: Date },
): Partial<CaseRecord> {
  const { change, assignee, now } = wanted;
  const { title, description, state, severity, alarmText, customerReference } = change;
  const next: Partial<CaseRecord> = Object.fromEntries(
    Object.entries({
      title: title?.trim(),
      description,
      state,
      severity,
      alarmText,
      customerReference,
    }).filter(([, value]) => value !== undefined),
  );
  if (change.machine) next.machine = { ...record.machine, ...change.machine };
  if (change.site) next.site = { ...record.site, ...change.site };
  if (change.contact) next.contact = { ...record.contact, ...change.contact };
  if (assignee !== undefined) next.assignee = assignee && { id: assignee.id, name: assignee.name };
  if (severity === 'machineDown' && record.downSince === null) next.downSince = now.toISOString();
  if (severity !== undefined && severity !== 'machineDown') next.downSince = null;
  const isChanged = ([key, value]: [string, unknown]) =>
    JSON.stringify(record[key as keyof CaseRecord]) !== JSON.stringify(value);
  return Object.fromEntries(Object.entries(next).filter(isChanged));
}

/**
 * Sharing starts a new, empty Service Case Chat; the internal chat stays internal (rule SC2). The new log is written
 * first: after a crash between the two the same request finishes the work.
 */
async function shareCase(
  context: Context,
  author: PersonRecord,
  shared: { home: ConversationState & { case: CaseRecord }; isConfirmed: boolean },
): Promise<ConversationState> {
  if (!shared.isConfirmed) throw invalid('confirmSharing', 'is needed: the customer will see this case');
  const record = { ...shared.home.case, internal: false };
  const customer = await context.directory.findCompany(record.customer.id);
  if (!customer) throw invalid('internal', 'the customer is not set up');
  const watchers = await firstWatchers(context, { creator: author, chosen: [], record, customer });
  const { state } = await writeCase(context, { author, record, customer, watchers });
  const conversationId = await caseConversationId(record.number, 'shared');
  const draft = draftEntry(
    author,
    { kind: 'caseShared', number: record.number, conversationId },
    await deriveId('shared', shared.home.id),
  );
  await context.log.append(shared.home.id, (home) => (home.sharedAs === null ? [draft] : []));
  return state;
}
