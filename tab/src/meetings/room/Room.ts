import type { PictureWish } from './rtc/createPictureAsker.ts';
import type { Shows } from './rtc/pictureMessage.ts';

/** Why there is no picture or sound of one's own; `busy`: another program has the device. */
export type DeviceProblem = 'missing' | 'refused' | 'busy' | 'failed';

export type DeviceKind = 'camera' | 'microphone' | 'speaker';

/** Which devices to use; null: the first that there is. */
export type DeviceChoice = Record<DeviceKind, string | null>;

/** What a person's window sends, and what of it is on. */
export type SentMedia = { isMuted: boolean; hasCamera: boolean; isSharing: boolean };

/** The other person's window, or one's own. */
export type RoomPerson = {
  id: string;
  name: string;
  companyId: string;
  sessionId: string;
  since: string;
  isSelf: boolean;
  media: SentMedia;
  /** Camera and microphone in one stream; null until something arrives. One's own without the microphone. */
  camera: MediaStream | null;
  /** The shared screen. */
  screen: MediaStream | null;
  /** Whether he is heard at this moment. */
  isSpeaking: boolean;
  /** `lost`: what was there does not arrive any more; it is tried again by itself. */
  connection: 'connecting' | 'connected' | 'lost';
};

export type RoomState = {
  /**
   * `cut`: this window hears nothing from the server, and tries again by itself; who is connected stays so.
   * `elsewhere`: the person has gone on in another window. `removed`: no member any more, or the room is gone.
   */
  phase: 'joining' | 'in' | 'cut' | 'left' | 'elsewhere' | 'removed' | 'full' | 'closed' | 'failed';
  /** Why joining failed, for its reference. */
  error: Error | null;
  /** One's own window first. */
  people: readonly RoomPerson[];
  problems: { camera: DeviceProblem | null; microphone: DeviceProblem | null; screen: DeviceProblem | null };
  devices: DeviceChoice;
};

/** `by`: a person's id. */
export type StillTaken = { by: string; shows: Shows };

/** One window's part in a room, from pressing Join until it leaves. It changes only by being told to its listeners. */
export type Room = {
  state: () => RoomState;
  onChange: (listener: () => void) => () => void;
  /** What the person wants to send, whether it can be had or not; also after the room has ended. */
  wanted: () => { isMuted: boolean; hasCamera: boolean };
  setMuted: (isMuted: boolean) => void;
  /** Rejects never: what failed is in `problems`. */
  setCamera: (isOn: boolean) => Promise<void>;
  setSharing: (isOn: boolean) => Promise<void>;
  choose: (kind: DeviceKind, deviceId: string) => Promise<void>;
  /**
   * Somebody's picture as his own window has it, before it was made smaller for the line; he is told who asks. Null when it
   * cannot be had. It is another window's word that it is a picture.
   */
  askPicture: (wish: { personId: string } & PictureWish) => Promise<Blob | null>;
  /** Somebody took a still of this window's camera or screen. */
  onStillTaken: (listener: (taken: StillTaken) => void) => () => void;
  /** Says that it goes, and lets go of all devices. */
  leave: () => void;
  /** Joins again after `elsewhere`, `failed` or `full`. */
  tryAgain: () => void;
};
