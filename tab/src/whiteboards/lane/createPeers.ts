import { createLatest } from './createLatest.ts';
import type { LanePeer } from './Lane.ts';
import type { LaneMember, LaneSession } from './LaneSession.ts';
import { readPresence } from './LaneNews.ts';

/** Milliseconds between two tellings of what has changed: a frame. */
const tellEvery = 16;

/** The others who have the board open. One is who the relay or the board's members say, not who his page says that he is. */
export function createPeers({ boardId, ownId, nameOf }: PeersNeeds): Peers {
  const listeners = new Set<() => void>();
  let peers: readonly LanePeer[] = [];
  const tell = createLatest<null>(tellEvery, () => {
    for (const listener of [...listeners]) listener();
  });

  function put(next: readonly LanePeer[]): void {
    peers = next;
    tell.put(null);
  }

  function toPeer({ clientId, known, shown }: LaneMember): LanePeer | null {
    const presence = readPresence(shown);
    if (presence?.boardId !== boardId) return null;
    const personId = known?.personId ?? presence.person.id;
    const member = nameOf(personId);
    // In Teams everybody of the meeting or chat can come into the session: only members of the board count.
    if (!known && !member) return null;
    const { name, companyId } = member ?? known ?? presence.person;
    const pointer = peers.find(({ id }) => id === clientId)?.pointer ?? null;
    return { id: clientId, personId, name, companyId, pointer, viewport: presence.viewport };
  }

  return {
    list: () => peers,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    take: (members) =>
      put(members.flatMap((one) => toPeer(one) ?? []).filter(({ personId }) => personId !== ownId)),
    point: (clientId, pointer) =>
      put(peers.map((peer) => (peer.id === clientId ? { ...peer, pointer } : peer))),
    knows(clientId, session) {
      const member = session.members().find((one) => one.clientId === clientId);
      if (!member) return false;
      return member.known !== null || toPeer(member) !== null;
    },
    close() {
      tell.close();
      listeners.clear();
      peers = [];
    },
  };
}

type PeersNeeds = {
  boardId: string;
  ownId: string;
  nameOf: (personId: string) => { name: string; companyId: string } | null;
};

type Peers = {
  list: () => readonly LanePeer[];
  onChange: (listener: () => void) => () => void;
  /** Everybody who is there now. */
  take: (members: readonly LaneMember[]) => void;
  point: (clientId: string, pointer: LanePeer['pointer']) => void;
  /** Whether what this client says counts. */
  knows: (clientId: string, session: LaneSession) => boolean;
  close: () => void;
};
