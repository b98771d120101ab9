import type { Meeting, NewSignals, Signal, Signals } from '../../../../../api/contract/meetings.ts';
import type { LocalMedia } from '../devices/createLocalMedia.ts';
import type { Ice } from './createIce.ts';
import type { Peer } from './createPeer.ts';
import { createPeer } from './createPeer.ts';
import type { OwnPictures } from './createPictureGiver.ts';
import type { Shows } from './pictureMessage.ts';
import type { SignalSender } from './createSignalSender.ts';
import { createSignalSender } from './createSignalSender.ts';

export type Present = Meeting['present'][number];

type PeersNeeds = {
  self: { personId: string; sessionId: string };
  media: LocalMedia;
  ice: Ice;
  /** A still of this window's picture; `by` whom it was asked for. */
  pictures: { grab: OwnPictures['grab']; onAsked: (asked: { by: string; shows: Shows }) => void };
  post: (signals: NewSignals) => Promise<void>;
  /** Asks anew who is there; answers whether that window is. */
  ask: (sessionId: string) => Promise<boolean>;
  isReachable: () => boolean;
  onChange: () => void;
};

type Connected = { sessionId: string; peer: Peer; sender: SignalSender };

/** A connection to each other window that is in the room, and to no other one (a mesh). */
export function createPeers(needs: PeersNeeds) {
  const { self, media, ice, pictures, post, ask, isReachable, onChange } = needs;
  const peers = new Map<string, Connected>();

  function open(other: Present & { sessionId: string }, how: { isNewcomer: boolean }): void {
    const { id: personId, sessionId } = other;
    const sender = createSignalSender({
      post: (signals) => post({ from: self.sessionId, to: { personId, sessionId }, signals }),
      onRefused: () => ask(sessionId),
    });
    const peer = createPeer({
      isPolite: self.sessionId < sessionId,
      ...how,
      tracks: media.tracks,
      media: media.media,
      ice,
      pictures: {
        grab: pictures.grab,
        onAsked: (shows) => pictures.onAsked({ by: personId, shows }),
      },
      others: () => peers.size,
      send: sender.send,
      isReachable,
      onChange,
    });
    peers.set(personId, { sessionId, peer, sender });
  }

  function close(personId: string): void {
    const known = peers.get(personId);
    peers.delete(personId);
    known?.sender.close();
    known?.peer.close();
  }

  function closeAll(): void {
    for (const personId of [...peers.keys()]) close(personId);
  }

  return {
    of: (personId: string): Peer | null => peers.get(personId)?.peer ?? null,
    /** `isNewcomer`: this window has just come, so it offers to all who are there. */
    follow(present: readonly Present[], how: { isNewcomer: boolean }): void {
      if (how.isNewcomer) closeAll();
      const others = new Map(
        present.flatMap((one) => (one.id === self.personId ? [] : [[one.id, one] as const])),
      );
      const sizeBefore = peers.size;
      for (const [personId, { sessionId }] of peers) {
        if (others.get(personId)?.sessionId !== sessionId) close(personId);
      }
      for (const [personId, other] of others) {
        const { sessionId } = other;
        if (sessionId !== null && !peers.has(personId)) open({ ...other, sessionId }, how);
      }
      if (peers.size !== sizeBefore) for (const { peer } of peers.values()) peer.limitSending();
    },
    deliver({ personId, sessionId }: Signals['from'], signals: readonly Signal[]): boolean {
      const known = peers.get(personId);
      if (known?.sessionId !== sessionId) return false;
      for (const signal of signals) known.peer.take(signal);
      return true;
    },
    tellTracks(): void {
      for (const { peer } of peers.values()) peer.tellTracks();
    },
    /** The server can be reached again. */
    mend(): void {
      for (const { peer, sender } of peers.values()) {
        sender.hurry();
        peer.mend();
      }
    },
    closeAll,
  };
}
