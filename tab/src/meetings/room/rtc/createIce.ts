import type { IceServer } from '../../../../../api/contract/meetings.ts';

/** Credentials for the relay end after some hours; who has been in the room for longer asks for new ones first. */
export const freshForMs = 3_600_000;

/** The servers by which two windows find a way to each other. */
export type Ice = {
  servers: () => readonly IceServer[];
  /** Null: they are still good. Else asks for new ones; never rejects, for old ones are better than none. */
  renew: () => Promise<void> | null;
};

export function createIce(ask: () => Promise<readonly IceServer[] | null>) {
  let servers: readonly IceServer[] = [];
  let takenAt = Date.now();
  let asking: Promise<void> | null = null;

  function take(next: readonly IceServer[]): void {
    servers = next;
    takenAt = Date.now();
  }

  return {
    servers: () => servers,
    take,
    renew(): Promise<void> | null {
      if (Date.now() - takenAt <= freshForMs) return null;
      asking ??= ask()
        .then((next) => {
          if (next) take(next);
        })
        .catch(() => {})
        .finally(() => (asking = null));
      return asking;
    },
  };
}
