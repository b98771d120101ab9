import type { Lane as LaneAnswer } from '../../api/contract/whiteboards.ts';
import { createLane } from '../../tab/src/whiteboards/lane/createLane.ts';
import { createLaneDoor } from '../../tab/src/whiteboards/lane/createLaneDoor.ts';
import type { Lane } from '../../tab/src/whiteboards/lane/Lane.ts';
import { joinLiveShare } from '../../tab/src/whiteboards/lane/liveShare.ts';
import { signLaneToken } from './signLaneToken.ts';

/** One board's lane as the API keeps it, and people who have the board open. */
export function startBoardLane({
  endpoint,
  boardId = 'conversation.board',
  containerId = null,
}: BoardLaneOptions) {
  const kept = { containerId, isThere: true, lifetime: 600, asked: 0 };
  const lanes: Lane[] = [];

  async function answer(name: string): Promise<LaneAnswer> {
    kept.asked += 1;
    if (!kept.isThere) return { lane: null };
    const { lifetime } = kept;
    const documentId = kept.containerId ?? '';
    const token = await signLaneToken({ boardId, documentId, personId: name, lifetime });
    const expiresAt = new Date(Date.now() + lifetime * 1000).toISOString();
    return { lane: { endpoint, tenantId: 'local', token, expiresAt, containerId: kept.containerId } };
  }

  return {
    kept,
    open(name: string): Lane {
      const door = createLaneDoor({
        ask: () => answer(name),
        claim(offer) {
          if (kept.containerId === offer.replaces) kept.containerId = offer.containerId;
          return answer(name);
        },
      });
      const lane = createLane({
        boardId,
        person: { id: name, name, companyId: 'officine-rossi' },
        nameOf: () => null,
        door,
        teamsHost: null,
        // The pen needs a page.
        load: async () => ({ joinLiveShare, createInk: () => null as never }),
      });
      lanes.push(lane);
      return lane;
    },
    close: () => lanes.splice(0).forEach((lane) => lane.close()),
  };
}

type BoardLaneOptions = { endpoint: string; boardId?: string; containerId?: string | null };
