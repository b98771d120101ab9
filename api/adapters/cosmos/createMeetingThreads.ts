import type { Container } from '@azure/cosmos';
import type { MeetingThreads } from '../../domain/meetings/meetingPorts.ts';

type ThreadItem = { id: string; schema: 1; conversationId: string };

/** In bytes. An item's id has 1,023 at most, and this is a third longer there; Teams' ids have some 80. */
const longest = 700;

/** Which conversation meets in which chat of Teams: an item each, found by its id alone. */
export function createMeetingThreads(system: Container): MeetingThreads {
  return {
    async put(threadId, conversationId) {
      const id = toItemId(threadId);
      if (id === null) return;
      const item: ThreadItem = { id, schema: 1, conversationId };
      await system.items.upsert(item);
    },

    async find(threadId) {
      const id = toItemId(threadId);
      if (id === null) return null;
      const { resource } = await system.item(id, id).read<ThreadItem>();
      return resource?.conversationId ?? null;
    },
  };
}

/** Encoded, because ids of Teams may hold what an item's must not (`/`, `#`, `?`). Null for what is too long for one. */
function toItemId(threadId: string): string | null {
  const bytes = Buffer.from(threadId);
  return bytes.length > longest ? null : `meetingThread~${bytes.toString('base64url')}`;
}
