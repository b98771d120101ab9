import type { BoardElement } from '../../contract/boardElements.ts';
import type { ExportFormat } from '../../contract/whiteboards.ts';
import type { Context } from '../context.ts';
import type { WhiteboardRecord } from '../conversationState.ts';
import { DomainError, notFound } from '../errors.ts';
import { toFileRef } from '../fileIds.ts';
import type { BoardState } from './boardState.ts';
import { elementsOf } from './boardState.ts';
import type { BoardPicture, BoardToDraw } from './picturePorts.ts';

/** Some 20 kB each: what everybody's lists ask for when a board has changed. */
const mostThumbnails = 100;

const failedMs = 5 * 60_000;
/** A large one takes seconds, and they are made one after the other: nobody may fill the queue alone. */
const mostOfPerson = 3;
const mostOfAll = 20;

/** The pictures that are being made on this instance, by person. */
const makings = new WeakMap<Context, Map<string, number>>();

const thumbnails = new WeakMap<Context, Map<string, Promise<BoardPicture>>>();

/**
 * The board, or one page of it, as a file (rule WB7): as it is, or as it was at a version. Throws `notFound` for a page
 * or version that there is not, `tooMany` where somebody asks for more than three at once.
 */
export async function makePicture(
  context: Context,
  wanted: {
    board: WhiteboardRecord;
    personId: string;
    format: ExportFormat;
    page?: number;
    version?: number;
  },
): Promise<BoardPicture> {
  const ofPerson = makings.get(context) ?? new Map<string, number>();
  makings.set(context, ofPerson);
  const { personId } = wanted;
  const own = ofPerson.get(personId) ?? 0;
  const all = [...ofPerson.values()].reduce((sum, count) => sum + count, 0);
  if (own >= mostOfPerson || all >= mostOfAll) {
    throw new DomainError('tooMany', 'Other pictures are being made.', { retryAfterSeconds: 5 });
  }
  ofPerson.set(personId, own + 1);
  try {
    return await make(context, wanted);
  } finally {
    const left = (ofPerson.get(personId) ?? 1) - 1;
    if (left > 0) ofPerson.set(personId, left);
    else ofPerson.delete(personId);
  }
}

async function make(
  context: Context,
  wanted: { board: WhiteboardRecord; format: ExportFormat; page?: number; version?: number },
): Promise<BoardPicture> {
  const { board, format, page, version } = wanted;
  const { log, pictures } = context.boards;
  const state = version === undefined ? await log.readNewest(board.id) : await log.readAt(board.id, version);
  if (!state) throw notFound();
  return pictures.make({ ...toDrawn(context, state), title: board.name, format, page });
}

/** The board in small. For one state it is made once, however many ask. */
export async function makeThumbnail(
  context: Context,
  board: WhiteboardRecord,
): Promise<{ picture: BoardPicture; sequence: number }> {
  const state = await context.boards.log.read(board.id);
  const made = thumbnails.get(context) ?? new Map<string, Promise<BoardPicture>>();
  thumbnails.set(context, made);
  const { sequence } = state;
  const key = `${board.id} ${sequence}`;
  const known = made.get(key);
  if (known) return { picture: await known, sequence };
  const making = context.boards.pictures.thumbnail(toDrawn(context, state));
  made.set(key, making);
  // What cannot be made is not tried again at each look, for it holds up the others.
  making.catch(() => setTimeout(() => made.delete(key), failedMs).unref());
  const [oldest] = made.keys();
  if (made.size > mostThumbnails && oldest !== undefined) made.delete(oldest);
  return { picture: await making, sequence };
}

/** The elements as they are now: others go on drawing meanwhile. */
function toDrawn(context: Context, state: BoardState): BoardToDraw {
  const elements: BoardElement[] = [...elementsOf(state)];
  return { elements, images: (fileId) => readImage(context, fileId) };
}

/** Null where the picture was deleted or blocked since. */
async function readImage(context: Context, fileId: string): Promise<Uint8Array | null> {
  const ref = toFileRef(fileId);
  const record = ref && (await context.files.records.read(ref));
  const isShown = record?.deletedAt === null && record.state === 'clean' && record.blob !== null;
  const bytes = isShown ? await context.files.blobs.open(record.blob ?? '') : null;
  if (!bytes) return null;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    chunks.push(chunk);
    size += chunk.length;
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
