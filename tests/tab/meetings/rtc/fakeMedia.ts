let made = 0;

/** A track of a device, of a screen, or of another person. */
export class FakeTrack extends EventTarget implements MediaStreamTrack {
  readonly id = `track-${(made += 1)}`;
  readonly kind: 'audio' | 'video';
  readonly label = '';
  readonly muted = false;
  readonly onended = null;
  readonly onmute = null;
  readonly onunmute = null;
  enabled = true;
  contentHint = '';
  readyState: 'live' | 'ended' = 'live';
  readonly deviceId: string;
  constructor(kind: 'audio' | 'video', deviceId = 'first') {
    super();
    this.kind = kind;
    this.deviceId = deviceId;
  }
  stop() {
    this.readyState = 'ended';
  }
  /** As when its device is pulled out. */
  end() {
    this.readyState = 'ended';
    this.dispatchEvent(new Event('ended'));
  }
  getSettings() {
    return { deviceId: this.deviceId };
  }
  clone() {
    return new FakeTrack(this.kind, this.deviceId);
  }
  applyConstraints() {
    return Promise.resolve();
  }
  getCapabilities() {
    return {};
  }
  getConstraints() {
    return {};
  }
}

class FakeStream extends EventTarget {
  readonly #tracks: Set<FakeTrack>;
  constructor(tracks: FakeTrack[] = []) {
    super();
    this.#tracks = new Set(tracks);
  }
  getTracks() {
    return [...this.#tracks];
  }
  getAudioTracks() {
    return this.getTracks().filter(({ kind }) => kind === 'audio');
  }
  getVideoTracks() {
    return this.getTracks().filter(({ kind }) => kind === 'video');
  }
  addTrack(track: FakeTrack) {
    this.#tracks.add(track);
  }
  removeTrack(track: FakeTrack) {
    this.#tracks.delete(track);
  }
}

type Kind = 'camera' | 'microphone';
const partOf = { camera: 'video', microphone: 'audio' } as const;

/** A computer's devices. What is opened stays in `tracks`. */
export function installDevices() {
  const tracks: FakeTrack[] = [];
  const problems: Record<Kind | 'screen', string | null> = { camera: null, microphone: null, screen: null };
  const there: Record<Kind, string[]> = { camera: ['first', 'second'], microphone: ['first', 'second'] };
  let message = '';

  function openOne(kind: Kind, constraints: MediaTrackConstraints | boolean | undefined): FakeTrack[] {
    if (constraints === undefined || constraints === false) return [];
    const problem = problems[kind];
    if (problem) throw new DOMException('', problem);
    const asked = constraints === true ? undefined : constraints.deviceId;
    const exact = typeof asked === 'object' && 'exact' in asked ? String(asked.exact) : null;
    const found = exact === null ? there[kind][0] : there[kind].find((id) => id === exact);
    if (found === undefined)
      throw new DOMException('', exact === null ? 'NotFoundError' : 'OverconstrainedError');
    return [new FakeTrack(partOf[kind], found)];
  }

  const devices = Object.assign(new EventTarget(), {
    // `async` on purpose: what it throws is a rejection.
    async getUserMedia({ video, audio }: MediaStreamConstraints) {
      await Promise.resolve();
      const opened = [...openOne('microphone', audio), ...openOne('camera', video)];
      tracks.push(...opened);
      return new FakeStream(opened);
    },
    async getDisplayMedia() {
      await Promise.resolve();
      if (problems.screen) throw new DOMException(message, problems.screen);
      const opened = new FakeTrack('video', 'screen');
      tracks.push(opened);
      return new FakeStream([opened]);
    },
    enumerateDevices: () =>
      Promise.resolve([
        ...there.camera.map((id) => ({ kind: 'videoinput', deviceId: id, label: id })),
        ...there.microphone.map((id) => ({ kind: 'audioinput', deviceId: id, label: id })),
      ]),
  });
  Object.defineProperty(navigator, 'mediaDevices', { value: devices, configurable: true });
  Object.assign(globalThis, { MediaStream: FakeStream });
  return {
    tracks,
    live: () => tracks.filter(({ readyState }) => readyState === 'live'),
    fail(kind: Kind | 'screen', name: string | null, words = '') {
      message = words;
      problems[kind] = name;
    },
    /** These are plugged in from now on. */
    plug(kind: Kind, ids: string[]) {
      there[kind] = ids;
      devices.dispatchEvent(new Event('devicechange'));
    },
  };
}
