import type { Api } from '../../api.ts';
import type { Live } from '../../live/Live.ts';
import type { LocalMedia } from './devices/createLocalMedia.ts';
import { createLocalMedia } from './devices/createLocalMedia.ts';
import { rememberDevices, rememberedDevices } from './devices/deviceChoice.ts';
import type { Room, RoomState, StillTaken } from './Room.ts';
import type { Phase } from './rtc/createMembership.ts';
import { sessionOf } from './rtc/roomWindow.ts';
import { createVisit } from './rtc/createVisit.ts';

type RoomNeeds = {
  meetingId: string;
  self: { id: string; name: string; companyId: string };
  api: Api;
  live: Live;
  /** The open devices, as a preview hands them over. The room lets go of them when it ends. */
  media: LocalMedia;
  /** Of this window; the one that it was given, also before a reload, unless told else. */
  sessionId?: string;
};

const isUnderWay = (phase: Phase) => phase === 'joining' || phase === 'in' || phase === 'cut';

/** Joins the room at once. Call it when the person presses Join, not while a component renders. */
export function createRoom(needs: RoomNeeds): Room {
  const { meetingId, self, api, live, sessionId = sessionOf(meetingId) } = needs;
  const listeners = new Set<() => void>();
  const stillListeners = new Set<(taken: StillTaken) => void>();
  let phase: Phase = 'joining';
  let error: Error | null = null;
  let { media } = needs;
  let visit = begin();
  let state = build();

  function begin() {
    const on = { onChange: tell, onPhase, onStillTaken };
    return createVisit({ meetingId, sessionId, self, api, live, media, ...on });
  }

  function onStillTaken(taken: StillTaken): void {
    for (const listener of stillListeners) listener(taken);
  }

  function onPhase(next: Phase, why: Error | null): void {
    phase = next;
    error = why;
    // Nobody is filmed a moment longer.
    if (!isUnderWay(next)) visit.stop();
    tell();
  }

  function build(): RoomState {
    const people = isUnderWay(phase) ? visit.people() : visit.people().slice(0, 1);
    return { phase, error, people, problems: media.problems(), devices: media.devices() };
  }

  function tell(): void {
    state = build();
    for (const listener of listeners) listener();
  }

  return {
    state: () => state,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    wanted: () => media.wanted(),
    setMuted: (isMuted) => media.setMuted(isMuted),
    setCamera: (isOn) => media.setCamera(isOn),
    setSharing: (isOn) => media.setSharing(isOn),
    async choose(kind, deviceId) {
      rememberDevices({ ...rememberedDevices(), [kind]: deviceId });
      await media.choose(kind, deviceId);
    },
    askPicture: (wish) => visit.askPicture(wish),
    onStillTaken(listener) {
      stillListeners.add(listener);
      return () => stillListeners.delete(listener);
    },
    leave: () => visit.leave(),
    tryAgain() {
      if (isUnderWay(phase)) return;
      media = createLocalMedia({ ...media.wanted(), devices: media.devices() });
      phase = 'joining';
      error = null;
      visit = begin();
      tell();
    },
  };
}
