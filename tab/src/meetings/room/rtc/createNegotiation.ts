import type { Signal } from '../../../../../api/contract/meetings.ts';
import type { Link } from './createLink.ts';
import { addAddress, connectionOf, originOf, takeAddress } from './sdpAddress.ts';

type Description = Extract<Signal, { description: unknown }>['description'];
type Candidate = Extract<Signal, { candidate: unknown }>['candidate'];

type NegotiationNeeds = {
  link: Link;
  isPolite: boolean;
  send: (signal: Signal) => Promise<void>;
  answerWithinMs: number;
  /** An offer reached the server and nobody has answered it. */
  onUnanswered: () => void;
};

/**
 * `needsNew`: only another connection can take it, for the other has one. `astray`: it is for a connection of this window
 * that is no more.
 */
type Taken = 'done' | 'needsNew' | 'astray';

/** More candidates than any network has. */
const mostEarly = 100;

/** The talk about one connection. */
export type Negotiation = {
  offer: () => void;
  sendCandidate: (candidate: RTCIceCandidate) => void;
  /** `isFirst`: of this connection, by whom it was made necessary. */
  take: (description: Description, how?: { isFirst: boolean }) => Promise<Taken>;
  takeCandidate: (candidate: Candidate) => Promise<void>;
  /** Whether an offer waits for its answer. */
  isOffering: () => boolean;
  stop: () => void;
};

/**
 * Perfect negotiation, as in the example of the W3C's WebRTC recommendation (10.7): whoever wants to, offers; when both do,
 * the impolite one ignores the other's offer and the polite one takes his own back. One thing differs: the first offer is
 * not taken back but made anew with its connection, for media lines that were made for an offer stay after it.
 *
 * It is written here and not taken from a library because none fits signals that go through an API of one's own: simple-peer
 * and its forks know one initiator only and so no glare; peerjs brings its own signalling server; the clients of livekit
 * and mediasoup need a server that carries the media.
 */
export function createNegotiation(needs: NegotiationNeeds): Negotiation {
  const { link, isPolite, send, answerWithinMs, onUnanswered } = needs;
  const { connection } = link;
  let isMakingOffer = false;
  let isStopped = false;
  let unanswered: ReturnType<typeof setTimeout> | undefined;
  /** Came before the description that they belong to. */
  let early: Candidate[] = [];

  const hasStopped = () => isStopped;

  async function sendDescription(): Promise<void> {
    const { localDescription: made } = connection;
    if (!made || isStopped || (made.type !== 'offer' && made.type !== 'answer')) return;
    const sdp = addAddress(made.sdp, originOf(connection.remoteDescription?.sdp));
    const isSent = send({ description: { type: made.type, sdp } });
    if (made.type === 'answer') return;
    await isSent;
    if (hasStopped() || connection.localDescription?.sdp !== made.sdp || !isOffering()) return;
    clearTimeout(unanswered);
    unanswered = setTimeout(() => {
      if (!isStopped && isOffering()) onUnanswered();
    }, answerWithinMs);
  }

  async function makeOffer(): Promise<void> {
    try {
      isMakingOffer = true;
      await connection.setLocalDescription();
    } catch {
      // Closed meanwhile, or the other's offer was quicker; then it is asked for again where it is still needed.
      return;
    } finally {
      isMakingOffer = false;
    }
    if (isOffering()) await sendDescription();
  }

  const isOffering = () => connection.signalingState === 'have-local-offer';

  async function takeOffer({
    sdp,
    to,
    isFirst,
  }: {
    sdp: string;
    to: string | null;
    isFirst: boolean;
  }): Promise<Taken> {
    const known = connectionOf(originOf(connection.remoteDescription?.sdp));
    const mine = connectionOf(originOf(connection.localDescription?.sdp));
    const isCollision = isMakingOffer || connection.signalingState !== 'stable';
    if (to !== null && connectionOf(to) !== mine) return 'astray';
    if (known === null) {
      if (isCollision) return isPolite ? 'needsNew' : 'done';
    } else if (known !== connectionOf(originOf(sdp))) return 'needsNew';
    if (!isPolite && isCollision) return 'done';
    await connection.setRemoteDescription({ type: 'offer', sdp });
    await addEarly();
    if (isFirst) link.takeLines();
    await connection.setLocalDescription();
    void sendDescription();
    return 'done';
  }

  async function takeAnswer({ sdp, to }: { sdp: string; to: string | null }): Promise<Taken> {
    // Only what answers the offer that is open: the same one may come twice, and an old one late.
    if (!isOffering() || to === null || to !== originOf(connection.localDescription?.sdp)) return 'done';
    await connection.setRemoteDescription({ type: 'answer', sdp });
    clearTimeout(unanswered);
    await addEarly();
    return 'done';
  }

  async function addEarly(): Promise<void> {
    const waiting = early;
    early = [];
    for (const candidate of waiting) if (isOfRemote(candidate)) await add(candidate);
  }

  const isOfRemote = ({ usernameFragment }: Candidate) =>
    usernameFragment === null ||
    (connection.remoteDescription?.sdp.includes(`a=ice-ufrag:${usernameFragment}`) ?? false);

  /** One that cannot be used is one way less to reach the other, no more. */
  const add = (candidate: Candidate) => connection.addIceCandidate(candidate).catch(() => {});

  return {
    offer: () => void makeOffer(),
    sendCandidate({ candidate, sdpMid, sdpMLineIndex, usernameFragment }) {
      if (!isStopped) void send({ candidate: { candidate, sdpMid, sdpMLineIndex, usernameFragment } });
    },
    async take({ type, sdp: addressed }, { isFirst } = { isFirst: false }) {
      const { sdp, to } = takeAddress(addressed);
      return type === 'offer' ? takeOffer({ sdp, to, isFirst }) : takeAnswer({ sdp, to });
    },
    async takeCandidate(candidate) {
      if (connection.remoteDescription && isOfRemote(candidate)) await add(candidate);
      else if (early.length < mostEarly) early.push(candidate);
    },
    isOffering,
    stop() {
      isStopped = true;
      clearTimeout(unanswered);
    },
  };
}
