import type { Context } from '../context.ts';
import type { ConversationState, WhiteboardRecord } from '../conversationState.ts';
import { draftEntry } from '../drafts.ts';
import { notFound } from '../errors.ts';
import type { PersonRecord } from '../ports.ts';
import { requireDrawable } from './requireBoard.ts';

/** Any member gives the board another name; the same name changes nothing. Throws `notFound` or `caseClosed`. */
export async function renameBoard(
  context: Context,
  author: PersonRecord,
  renamed: { conversationId: string; whiteboardId: string; name: string },
): Promise<{ state: ConversationState; board: WhiteboardRecord }> {
  const { conversationId, whiteboardId } = renamed;
  const name = renamed.name.trim();
  const { state } = await context.log.append(conversationId, (newest) => {
    requireDrawable(newest, author);
    const known = newest.whiteboards.get(whiteboardId);
    if (!known) throw notFound();
    return known.name === name ? [] : [draftEntry(author, { kind: 'whiteboardRenamed', whiteboardId, name })];
  });
  const board = state.whiteboards.get(whiteboardId);
  if (!board) throw notFound();
  return { state, board };
}
