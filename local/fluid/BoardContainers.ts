import { createHash, randomUUID } from 'node:crypto';
import type { LaneClaims, Refusal } from './readLaneToken.ts';

/**
 * Which container was created for which board. Like the containers themselves it is in memory only: after a restart
 * every container is told to be gone, instead of being made anew, empty, behind the back of those who draw.
 */
export class BoardContainers {
  #boards = new Map<string, string>();

  /** Takes up a new container; null if the token is for one that is there: it may not make another. */
  create(claims: LaneClaims): string | null {
    if (this.#boards.has(claims.documentId)) return null;
    const id = randomUUID();
    this.#boards.set(id, claims.boardId);
    return id;
  }

  /** Why the bearer may not use this container, or null. Where his own is lost, its successor on the same board is open to him. */
  refuse(claims: LaneClaims, documentId: string): Refusal | null {
    const boardId = this.#boards.get(documentId);
    if (boardId === undefined) {
      return claims.documentId === '' || claims.documentId === documentId
        ? { status: 404, words: 'There is no such container.' }
        : otherContainer;
    }
    if (boardId !== claims.boardId) return otherContainer;
    const isItsOwn = claims.documentId === documentId || !this.#boards.has(claims.documentId);
    return isItsOwn ? null : otherContainer;
  }
}

const otherContainer: Refusal = { status: 403, words: 'The token is for another container.' };

/** Inside, each board is a tenant of its own, so that nothing of one board can be named from another. */
export function tenantOf(boardId: string): string {
  return createHash('sha256').update(boardId).digest('hex').slice(0, 40);
}
