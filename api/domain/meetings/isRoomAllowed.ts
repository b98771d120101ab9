import type { Context } from '../context.ts';

/** Whether the administrator allows rooms of our own in the browser. */
export async function isRoomAllowed(context: Context): Promise<boolean> {
  const room = context.meetings.providers.find(({ name }) => name === 'room');
  return room !== undefined && (await room.check()).reason === null;
}
