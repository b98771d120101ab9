import type { Lane as LaneAnswer } from '../../../../api/contract/whiteboards.ts';
import type { LaneAccess, LaneDoor } from './LaneDoor.ts';

/** A token that ends so soon, in milliseconds, may end on its way. */
const almostOver = 20_000;

/** Keeps the token until it ends, and asks our API for the next. */
export function createLaneDoor({ ask, claim, now = Date.now }: LaneDoorNeeds): LaneDoor {
  let access: LaneAccess | null = null;
  let asking: Promise<LaneAccess | null> | null = null;

  /** One question at a time: Fluid wants a token for the socket and one for its storage at once. */
  function open(): Promise<LaneAccess | null> {
    asking ??= ask()
      .then(({ lane }) => (access = lane))
      .finally(() => (asking = null));
    return asking;
  }

  return {
    open,
    async token(isRefused) {
      const isGood = access !== null && Date.parse(access.expiresAt) - now() > almostOver;
      const current = isGood && !isRefused ? access : await open();
      if (!current) throw new Error('There is no lane any more.');
      return current.token;
    },
    async claim(offer) {
      const { lane } = await claim(offer);
      access = lane;
      return lane;
    },
  };
}

type LaneDoorNeeds = {
  /** POST …/lane */
  ask: () => Promise<LaneAnswer>;
  /** PUT …/lane/container */
  claim: (offer: { containerId: string; replaces: string | null }) => Promise<LaneAnswer>;
  now?: () => number;
};
