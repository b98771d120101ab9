import { deriveId } from '../chain.ts';
import { toFileRef } from '../fileIds.ts';

/** The id of the board that this person opens under this client id: a repeat meets the first (rule MS1). */
export async function makeBoardId(of: {
  conversationId: string;
  authorId: string;
  clientId: string;
}): Promise<string> {
  return `${of.conversationId}.${await deriveId('whiteboard', of.conversationId, of.authorId, of.clientId)}`;
}

/** The conversation of a board, by its id; null for what is no id of a board. Files' ids are made alike. */
export function conversationOf(whiteboardId: string): string | null {
  return toFileRef(whiteboardId)?.conversationId ?? null;
}
