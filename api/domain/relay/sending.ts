import type { UnreachableReason } from '../../contract/places.ts';
import type { Log } from '../ports.ts';
import type { PlaceAddress } from './gateway.ts';
import type { SendOutcome } from './posts.ts';
import type { RateLimits } from './rateLimits.ts';
import type { PlaceRecord, RelayParts } from './relayPorts.ts';

/** All in milliseconds but the lease. */
export type RelayTiming = {
  /** One instance sends: it keeps the lease for at least half of this, in seconds. */
  leaseSeconds: number;
  /** How often an instance looks whether it may send, and writes down how far it has come. */
  tickMs: number;
  /** How often one that may not send asks again. */
  askMs: number;
  /** The first pause after a failure; the next ones are longer, up to a minute. */
  pauseMs: number;
  /** A request that is not answered by then is given up by the gateway. */
  longestSendMs: number;
};

export const usualTiming: RelayTiming = {
  leaseSeconds: 60,
  tickMs: 1_000,
  askMs: 5_000,
  pauseMs: 1_000,
  longestSendMs: 20_500,
};

/** A token may have to be asked for before a request: both take this long at most. */
export function longestSendMs(timeoutMs: number): number {
  return 2 * timeoutMs + 500;
}

/** A lease is renewed when this share of it is left: three quarters of the half that the sender trusts. */
export const renewalShare = 3 / 8;

/** Whether between two renewals there is always time for a request. */
export function isLeaseLongEnough(of: { leaseSeconds: number; timeoutMs: number }): boolean {
  return longestSendMs(of.timeoutMs) + usualTiming.tickMs < of.leaseSeconds * 1_000 * renewalShare;
}

/** Multiples of the first pause before each attempt; the last one again and again. */
const pauses = [1, 2, 5, 10, 30, 60];
/** A place that is out of reach is tried this often; when it speaks, or a person asks, at once. */
const leastUnreachable = 300;

/** The instance's right to send, and what it waits with. */
export type Sender = {
  relay: RelayParts;
  limits: RateLimits;
  log: Log;
  timing: RelayTiming;
  now(): number;
  /** Until when this instance alone sends. */
  holdsUntil(): number;
  /** Resolves after so many milliseconds, or at once when the sending ends. */
  pause(ms: number): Promise<void>;
};

/** How it goes with a place: what was learnt at the last attempt, for all its conversations. */
export type PlaceHealth = {
  /** The last answer did not say whether it arrived: first ask something harmless (rule RL6). */
  isDoubtful: boolean;
  failures: number;
  retryAt: number;
  state: 'ok' | 'waiting' | 'unreachable';
  reason: UnreachableReason | null;
};

export function newHealth(): PlaceHealth {
  return { isDoubtful: false, failures: 0, retryAt: 0, state: 'ok', reason: null };
}

/** Whether there is time for one more send under the lease: another instance must not begin beside it. */
export function maySend(sender: Sender): boolean {
  return sender.holdsUntil() - sender.now() > sender.timing.longestSendMs;
}

/** Waits for Teams' limits; false when the sending ends meanwhile. */
export async function waitForTurn(sender: Sender, address: PlaceAddress): Promise<boolean> {
  for (;;) {
    if (!maySend(sender)) return false;
    const wait = sender.limits.take(address);
    if (wait === 0) return true;
    await sender.pause(Math.min(wait, 5_000));
  }
}

/** Whether the place can be reached again, after an answer that told nothing. */
export async function settleDoubt(
  sender: Sender,
  asked: { place: PlaceRecord; health: PlaceHealth },
): Promise<boolean> {
  const { place, health } = asked;
  if (!health.isDoubtful) return true;
  if (!(await waitForTurn(sender, place.address))) return false;
  const outcome = await sender.relay.gateway.probe(place.address);
  noteOutcome(sender, { place, health, outcome });
  return outcome.outcome === 'delivered' || outcome.outcome === 'refused' || outcome.outcome === 'cannot';
}

/** Takes down what the answer says of the place. */
export function noteOutcome(
  sender: Sender,
  noted: { place: PlaceRecord; health: PlaceHealth; outcome: SendOutcome },
): void {
  const { place, health, outcome } = noted;
  sender.limits.arrived(place.address);
  switch (outcome.outcome) {
    case 'delivered':
    case 'refused':
    case 'cannot':
    case 'tooLarge':
      Object.assign(health, newHealth());
      return;
    case 'notConfirmed':
      health.isDoubtful = true;
      return delay(sender, health, null);
    case 'notSent':
      health.state = health.failures > 0 ? 'waiting' : health.state;
      health.reason = health.failures > 0 ? 'noAnswer' : health.reason;
      delay(sender, health, outcome.retryAfterMs);
      if (outcome.retryAfterMs !== null) sender.limits.block(place.address, outcome.retryAfterMs);
      return;
    case 'unreachable':
      health.state = 'unreachable';
      health.reason = outcome.reason;
      return delay(sender, health, leastUnreachable * sender.timing.pauseMs);
    default:
      outcome satisfies never;
  }
}

function delay(sender: Sender, health: PlaceHealth, atLeastMs: number | null): void {
  const pause = (pauses[Math.min(health.failures, pauses.length - 1)] ?? 0) * sender.timing.pauseMs;
  // Places that failed together must not all come back together.
  const spread = 0.8 + Math.random() * 0.4;
  health.failures += 1;
  health.retryAt = sender.now() + Math.max(atLeastMs ?? 0, pause * spread);
}
