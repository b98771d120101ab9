import type { Meeting } from '../../../../../api/contract/meetings.ts';
import type { Api } from '../../../api.ts';
import type { Live } from '../../../live/Live.ts';
import { meetingPath } from '../../meetingPath.ts';
import type { LocalMedia } from '../devices/createLocalMedia.ts';
import type { Room, RoomPerson, StillTaken } from '../Room.ts';
import { grabSource } from '../still/grabSource.ts';
import { createIce } from './createIce.ts';
import type { Phase } from './createMembership.ts';
import { createMembership } from './createMembership.ts';
import { createOwnVoice } from './createOwnVoice.ts';
import { createPeers } from './createPeers.ts';
import { createSignalReader } from './createSignalReader.ts';
import { createSpeaking } from './createSpeaking.ts';
import { stayInRoom } from './roomWindow.ts';

type VisitNeeds = {
  meetingId: string;
  sessionId: string;
  self: { id: string; name: string; companyId: string };
  api: Api;
  live: Live;
  media: LocalMedia;
  onChange: () => void;
  /** Somebody takes a still of what this window sends. */
  onStillTaken: (taken: StillTaken) => void;
  onPhase: (phase: Phase, error: Error | null) => void;
};

/** One stay in the room, from joining until it ends in whatever way. */
export type Visit = {
  people: () => RoomPerson[];
  askPicture: Room['askPicture'];
  leave: () => void;
  stop: () => void;
};

export function createVisit({
  meetingId,
  sessionId,
  self,
  api,
  live,
  media,
  onChange,
  onStillTaken,
  onPhase,
}: VisitNeeds): Visit {
  let present: Meeting['present'] = [];
  const ice = createIce(() => membership.renewIceServers());
  const showOwn = createOwnStreams(media);
  const voice = createOwnVoice(media);
  const membership = createMembership({
    ...{ meetingId, personId: self.id, sessionId, api, live },
    on: {
      joined(entry) {
        ice.take(entry.iceServers);
        follow(entry.meeting, true);
      },
      present: (meeting) => follow(meeting, false),
      back: () => peers.mend(),
      signals: (told) => reader.take(told),
      phase: onPhase,
    },
  });
  const peers = createPeers({
    self: { personId: self.id, sessionId },
    media,
    ice,
    pictures: { grab: (shows) => grabSource(media.tracks()[shows], shows), onAsked: onStillTaken },
    post: (signals) => api.send('POST', `${meetingPath(meetingId)}/signals`, signals),
    ask: membership.ask,
    isReachable: membership.isReachable,
    onChange,
  });
  const reader = createSignalReader({
    meetingId,
    sessionId,
    deliver: (from, signals) => peers.deliver(from, signals),
  });
  const speaking = createSpeaking({ levels, onChange });
  const stopListening = media.onChange(() => {
    peers.tellTracks();
    onChange();
  });
  const leaveWindow = stayInRoom(meetingId, () => media.wanted());

  function follow(meeting: Meeting, isNewcomer: boolean): void {
    present = meeting.present;
    peers.follow(present, { isNewcomer });
    reader.lookAgain();
    onChange();
  }

  function levels(): Map<string, number> {
    const others = present.filter(({ id }) => id !== self.id);
    return new Map([
      [self.id, voice.level()],
      ...others.map(({ id }) => [id, peers.of(id)?.level() ?? 0] as const),
    ]);
  }

  function showSelf(): RoomPerson {
    const { id, name, companyId } = self;
    const since = present.find((one) => one.id === id)?.since ?? '';
    const isSpeaking = speaking.isSpeaking(id);
    return {
      ...{ id, name, companyId, sessionId, since, isSelf: true, isSpeaking },
      ...{ media: media.media(), connection: 'connected', ...showOwn() },
    };
  }

  return {
    people: () => [
      showSelf(),
      ...present.flatMap(({ id, name, companyId, since, sessionId: other }) => {
        const peer = peers.of(id);
        if (!peer || other === null) return [];
        const isSpeaking = speaking.isSpeaking(id);
        return [{ id, name, companyId, since, sessionId: other, isSelf: false, isSpeaking, ...peer.shown() }];
      }),
    ],
    askPicture: ({ personId, ...wish }) => peers.of(personId)?.askPicture(wish) ?? Promise.resolve(null),
    leave: membership.leave,
    stop() {
      stopListening();
      leaveWindow();
      speaking.stop();
      voice.stop();
      peers.closeAll();
      media.stop();
    },
  };
}

/** The same stream as long as it is of the same track, so that nothing flickers. */
function createOwnStreams(media: LocalMedia) {
  const streams: Record<'camera' | 'screen', MediaStream | null> = { camera: null, screen: null };
  return () => {
    const tracks = media.tracks();
    for (const kind of ['camera', 'screen'] as const) {
      const track = tracks[kind];
      const shown = streams[kind]?.getVideoTracks()[0] ?? null;
      if (track !== shown) streams[kind] = track && new MediaStream([track]);
    }
    return { ...streams };
  };
}
