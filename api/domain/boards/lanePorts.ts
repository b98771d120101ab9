import type { BoardAuthor } from './boardPorts.ts';

/** What opens the fast lane of one board for one person. */
export type LaneAccess = { endpoint: string; tenantId: string; token: string; expiresAt: string };

/** Signs for the relay of the fast lane; the token is bound to person, board and container. */
export type LaneTokens = {
  /** `containerId` null: to create the board's container. It lasts for minutes. */
  sign(of: { whiteboardId: string; person: BoardAuthor; containerId: string | null }): Promise<LaneAccess>;
};
