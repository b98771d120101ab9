import type { SendOutcome } from './posts.ts';
import type { DeliveryRecord } from './relayPorts.ts';

/** Whether doing it twice would show it twice. */
export function isOnce(operation: DeliveryRecord['operation']): boolean {
  return operation === 'post' || operation === 'card' || operation === 'notice' || operation === 'line';
}

/** How the record stands after the answer. */
export function toState(outcome: SendOutcome): Pick<DeliveryRecord, 'state' | 'activityId' | 'because'> {
  switch (outcome.outcome) {
    case 'delivered':
      return { state: 'delivered', activityId: outcome.activityId || null, because: null };
    case 'notConfirmed':
      return { state: 'notConfirmed', activityId: null, because: outcome.because };
    case 'notSent':
    case 'unreachable':
      return { state: 'waiting', activityId: null, because: outcome.because };
    case 'refused':
    case 'tooLarge':
    case 'cannot':
      return { state: 'failed', activityId: null, because: outcome.because };
    default:
      return outcome satisfies never;
  }
}

export function becauseOf(outcome: SendOutcome): string | null {
  return 'because' in outcome ? outcome.because : null;
}
