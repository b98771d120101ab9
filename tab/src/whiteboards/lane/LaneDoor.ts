import type { Lane as LaneAnswer } from '../../../../api/contract/whiteboards.ts';

export type LaneAccess = NonNullable<LaneAnswer['lane']>;

/** The board's lane as our API keeps it. */
export type LaneDoor = {
  /** Asks anew: the container may be another one. Null where the app has no lane of its own. */
  open: () => Promise<LaneAccess | null>;
  /** A token that is still good; the next one if the last was refused. */
  token: (isRefused: boolean) => Promise<string>;
  /** Offers a new container in place of `replaces`; answers the one that everybody joins. */
  claim: (offer: { containerId: string; replaces: string | null }) => Promise<LaneAccess | null>;
};
