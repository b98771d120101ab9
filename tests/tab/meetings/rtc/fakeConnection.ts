import { FakeTrack } from './fakeMedia.ts';

type Kind = 'audio' | 'video';
type Sent = { type: 'offer' | 'answer'; sdp: string };

class FakeSender {
  track: MediaStreamTrack | null;
  constructor(track: MediaStreamTrack | null) {
    this.track = track;
  }
  replaceTrack(track: MediaStreamTrack | null) {
    this.track = track;
    return Promise.resolve();
  }
  setStreams() {}
  getParameters() {
    return { encodings: [{}] };
  }
  setParameters() {
    return Promise.resolve();
  }
}

class FakeTransceiver {
  direction = 'recvonly';
  readonly sender: FakeSender;
  readonly receiver: { track: MediaStreamTrack; getSynchronizationSources: () => { audioLevel: number }[] };
  constructor(kind: Kind, track: MediaStreamTrack | null) {
    this.sender = new FakeSender(track);
    this.receiver = {
      track: new FakeTrack(kind),
      getSynchronizationSources: () => [],
    };
  }
}

type Data = string | ArrayBuffer;

/** What is sent lies in the buffer until the network takes it, in order. */
export class FakeChannel extends EventTarget {
  readyState: 'connecting' | 'open' | 'closed' = 'connecting';
  other: FakeChannel | null = null;
  bufferedAmount = 0;
  bufferedAmountLowThreshold = 0;
  binaryType = 'blob';
  /** The most that has lain in the buffer. */
  mostBuffered = 0;
  /** Nothing gets through until it is false again. */
  isHeldUp = false;
  readonly sent: Data[] = [];
  readonly #waiting: Data[] = [];
  open(other: FakeChannel) {
    this.other = other;
    this.readyState = 'open';
    this.dispatchEvent(new Event('open'));
  }
  send(data: Data | Blob | ArrayBufferView) {
    if (typeof data !== 'string' && !(data instanceof ArrayBuffer)) throw new TypeError('not made here');
    if (this.readyState !== 'open') throw new DOMException('', 'InvalidStateError');
    this.sent.push(data);
    this.#waiting.push(data);
    this.bufferedAmount += sizeOf(data);
    this.mostBuffered = Math.max(this.mostBuffered, this.bufferedAmount);
    queueMicrotask(() => this.#carry());
  }
  letThrough() {
    this.isHeldUp = false;
    for (let left = this.#waiting.length; left > 0; left -= 1) queueMicrotask(() => this.#carry());
  }
  close() {
    this.readyState = 'closed';
  }
  #carry() {
    const data = this.isHeldUp ? undefined : this.#waiting.shift();
    if (data === undefined) return;
    const before = this.bufferedAmount;
    this.bufferedAmount -= sizeOf(data);
    this.other?.dispatchEvent(new MessageEvent('message', { data }));
    const low = this.bufferedAmountLowThreshold;
    if (before > low && this.bufferedAmount <= low) this.dispatchEvent(new Event('bufferedamountlow'));
  }
}

const sizeOf = (data: Data) => (typeof data === 'string' ? data.length : data.byteLength);

/**
 * An RTCPeerConnection without a network: signalling states, implicit rollback and media lines as in JSEP. Two are
 * connected as soon as each has the other's newest description.
 */
export class FakeConnection extends EventTarget {
  static all: FakeConnection[] = [];
  signalingState: RTCSignalingState = 'stable';
  connectionState: RTCPeerConnectionState = 'new';
  localDescription: Sent | null = null;
  remoteDescription: Sent | null = null;
  readonly candidates: RTCIceCandidateInit[] = [];
  readonly #transceivers: FakeTransceiver[] = [];
  readonly #channels = new Map<number, FakeChannel>();
  configuration: RTCConfiguration = {};
  readonly #id = String(FakeConnection.all.length + 1);
  #version = 0;
  #generation = 1;
  #wantsOffer = false;
  #stable: { local: Sent | null; remote: Sent | null } = { local: null, remote: null };
  isRestarting = false;

  constructor(configuration: RTCConfiguration = {}) {
    super();
    this.configuration = configuration;
    FakeConnection.all.push(this);
  }

  static get open(): FakeConnection[] {
    return FakeConnection.all.filter(({ signalingState }) => signalingState !== 'closed');
  }

  addTransceiver(trackOrKind: MediaStreamTrack | Kind, { direction }: { direction: string }) {
    const [kind, track] =
      typeof trackOrKind === 'string' ? [trackOrKind, null] : [trackOrKind.kind as Kind, trackOrKind];
    const made = new FakeTransceiver(kind, track);
    made.direction = direction;
    this.#transceivers.push(made);
    this.#needOffer();
    return made;
  }
  getTransceivers() {
    return [...this.#transceivers];
  }
  /** Negotiated: two of one number are one. */
  createDataChannel(_label: string, { id }: { id: number }) {
    const made = new FakeChannel();
    this.#channels.set(id, made);
    if (this.signalingState === 'stable') this.#needOffer();
    return made;
  }
  channel(id: number): FakeChannel | null {
    return this.#channels.get(id) ?? null;
  }
  getConfiguration() {
    return this.configuration;
  }
  setConfiguration(configuration: RTCConfiguration) {
    this.configuration = configuration;
  }
  restartIce() {
    this.isRestarting = true;
    this.#needOffer();
  }

  setLocalDescription() {
    this.#demandOpen();
    const type = this.signalingState === 'have-remote-offer' ? 'answer' : 'offer';
    if (type === 'offer' && this.isRestarting) this.#generation += 1;
    this.isRestarting = false;
    this.#version += 1;
    const lines = [`o=- ${this.#id} ${this.#version} IN IP4 127.0.0.1`, `a=ice-ufrag:${this.fragment}`];
    this.localDescription = { type, sdp: `v=0\r\n${lines.join('\r\n')}\r\n` };
    this.#wantsOffer = false;
    if (type === 'offer') this.signalingState = 'have-local-offer';
    else this.#settle();
    return Promise.resolve();
  }

  setRemoteDescription(description: Sent) {
    this.#demandOpen();
    if (description.sdp.includes('x-next-to')) throw new Error('a line that no browser has made');
    if (description.type === 'answer') {
      if (this.signalingState !== 'have-local-offer') return Promise.reject(new Error('InvalidStateError'));
      this.remoteDescription = description;
      this.#settle();
      return Promise.resolve();
    }
    // Implicit rollback: lines that were made for an offer stay.
    if (this.signalingState === 'have-local-offer') this.localDescription = this.#stable.local;
    this.remoteDescription = description;
    this.signalingState = 'have-remote-offer';
    if (this.#stable.remote === null) {
      for (const kind of ['audio', 'video', 'video'] as const) {
        this.#transceivers.push(new FakeTransceiver(kind, null));
      }
    }
    return Promise.resolve();
  }

  addIceCandidate(candidate: RTCIceCandidateInit) {
    if (!this.remoteDescription) return Promise.reject(new Error('InvalidStateError'));
    this.candidates.push(candidate);
    return Promise.resolve();
  }

  close() {
    this.signalingState = 'closed';
    this.connectionState = 'closed';
  }

  /** What its candidates bear. */
  get fragment() {
    return `u${this.#id}.${this.#generation}`;
  }
  /** The line is broken or well again. */
  become(state: RTCPeerConnectionState) {
    this.connectionState = state;
    this.dispatchEvent(new Event('connectionstatechange'));
  }
  find(candidate: string) {
    const event = new Event('icecandidate');
    const found = { candidate, sdpMid: '0', sdpMLineIndex: 0, usernameFragment: this.fragment };
    this.dispatchEvent(Object.assign(event, { candidate: found }));
  }

  #demandOpen() {
    if (this.signalingState === 'closed') throw new Error('InvalidStateError');
  }
  #needOffer() {
    if (this.#wantsOffer) return;
    this.#wantsOffer = true;
    queueMicrotask(() => {
      if (this.#wantsOffer && this.signalingState === 'stable') {
        this.dispatchEvent(new Event('negotiationneeded'));
      }
    });
  }
  #settle() {
    this.signalingState = 'stable';
    this.#stable = { local: this.localDescription, remote: this.remoteDescription };
    for (const other of FakeConnection.open) {
      if (other === this || !this.#knows(other) || !other.#knows(this)) continue;
      for (const [id, channel] of this.#channels) {
        const partner = other.channel(id);
        if (!partner || channel.other === partner) continue;
        channel.open(partner);
        partner.open(channel);
      }
      this.become('connected');
      other.become('connected');
    }
  }
  #knows(other: FakeConnection) {
    const isStable = this.signalingState === 'stable';
    return isStable && (this.remoteDescription?.sdp.includes(`a=ice-ufrag:${other.fragment}\r`) ?? false);
  }
}
