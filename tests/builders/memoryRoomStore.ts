import type { HeldWindow, OpenRoom, RoomStore } from '../../api/domain/meetings/meetingPorts.ts';

/** Who is in the rooms, in memory. The contract suite of the ports holds it to what Cosmos answers. */
export function createMemoryRoomStore(now: () => number): RoomStore {
  const held = new Map<string, { conversationId: string; windows: HeldWindow[]; until: number }>();
  const open = new Map<string, OpenRoom>();
  let version = 0;
  return {
    writeHeld({ conversationId, instanceId, windows, seconds }) {
      const key = `${conversationId} ${instanceId}`;
      if (windows.length === 0) held.delete(key);
      else held.set(key, { conversationId, windows, until: now() + seconds * 1000 });
      return Promise.resolve();
    },
    readHeld(conversationId) {
      const alive = [...held.values()].filter(
        (one) => one.conversationId === conversationId && one.until > now(),
      );
      return Promise.resolve(alive.flatMap(({ windows }) => windows));
    },
    markOpen(conversationId, at) {
      open.set(conversationId, { conversationId, at, version: String((version += 1)) });
      return Promise.resolve();
    },
    markEmpty(room) {
      if (open.get(room.conversationId)?.version === room.version) open.delete(room.conversationId);
      return Promise.resolve();
    },
    listOpen: () => Promise.resolve([...open.values()]),
  };
}
