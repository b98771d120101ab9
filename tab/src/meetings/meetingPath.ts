export const meetingsPath = (conversationId: string) =>
  `/api/conversations/${encodeURIComponent(conversationId)}/meetings`;

export const meetingPath = (meetingId: string) => `/api/meetings/${encodeURIComponent(meetingId)}`;

/** A meeting's id begins with its conversation's; null for what is no id of a meeting. */
export function conversationOfMeeting(meetingId: string): string | null {
  return /^([\w-]{1,100})\.[\da-f-]{36}$/.exec(meetingId)?.[1] ?? null;
}

/** The tab's page that shows one room and nothing else. */
export const roomPage = (meetingId: string) => `/?${new URLSearchParams({ meeting: meetingId })}`;

/** The room that this page is of; null for every other page. */
export function roomOfPage(search: string): string | null {
  const id = new URLSearchParams(search).get('meeting');
  return id !== null && conversationOfMeeting(id) !== null ? id : null;
}
