/** `GET` lists the conversation's files; `query` as the contract's `fileListQuery`. */
export function filesPath(
  conversationId: string,
  query: Record<string, string | number | undefined>,
): string {
  const filled = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, String(value)]],
  );
  const path = `/api/conversations/${encodeURIComponent(conversationId)}/files`;
  return filled.length === 0 ? path : `${path}?${new URLSearchParams(filled)}`;
}
