import type { Meeting } from '../../../../api/contract/meetings.ts';
import type { LocalMedia } from '../../../../tab/src/meetings/room/devices/createLocalMedia.ts';
import type { Preview, PreviewState } from '../../../../tab/src/meetings/room/devices/openPreview.ts';
import type { Room, RoomPerson, RoomState, StillTaken } from '../../../../tab/src/meetings/room/Room.ts';
import { at, people } from '../../messages/builders.ts';

export const meetingId = 'hero.00000000-0000-4000-8000-000000000001';

export function aMeeting(change: Partial<Meeting> = {}): Meeting {
  return {
    id: meetingId,
    conversationId: 'hero',
    kind: 'room',
    joinUrl: `/?meeting=${meetingId}`,
    createdAt: at('22:10'),
    createdBy: { id: 'marco', name: 'Marco Bianchi' },
    isOngoing: true,
    present: [],
    sessions: [],
    ...change,
  };
}

/** jsdom has none: enough of a stream to be shown and told apart. */
export function aStream(id: string): MediaStream {
  return Object.assign(new EventTarget(), { id }) as MediaStream;
}

export function aRoomPerson(person: typeof people.marco, change: Partial<RoomPerson> = {}): RoomPerson {
  return {
    id: person.id,
    name: person.name,
    companyId: person.companyId,
    sessionId: `session-${person.id}`,
    since: at('22:10'),
    isSelf: false,
    media: { isMuted: false, hasCamera: true, isSharing: false },
    camera: aStream(`camera-${person.id}`),
    screen: null,
    isSpeaking: false,
    connection: 'connected',
    ...change,
  };
}

export const marcoHere = (change: Partial<RoomPerson> = {}) =>
  aRoomPerson(people.marco, { isSelf: true, ...change });

/** A room whose state a test sets, and what it was asked. */
export function createFakeRoom(change: Partial<RoomState> = {}) {
  let state: RoomState = {
    phase: 'in',
    error: null,
    people: [marcoHere(), aRoomPerson(people.anna)],
    problems: { camera: null, microphone: null, screen: null },
    devices: { camera: null, microphone: null, speaker: null },
    ...change,
  };
  const asked: string[] = [];
  const listeners = new Set<() => void>();
  const stillListeners = new Set<(taken: StillTaken) => void>();
  const ask = async (words: string) => void asked.push(words);
  /** How the others' windows give their pictures. A test may put another one here. */
  const sources: { give: Room['askPicture'] } = { give: () => Promise.resolve(null) };
  const room: Room = {
    state: () => state,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    wanted: () => ({ isMuted: true, hasCamera: false }),
    setMuted: (isMuted) => void asked.push(`muted ${isMuted}`),
    setCamera: (isOn) => ask(`camera ${isOn}`),
    setSharing: (isOn) => ask(`sharing ${isOn}`),
    choose: (kind, deviceId) => ask(`choose ${kind} ${deviceId}`),
    askPicture: (wish) => {
      asked.push(`picture ${wish.personId} ${wish.shows}`);
      return sources.give(wish);
    },
    onStillTaken: (listener) => {
      stillListeners.add(listener);
      return () => stillListeners.delete(listener);
    },
    leave: () => void asked.push('leave'),
    tryAgain: () => void asked.push('tryAgain'),
  };
  return {
    room,
    asked,
    sources,
    /** Somebody takes a still of this window's picture. */
    takeStill: (taken: StillTaken) => {
      for (const listener of stillListeners) listener(taken);
    },
    set: (next: Partial<RoomState>) => {
      state = { ...state, ...next };
      for (const listener of listeners) listener();
    },
  };
}

/** The look at oneself, whose devices do as the test says. */
export function createFakePreview(change: Partial<PreviewState> = {}) {
  let state: PreviewState = {
    isMuted: false,
    camera: null,
    level: 0,
    problems: { camera: null, microphone: null, screen: null },
    devices: { camera: null, microphone: null, speaker: null },
    list: { camera: [], microphone: [], speaker: [] },
    ...change,
  };
  const asked: string[] = [];
  const listeners = new Set<() => void>();
  const ask = async (words: string) => void asked.push(words);
  const media: Partial<LocalMedia> = {};
  const preview: Preview = {
    state: () => state,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    setMuted: (isMuted) => void asked.push(`muted ${isMuted}`),
    setCamera: (isOn) => ask(`camera ${isOn}`),
    choose: (kind, deviceId) => ask(`choose ${kind} ${deviceId}`),
    handOver: () => {
      asked.push('handOver');
      return media as LocalMedia;
    },
    close: () => void asked.push('close'),
  };
  return {
    preview,
    asked,
    set: (next: Partial<PreviewState>) => {
      state = { ...state, ...next };
      for (const listener of listeners) listener();
    },
  };
}
