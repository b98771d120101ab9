/** How a window was in a room. */
export type RoomBefore = { isMuted: boolean; hasCamera: boolean };

/** `at`: when the page went. */
type Kept = RoomBefore & { sessionId: string; at: number };

/** Who has closed the window instead comes back later, to the look at himself; the server has given him up by then. */
const longestReloadMs = 30_000;

const keyOf = (meetingId: string) => `room.window.${meetingId}`;

const windows = new Map<string, { sessionId: string; before: RoomBefore | null }>();

/** How this window was in the room before it was reloaded; null when it comes for the first time, or has left. */
export const roomBefore = (meetingId: string): RoomBefore | null => windowOf(meetingId).before;

/** This window's own id: the same after a reload, so that the others see nobody go and come. */
export const sessionOf = (meetingId: string): string => windowOf(meetingId).sessionId;

/**
 * While the window is in the room; until the answer is called, which means that it leaves. What outlives a reload lies in
 * the storage only between the two pages: a browser copies it into each new window that a page opens, and two windows of
 * one id would take each other's signals. Nothing is sent when the page goes: a reload looks the same as closing, and who
 * does not come back is out after the server's thirty seconds.
 */
export function stayInRoom(meetingId: string, how: () => RoomBefore): () => void {
  const room = windowOf(meetingId);
  const keep = () => {
    room.before = how();
    write(meetingId, { sessionId: room.sessionId, at: Date.now(), ...room.before });
  };
  // The page may come back as it was.
  const takeBack = () => write(meetingId, null);
  window.addEventListener('pagehide', keep);
  window.addEventListener('pageshow', takeBack);
  return () => {
    window.removeEventListener('pagehide', keep);
    window.removeEventListener('pageshow', takeBack);
    room.before = null;
  };
}

/** Read once: it is no longer in the storage then. */
function windowOf(meetingId: string) {
  const known = windows.get(meetingId);
  if (known) return known;
  const kept = read(meetingId);
  if (kept) write(meetingId, null);
  const before = kept && { isMuted: kept.isMuted, hasCamera: kept.hasCamera };
  const room = { sessionId: kept?.sessionId ?? crypto.randomUUID(), before };
  windows.set(meetingId, room);
  return room;
}

function read(meetingId: string): Kept | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(keyOf(meetingId)) ?? 'null') as Partial<Kept> | null;
    if (typeof kept?.sessionId !== 'string' || typeof kept.at !== 'number') return null;
    if (Date.now() - kept.at > longestReloadMs) return null;
    const { sessionId, at } = kept;
    return { sessionId, at, isMuted: kept.isMuted === true, hasCamera: kept.hasCamera === true };
  } catch {
    return null;
  }
}

/** Where storage refuses, a reloaded window is a new one. */
function write(meetingId: string, kept: Kept | null): void {
  try {
    if (kept) sessionStorage.setItem(keyOf(meetingId), JSON.stringify(kept));
    else sessionStorage.removeItem(keyOf(meetingId));
  } catch {
    // Nothing rests on it.
  }
}
