import type { ConversationSummary } from '../../../api/contract/conversations.ts';
import type { Linked } from './parseLink.ts';

/** Where in a conversation a link leads. */
export type Start = { sequence?: number; fileId?: string; isMeeting?: true };

/** What pane 2 shows. */
export type Opened =
  | { kind: 'conversation'; id: string; isRemembered: boolean; startAt?: Start }
  /** A case by its number: its chat, or the offer to join it. */
  | { kind: 'case'; number: string }
  /** There is no conversation at all. */
  | { kind: 'none' };

type Known = {
  linked: Linked | null;
  lastOpened: string | null;
  /** By last activity, the newest first; null until they are loaded. */
  conversations: readonly Pick<ConversationSummary, 'id' | 'unread'>[] | null;
};

/** The linked one, else the last opened, else the newest unread, else the newest. Null while that is unknown. */
export function chooseConversation({ linked, lastOpened, conversations }: Known): Opened | null {
  if (linked?.kind === 'case') return linked;
  if (linked) return { kind: 'conversation', id: linked.id, isRemembered: false, ...startOf(linked) };
  if (lastOpened !== null) return { kind: 'conversation', id: lastOpened, isRemembered: true };
  if (conversations === null) return null;
  const chosen = conversations.find(({ unread }) => unread > 0) ?? conversations[0];
  return chosen ? { kind: 'conversation', id: chosen.id, isRemembered: false } : { kind: 'none' };
}

function startOf({ sequence, fileId, isMeeting }: Start): { startAt?: Start } {
  if (sequence !== undefined) return { startAt: { sequence } };
  if (fileId !== undefined) return { startAt: { fileId } };
  return isMeeting ? { startAt: { isMeeting } } : {};
}
