import { draftEntry, draftMember } from '../../../api/domain/drafts.ts';
import type { EntryDraft } from '../../../api/domain/entries.ts';
import type { PersonRecord } from '../../../api/domain/ports.ts';
import { writeSealedLog } from '../../../local/demo/writeSealedLog.ts';
import type { StoreFile } from './openStoreFile.ts';

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
  const start = Date.now() - messages * millisecondsApart;
  const state = await writeSealedLog({
    conversationId: id,
    drafts: draftLog(conversation),
    createdAt: (sequence) => new Date(start + (sequence - members.length - 1) * millisecondsApart),
    write: (items) => file.write('entries', items),
  });
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
