import type { Lane } from '../../contract/whiteboards.ts';
import type { Context } from '../context.ts';
import type { PersonRecord } from '../ports.ts';

/** What opens the board's fast lane for the person, who must be a member; null where there is none (rule WB3). */
export async function openLane(
  context: Context,
  person: PersonRecord,
  whiteboardId: string,
): Promise<Lane['lane']> {
  const { lanes, store } = context.boards;
  if (!lanes) return null;
  const { id, name, companyId } = person;
  const containerId = await store.readLane(whiteboardId);
  const access = await lanes.sign({ whiteboardId, person: { id, name, companyId }, containerId });
  return { ...access, containerId };
}

/** Makes the container the one that everybody joins, unless somebody was faster: then his is answered, with its token. */
export async function claimLane(
  context: Context,
  person: PersonRecord,
  claim: { whiteboardId: string; containerId: string; replaces: string | null },
): Promise<Lane['lane']> {
  if (!context.boards.lanes) return null;
  await context.boards.store.claimLane(claim);
  return openLane(context, person, claim.whiteboardId);
}
