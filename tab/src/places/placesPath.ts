/** Where the API has the Teams places of a conversation, or one of them. */
export function placesPath(conversationId: string, placeId?: string): string {
  const places = `/api/conversations/${encodeURIComponent(conversationId)}/places`;
  return placeId === undefined ? places : `${places}/${encodeURIComponent(placeId)}`;
}
