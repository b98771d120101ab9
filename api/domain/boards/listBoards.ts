import type { WhiteboardList } from '../../contract/whiteboards.ts';
import type { Context } from '../context.ts';
import type { ConversationState } from '../conversationState.ts';
import type { PersonRecord } from '../ports.ts';
import { toBoardView } from './boardViews.ts';

/** Every board of the conversation, newest first: one point read each, for there are 200 at most. */
export async function listBoards(
  context: Context,
  reader: PersonRecord,
  state: ConversationState,
): Promise<WhiteboardList> {
  const boards = [...state.whiteboards.values()].reverse();
  const stored = await context.boards.store.readSummaries(boards.map(({ id }) => id));
  const byId = new Map(stored.map((summary) => [summary.whiteboardId, summary]));
  return {
    items: boards.map((board) =>
      toBoardView(context, reader, { state, board, summary: byId.get(board.id) ?? null }),
    ),
  };
}
