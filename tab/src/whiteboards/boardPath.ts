export const boardsPath = (conversationId: string) =>
  `/api/conversations/${encodeURIComponent(conversationId)}/whiteboards`;

export const boardPath = (whiteboardId: string) => `/api/whiteboards/${encodeURIComponent(whiteboardId)}`;

/** A board's id begins with its conversation's; null for what is no id of a board. */
export function conversationOfBoard(whiteboardId: string): string | null {
  return /^([\w-]{1,100})\.[\da-f-]{36}$/.exec(whiteboardId)?.[1] ?? null;
}

/** The tab's page that shows one board and nothing else. */
export const boardPage = (whiteboardId: string) => `/?${new URLSearchParams({ whiteboard: whiteboardId })}`;

/** The board that this page is of; null for the workspace. */
export function boardOfPage(search: string): string | null {
  const id = new URLSearchParams(search).get('whiteboard');
  return id !== null && conversationOfBoard(id) !== null ? id : null;
}
