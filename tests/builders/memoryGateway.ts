import type { PlaceAddress, TeamsGateway } from '../../api/domain/relay/gateway.ts';
import type { Post, SendOutcome } from '../../api/domain/relay/posts.ts';

/** What stands in one place. */
export type Standing = { id: string; post: Post };

/** How the next request to a place ends; `lost`: it arrives, and the answer does not. */
export type Ending = 'lost' | 'notSent' | 'unreachable' | 'refused';

/** Teams in memory: the port, without its protocol. */
export type MemoryGateway = TeamsGateway & {
  standing(conversationId: string): Standing[];
  /** The next posts there end so, one after the other. */
  endWith(conversationId: string, ...endings: Ending[]): void;
  /** Until it is called again with false, nothing is answered. */
  setAway(isAway: boolean): void;
};

export function createMemoryGateway(): MemoryGateway {
  const places = new Map<string, Standing[]>();
  const endings = new Map<string, Ending[]>();
  let isAway = false;
  let lastId = 0;

  const standing = (conversationId: string): Standing[] => {
    const found = places.get(conversationId) ?? [];
    places.set(conversationId, found);
    return found;
  };
  const away: SendOutcome = { outcome: 'notSent', because: 'away', retryAfterMs: null };
  const lost: SendOutcome = { outcome: 'notConfirmed', because: 'lost' };

  function post(to: PlaceAddress, made: Post): SendOutcome {
    if (isAway) return away;
    const ending = endings.get(to.conversationId)?.shift();
    if (ending === 'notSent') return away;
    if (ending === 'unreachable') return { outcome: 'unreachable', reason: 'removed', because: 'removed' };
    if (ending === 'refused') return { outcome: 'refused', because: 'refused' };
    const id = String((lastId += 1));
    standing(to.conversationId).push({ id, post: made });
    return ending === 'lost' ? lost : { outcome: 'delivered', activityId: id };
  }

  return {
    standing: (conversationId) => [...standing(conversationId)],
    endWith: (conversationId, ...more) =>
      void endings.set(conversationId, [...(endings.get(conversationId) ?? []), ...more]),
    setAway: (now) => void (isAway = now),
    post: async (to, made) => post(to, made),
    async update(to, activityId, made) {
      if (isAway) return away;
      const found = standing(to.conversationId).find(({ id }) => id === activityId);
      if (!found) return { outcome: 'cannot', because: 'gone' };
      found.post = made;
      return { outcome: 'delivered', activityId };
    },
    async remove(to, activityId) {
      if (isAway) return away;
      const found = standing(to.conversationId).findIndex(({ id }) => id === activityId);
      if (found >= 0) standing(to.conversationId).splice(found, 1);
      return { outcome: 'delivered', activityId };
    },
    react: async (_to, activityId) => (isAway ? away : { outcome: 'delivered', activityId }),
    async openThread(channel, made) {
      const conversationId = `${channel.conversationId};messageid=${(lastId += 1)}`;
      const outcome = post({ ...channel, conversationId }, made);
      return outcome.outcome === 'delivered' ? { ...outcome, conversationId } : outcome;
    },
    probe: async () => (isAway ? away : { outcome: 'delivered', activityId: '' }),
    listReaders: async () => [],
  };
}
