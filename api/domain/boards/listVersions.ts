import type { BoardVersionList } from '../../contract/whiteboards.ts';
import type { Context } from '../context.ts';
import { currentStretch } from './boardState.ts';

const pageSize = 50;

/** The stretches of drawing, newest first; the first page begins with how the board is now. */
export async function listVersions(
  context: Context,
  whiteboardId: string,
  cursor: number | null,
): Promise<BoardVersionList> {
  const { log, store } = context.boards;
  const current = cursor === null ? currentStretch(await log.read(whiteboardId)) : null;
  const before = cursor ?? Number.MAX_SAFE_INTEGER;
  const ended = await store.readStretches(whiteboardId, { before, limit: pageSize });
  const last = ended.at(-1);
  const items = current ? [current, ...ended] : ended;
  return { items, ...(ended.length < pageSize || !last ? {} : { cursor: String(last.sequence) }) };
}
