/** Chats of meetings, channels, and chats of two people; Teams' own ids have some 80 letters. */
const chat = /^19:[\w\-.+=]{1,300}@(?:thread\.v2|thread\.tacv2|unq\.[\w.]{1,60})$/;

/**
 * Teams' id of the chat that a meeting's link leads to, as its events have it; null where the link does not tell, as the
 * newer ones (`/meet/…`) do not. In a channel there are many meetings, each an answer below a message of its own: there
 * the message belongs to the id.
 */
export function threadOfLink(joinUrl: string): string | null {
  const [, thread = '', messageId = '0'] = /\/l\/meetup-join\/([^/?#]+)(?:\/([^/?#]+))?/.exec(joinUrl) ?? [];
  const threadId = decode(thread);
  if (threadId === null || !chat.test(threadId)) return null;
  const isInChannel = threadId.endsWith('@thread.tacv2') && /^[1-9]\d{0,20}$/.test(messageId);
  return isInChannel ? `${threadId};messageid=${messageId}` : threadId;
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
