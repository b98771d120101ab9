import { createRoomStore } from '../../api/adapters/cosmos/createRoomStore.ts';
import { createSignalStore } from '../../api/adapters/cosmos/createSignalStore.ts';
import { createRoomProvider } from '../../api/domain/meetings/createRoomProvider.ts';
import type { MeetingParts } from '../../api/domain/meetings/meetingPorts.ts';

/** What the demo's video conference is held with; nobody has a window open meanwhile. */
export function openRooms(containers: {
  rooms: Parameters<typeof createRoomStore>[0];
  signals: Parameters<typeof createSignalStore>[0];
}): MeetingParts {
  return {
    providers: [createRoomProvider({ isOn: true })],
    takesLinks: false,
    rooms: createRoomStore(containers.rooms),
    signals: createSignalStore(containers.signals),
    threads: { put: () => Promise.resolve(), find: () => Promise.resolve(null) },
    windows: { sendSignals: () => false },
    iceServers: () => [],
  };
}
