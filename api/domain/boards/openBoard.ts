import type { NewWhiteboard } from '../../contract/whiteboards.ts';
import type { Context } from '../context.ts';
import type { ConversationState, WhiteboardRecord } from '../conversationState.ts';
import { draftEntry } from '../drafts.ts';
import { DomainError } from '../errors.ts';
import type { PersonRecord } from '../ports.ts';
import { makeBoardId } from './boardIds.ts';
import { requireDrawable } from './requireBoard.ts';

/** Each is some 200 bytes of the conversation's state, and a row of a list. */
const mostBoards = 200;

/**
 * Opens a board in the conversation (rule WB1); repeated with the same client id, the one that is there. Throws
 * `notFound`, `caseClosed`, or `tooMany` beyond 200 boards of one conversation.
 */
export async function openBoard(
  context: Context,
  author: PersonRecord,
  opened: { conversationId: string; draft: NewWhiteboard },
): Promise<{ state: ConversationState; board: WhiteboardRecord; isNew: boolean }> {
  const { conversationId, draft } = opened;
  const id = await makeBoardId({ conversationId, authorId: author.id, clientId: draft.clientId });
  const appended = await context.log.append(conversationId, (state) => {
    if (state.members.has(author.id) && state.whiteboards.has(id)) return [];
    requireDrawable(state, author);
    if (state.whiteboards.size >= mostBoards) {
      throw new DomainError('tooMany', `A conversation may have ${mostBoards} whiteboards.`);
    }
    const name = draft.name?.trim() ?? nameBoard(state, draft.date ?? today(context));
    return [draftEntry(author, { kind: 'whiteboardOpened', whiteboardId: id, name }, id.slice(-36))];
  });
  const { state, entries, repeated } = appended;
  const board = state.whiteboards.get(id);
  if (!board) throw new Error('a board that was opened is not in the state');
  return { state, board, isNew: entries.length > 0 && !repeated };
}

/** Case number and date; of several on one day each has another number. */
function nameBoard(state: ConversationState, date: string): string {
  const [year, month, day] = date.split('-');
  const subject = state.case?.number ?? state.sideRoomOf ?? state.name ?? 'Whiteboard';
  const name = `${subject.slice(0, 150)} ${day}.${month}.${year}`;
  const taken = new Set([...state.whiteboards.values()].map((board) => board.name));
  if (!taken.has(name)) return name;
  let number = 2;
  while (taken.has(`${name} (${number})`)) number += 1;
  return `${name} (${number})`;
}

function today({ clock }: Context): string {
  return clock.now().toISOString().slice(0, 10);
}
