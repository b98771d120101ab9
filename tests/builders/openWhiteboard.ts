import { randomUUID } from 'node:crypto';
import type { BoardElement } from '../../api/contract/boardElements.ts';
import type { OperationsAnswer, Whiteboard, WhiteboardContent } from '../../api/contract/whiteboards.ts';
import type { Caller } from './createCaller.ts';

/** Opens a whiteboard; throws when it is refused. */
export async function openWhiteboard(
  creator: Caller,
  conversationId: string,
  fields: Record<string, unknown> = {},
): Promise<Whiteboard> {
  const path = `/conversations/${conversationId}/whiteboards`;
  const answer = await creator.post(path, { clientId: randomUUID(), ...fields });
  if (answer.status > 201) throw new Error(`the board was refused: ${answer.status} ${answer.text}`);
  return answer.body;
}

/** Draws on it; throws when it is refused. */
export async function draw(
  author: Caller,
  whiteboardId: string,
  elements: BoardElement[],
): Promise<OperationsAnswer> {
  const answer = await author.post(`/whiteboards/${whiteboardId}/operations`, { elements });
  if (answer.status !== 200) throw new Error(`the drawing was refused: ${answer.status} ${answer.text}`);
  return answer.body;
}

/** What is on it; `query` such as `?since=3`. */
export async function readBoard(
  reader: Caller,
  whiteboardId: string,
  query = '',
): Promise<WhiteboardContent> {
  const answer = await reader.get(`/whiteboards/${whiteboardId}${query}`);
  if (answer.status !== 200) throw new Error(`the board was refused: ${answer.status} ${answer.text}`);
  return answer.body;
}

/** The elements that are not deleted, by id. */
export function drawnOn(content: WhiteboardContent): Record<string, BoardElement> {
  const drawn = content.elements.flatMap(({ element }) => (element.isDeleted ? [] : [element]));
  return Object.fromEntries(drawn.map((element) => [element.id, element]));
}
