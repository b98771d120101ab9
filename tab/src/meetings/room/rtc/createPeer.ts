import type { Signal } from '../../../../../api/contract/meetings.ts';
import type { LocalTracks } from '../devices/createLocalMedia.ts';
import { speechLoudness } from '../devices/createLevelMeter.ts';
import type { RoomPerson, SentMedia } from '../Room.ts';
import type { Link } from './createLink.ts';
import { createLink } from './createLink.ts';
import { createReceivedStreams } from './createReceivedStreams.ts';
import type { PictureExchange } from './createPictureExchange.ts';
import type { OwnPictures } from './createPictureGiver.ts';
import type { Ice } from './createIce.ts';
import { nothingSent } from './mediaMessage.ts';
import { createNegotiation } from './createNegotiation.ts';
import type { Negotiation } from './createNegotiation.ts';

/** After an offer has reached the server, for the way there and back and a slow phone. */
export const answerWithinMs = 8_000;
/** From the first offer to a connection; a relay that has to be reached by TCP takes its time. */
export const connectWithinMs = 15_000;
const longestConnectMs = 60_000;
/** A short weakness of the line mends by itself. */
const weakForMs = 3_000;

export type PeerNeeds = {
  /** Gives way when both offer at once. Of two windows one is. */
  isPolite: boolean;
  /** Makes the first offer. Of two windows that one does that came later. */
  isNewcomer: boolean;
  ice: Ice;
  tracks: () => LocalTracks;
  media: () => SentMedia;
  pictures: OwnPictures;
  others: () => number;
  /** Answers when the server has it; never where it cannot be brought there. */
  send: (signal: Signal) => Promise<void>;
  /** Whether signals go through at this time. */
  isReachable: () => boolean;
  onChange: () => void;
};

type Shown = Pick<RoomPerson, 'media' | 'camera' | 'screen' | 'connection'>;

/** The way to one other window of the room, by one connection after the other until one holds. */
export type Peer = {
  shown: () => Shown;
  take: (signal: Signal) => void;
  /** What this window sends has changed. */
  tellTracks: () => void;
  /** How many there are has changed. */
  limitSending: () => void;
  /** From 0 to 1: how loud what is played of him is. */
  level: () => number;
  askPicture: PictureExchange['ask'];
  /** Signals go through again. */
  mend: () => void;
  close: () => void;
};

export function createPeer(needs: PeerNeeds): Peer {
  const { isPolite, isNewcomer, ice, isReachable, onChange } = needs;
  type Current = { link: Link; negotiation: Negotiation; streams: ReturnType<typeof createReceivedStreams> };
  let current: Current | null = null;
  let media = nothingSent;
  let hasBeenConnected = false;
  let attempts = 0;
  let isClosed = false;
  let deadline: ReturnType<typeof setTimeout> | undefined;
  let weakness: ReturnType<typeof setTimeout> | undefined;

  function open(): Current {
    drop();
    const link = createLink({
      ...needs,
      iceServers: ice.servers(),
      on: {
        offerNeeded: () => negotiation.offer(),
        candidate: (candidate) => negotiation.sendCandidate(candidate),
        state: onState,
        told(next) {
          media = next;
          streams.take(next);
          onChange();
        },
      },
    });
    const negotiation = createNegotiation({
      link,
      isPolite,
      send: needs.send,
      answerWithinMs,
      onUnanswered: () => startAnew(),
    });
    const streams = createReceivedStreams(link);
    current = { link, negotiation, streams };
    attempts += 1;
    expect();
    return current;
  }

  function drop(): void {
    current?.negotiation.stop();
    current?.link.close();
    current = null;
  }

  /** A connection, before long. The polite one waits longer, so that not both begin anew at once. */
  function expect(): void {
    clearTimeout(deadline);
    const patience = Math.min(longestConnectMs, connectWithinMs * Math.max(1, attempts));
    deadline = setTimeout(
      () => {
        if (isReachable()) startAnew();
        else expect();
      },
      isPolite ? patience * 1.3 : patience,
    );
  }

  function startAnew(): void {
    const before = current;
    whenFresh(() => {
      // The other may have begun meanwhile.
      if (isClosed || current !== before) return;
      open().link.makeLines();
      onChange();
    });
  }

  /** At once, unless the credentials for the relay may have ended. */
  function whenFresh(go: () => void): void {
    const renewed = ice.renew();
    if (renewed) void renewed.then(go);
    else go();
  }

  function onState(): void {
    clearTimeout(weakness);
    const state = current?.link.connection.connectionState;
    if (state === 'connected') {
      clearTimeout(deadline);
      deadline = undefined;
      hasBeenConnected = true;
      attempts = 0;
      current?.link.limitSending();
    }
    // One of the two is enough.
    if (state === 'disconnected' && !isPolite) weakness = setTimeout(restartIce, weakForMs);
    if (state === 'failed') restartIce();
    onChange();
  }

  function restartIce(): void {
    if (deadline === undefined) expect();
    const broken = current?.link.connection;
    if (!broken || !isReachable()) return;
    whenFresh(() => {
      if (isClosed || current?.link.connection !== broken) return;
      broken.setConfiguration({ ...broken.getConfiguration(), iceServers: [...ice.servers()] });
      broken.restartIce();
    });
  }

  async function takeDescription(description: { type: 'offer' | 'answer'; sdp: string }): Promise<void> {
    const before = current;
    if (!before && description.type === 'answer') return;
    const taken = await (before?.negotiation.take(description) ?? 'needsNew');
    if (isClosed || taken === 'done') return;
    // For a connection that this window had before it was reloaded: the other has to hear of the new one.
    if (taken === 'astray') {
      if (current === before && !isConnected() && !before?.negotiation.isOffering()) startAnew();
      return;
    }
    await ice.renew();
    if (isEnded() || current !== before) return;
    const next = open();
    const isTaken = (await next.negotiation.take(description, { isFirst: true })) === 'done';
    if (current !== next) return;
    if (isTaken) onChange();
    else startAnew();
  }

  const isEnded = () => isClosed;
  const isConnected = () => current?.link.connection.connectionState === 'connected';

  /** One signal after the other: the next one may rest on what the one before has done. */
  let turn: Promise<void> = Promise.resolve();

  if (isNewcomer) startAnew();
  else expect();

  return {
    shown() {
      const { camera = null, screen = null } = current?.streams.streams() ?? {};
      const lost = hasBeenConnected ? 'lost' : 'connecting';
      return { media, camera, screen, connection: isConnected() ? 'connected' : lost };
    },
    take(signal) {
      turn = turn
        .then(async () => {
          if (isClosed) return;
          if ('description' in signal) await takeDescription(signal.description);
          else await current?.negotiation.takeCandidate(signal.candidate);
        })
        // What the browser cannot read is as good as lost, and what is lost is noticed by its missing.
        .catch(() => {});
    },
    tellTracks() {
      current?.link.replaceTracks();
      current?.link.tellMedia();
    },
    limitSending: () => current?.link.limitSending(),
    level() {
      const receiver = current?.link.receiver('microphone');
      const heard = receiver?.getSynchronizationSources()[0]?.audioLevel ?? 0;
      return media.isMuted ? 0 : Math.min(1, heard / speechLoudness);
    },
    askPicture: (wish) => current?.link.askPicture(wish) ?? Promise.resolve(null),
    mend() {
      if (current?.link.connection.connectionState === 'failed') restartIce();
    },
    close() {
      isClosed = true;
      clearTimeout(deadline);
      clearTimeout(weakness);
      drop();
    },
  };
}
