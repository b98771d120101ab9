import type { Message } from '../../contract/messages.ts';
import { beginUpload } from '../beginUpload.ts';
import { deriveId, sha256 } from '../chain.ts';
import { completeUpload } from '../completeUpload.ts';
import type { Context } from '../context.ts';
import type { ConversationState, WhiteboardRecord } from '../conversationState.ts';
import { blobFolder, makeFileId } from '../fileIds.ts';
import { toSafeName } from '../fileNames.ts';
import type { PersonRecord } from '../ports.ts';
import { sendMessage } from '../sendMessage.ts';
import { toMessage } from '../toMessage.ts';
import { makePicture } from './makePicture.ts';
import { requireDrawable } from './requireBoard.ts';

/**
 * Makes the board, or a page of it, a file of the conversation, in a message of its own; repeated with one client id it
 * is there once. Throws `notFound` (also for a page that there is not) or `caseClosed`.
 */
export async function copyBoard(
  context: Context,
  author: PersonRecord,
  copied: {
    state: ConversationState;
    board: WhiteboardRecord;
    clientId: string;
    format: 'png' | 'pdf';
    page?: number;
  },
): Promise<{ message: Message; isNew: boolean }> {
  const { state, board, clientId, format, page } = copied;
  const conversationId = state.id;
  const known = await context.entries.readEntry(
    conversationId,
    await deriveId('message', conversationId, author.id, clientId),
  );
  const before = known && toMessage(known);
  if (before) return { message: before, isNew: false };
  requireDrawable(state, author);
  const { bytes } = await makePicture(context, {
    board,
    personId: author.id,
    format,
    ...(page === undefined ? {} : { page }),
  });
  const name = toSafeName(`${board.name}${page === undefined ? '' : ` (${page})`}.${format}`);
  const hash = await sha256(new Uint8Array(bytes));
  // Of its bytes: a board that was drawn on before a repeat makes another file.
  const draft = { name, size: bytes.length, clientId: `copy-${hash}` };
  const fileId = await makeFileId({ conversationId, authorId: author.id, clientId: draft.clientId });
  const record = await context.files.records.read({ id: fileId, conversationId });
  if (!record || record.state === 'uploading') {
    await context.files.blobs.writeIncoming(blobFolder({ id: fileId, conversationId }), once(bytes));
    const begun = await beginUpload(context, author, { state, draft });
    await completeUpload(context, author, { record: begun.record, sha256: hash });
  }
  return sendMessage(context, author, { conversationId, draft: { clientId, text: '', fileIds: [fileId] } });
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array, void, undefined> {
  yield bytes;
}
