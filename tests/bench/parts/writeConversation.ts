import { toItem } from '../../../api/adapters/cosmos/createLogStore.ts';
import { sealEntry } from '../../../api/domain/chain.ts';
import { applyEntry, emptyState, toSnapshot } from '../../../api/domain/conversationState.ts';
import { draftEntry, draftMember } from '../../../api/domain/drafts.ts';
import type { EntryDraft } from '../../../api/domain/entries.ts';
import type { PersonRecord } from '../../../api/domain/ports.ts';
import type { StoreFile } from './openStoreFile.ts';

const itemsPerTransaction = 1_000;
/** The messages come a minute apart, and the last one now. */
const millisecondsApart = 60_000;

/** Writes a direct conversation of these people, sealed like any other, and its snapshot at the end. */
export async function writeConversation(
  file: StoreFile,
  conversation: {
    id: string;
    members: readonly PersonRecord[];
    messages: number;
    text: (at: number) => string;
  },
): Promise<void> {
  const { id, members, messages } = conversation;
  const state = emptyState(id);
  const start = Date.now() - messages * millisecondsApart;
  let items: object[] = [];
  for (const draft of draftLog(conversation)) {
    const isMessage = draft.content.kind === 'message';
    const entry = await sealEntry(draft, {
      conversationId: id,
      sequence: state.sequence + 1,
      previousHash: state.hash,
      ordinal: state.ordinal + (isMessage ? 1 : 0),
      createdAt: new Date(start + state.ordinal * millisecondsApart).toISOString(),
    });
    applyEntry(state, { ...entry, storedAt: 1 });
    if (items.push(toItem(entry)) < itemsPerTransaction) continue;
    file.write('entries', items);
    items = [];
  }
  file.write('entries', items);
  const snapshot = { id: 'snapshot', conversationId: id, sequence: -1, schema: 1, state: toSnapshot(state) };
  file.write('entries', [snapshot]);
  if (state.members.size !== members.length) throw new Error('a member is missing');
}

function* draftLog(conversation: {
  id: string;
  members: readonly PersonRecord[];
  messages: number;
  text: (at: number) => string;
}): Generator<EntryDraft, void, undefined> {
  const [first] = conversation.members;
  if (!first) throw new Error('a conversation has members');
  const company = { id: first.companyId, name: 'GFMS', kind: 'gfms' } as const;
  yield draftEntry(first, { kind: 'conversationCreated', name: conversation.id, caseNumber: null, company });
  for (const person of conversation.members) yield draftMember(first, { person, how: 'first' });
  for (let at = 0; at < conversation.messages; at += 1) {
    const author = conversation.members[at % conversation.members.length] ?? first;
    yield draftEntry(author, { kind: 'message', text: conversation.text(at), clientId: crypto.randomUUID() });
  }
}
