import { deriveId } from '../chain.ts';
import { toFileRef } from '../fileIds.ts';

/** A conversation has one meeting, so its id follows from the conversation's (rule VC1). */
export async function makeMeetingId(conversationId: string): Promise<string> {
  return `${conversationId}.${await deriveId('meeting', conversationId)}`;
}

/** The conversation of a meeting, by its id; null for what is no id of a meeting. Files' ids are made alike. */
export function conversationOfMeeting(meetingId: string): string | null {
  return toFileRef(meetingId)?.conversationId ?? null;
}
