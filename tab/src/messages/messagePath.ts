/** Where the API has one message of a conversation. */
export function messagePath(conversationId: string, messageId: string): string {
  return `/api/conversations/${encodeURIComponent(conversationId)}/messages/${encodeURIComponent(messageId)}`;
}
