import { useContext, useEffect, useEffectEvent, useState } from 'react';
import { LiveContext } from '../../live/LiveContext.ts';
import { useSession } from '../../session.ts';
import type { LocalMedia } from './devices/createLocalMedia.ts';
import { createLocalMedia } from './devices/createLocalMedia.ts';
import { rememberedDevices } from './devices/deviceChoice.ts';
import type { Room } from './Room.ts';
import { RoomMakerContext } from './RoomMakerContext.ts';
import type { RoomBefore } from './rtc/roomWindow.ts';
import { roomBefore } from './rtc/roomWindow.ts';

export type EnteredRoom = {
  /** Null before one has pressed Join. */
  room: Room | null;
  enter: (media: LocalMedia) => void;
  /** What one sent the last time in this window. */
  wanted: RoomBefore | null;
  /** Back to where one looks at oneself before going in. */
  exit: () => void;
};

/** One's part in the room, from pressing Join; it is left with the page. */
export function useEnteredRoom(meetingId: string): EnteredRoom {
  const make = useContext(RoomMakerContext);
  const { api, person } = useSession();
  const live = useContext(LiveContext);
  const [room, setRoom] = useState<Room | null>(null);
  const [wanted, setWanted] = useState<RoomBefore | null>(null);
  useEffect(() => room?.leave, [room]);
  const enter = (media: LocalMedia) => setRoom(make({ meetingId, self: person, api, live, media }));
  const comeBack = useEffectEvent(() => {
    const before = roomBefore(meetingId);
    if (before) enter(createLocalMedia({ ...before, devices: rememberedDevices() }));
  });
  // A reloaded window was in the room a moment ago: nobody has to press Join again.
  useEffect(() => {
    let isGone = false;
    queueMicrotask(() => {
      if (!isGone) comeBack();
    });
    return () => {
      isGone = true;
    };
  }, []);
  return {
    room,
    enter,
    wanted,
    exit: () => {
      if (room) setWanted(room.wanted());
      setRoom(null);
    },
  };
}
