import type { BoardElement } from '../../contract/boardElements.ts';
import type { Context } from '../context.ts';
import { invalid } from '../errors.ts';
import { toFileRef } from '../fileIds.ts';
import type { FileRecord } from '../filePorts.ts';
import type { PersonRecord } from '../ports.ts';
import type { Drawn } from './loadedBoard.ts';
import type { BoardState } from './boardState.ts';
import { requireDrawable } from './requireBoard.ts';
import { requireRoom } from './requireRoom.ts';

/** What every browser draws and our own pictures are made of. */
const drawnTypes: readonly string[] = ['image/png', 'image/jpeg', 'image/webp'];

/**
 * Stores what somebody drew (rule WB2). Repeated, late or in another order it comes to the same board. All or nothing:
 * throws `notFound`, `caseClosed`, or `invalid` with the element's field (`elements.3.fileId`).
 */
export async function drawOnBoard(
  context: Context,
  author: PersonRecord,
  drawn: { conversationId: string; whiteboardId: string; elements: BoardElement[] },
): Promise<Drawn> {
  const { conversationId, whiteboardId, elements } = drawn;
  requireOnce(elements);
  const known = await context.boards.log.read(whiteboardId);
  await requirePictures(context, { conversationId, elements, known });
  const conversation = await context.log.read(conversationId);
  const { id, name, companyId } = author;
  return context.boards.log.draw(whiteboardId, {
    by: { id, name, companyId },
    elements,
    check(state) {
      if (conversation) requireDrawable(conversation, author);
      requireRoom(state, elements);
    },
  });
}

function requireOnce(elements: readonly BoardElement[]): void {
  const ids = new Set<string>();
  for (const [index, { id }] of elements.entries()) {
    if (ids.has(id)) throw invalid(`elements.${index}.id`, 'is there twice');
    ids.add(id);
  }
}

/** New images must be pictures of the conversation that all may see; one that is there already may stay and be moved. */
async function requirePictures(
  context: Context,
  drawn: { conversationId: string; elements: readonly BoardElement[]; known: BoardState },
): Promise<void> {
  const { conversationId, elements, known } = drawn;
  // Nearly always; a large board is not to be looked through for a stroke.
  if (!elements.some((element) => !element.isDeleted && element.type === 'image')) return;
  const onBoard = new Set<string>();
  for (const { element } of known.elements.values()) {
    if (!element.isDeleted && element.type === 'image') onBoard.add(element.fileId);
  }
  const fresh = new Map<string, number>();
  for (const [index, element] of elements.entries()) {
    if (element.isDeleted || element.type !== 'image' || onBoard.has(element.fileId)) continue;
    if (toFileRef(element.fileId)?.conversationId !== conversationId) throw noPicture(index);
    fresh.set(element.fileId, index);
  }
  if (fresh.size === 0) return;
  const records = await context.files.records.readSome(conversationId, [...fresh.keys()]);
  const byId = new Map(records.map((record) => [record.id, record]));
  for (const [fileId, index] of fresh) {
    const record = byId.get(fileId);
    if (!record || !isDrawable(record)) throw noPicture(index);
  }
}

function isDrawable(record: FileRecord): boolean {
  return (
    record.messageId !== null &&
    record.deletedAt === null &&
    record.state === 'clean' &&
    drawnTypes.includes(record.type)
  );
}

function noPicture(index: number): Error {
  return invalid(`elements.${index}.fileId`, 'is no checked PNG, JPEG or WebP of this conversation');
}
