import type { SendOutcome } from '../../api/domain/relay/posts.ts';
import { readFailure, type Failure } from './readFailure.ts';

export type Operation = 'post' | 'update' | 'remove' | 'react' | 'ask';

/**
 * What a failed request means for the place. Only a POST can have had an effect that must not be had twice; everything
 * else may be asked again (rule RL6).
 */
export function toOutcome(operation: Operation, cause: unknown): SendOutcome {
  const failure = readFailure(cause);
  const because = describe(failure);
  const unsure: SendOutcome =
    operation === 'post'
      ? { outcome: 'notConfirmed', because }
      : { outcome: 'notSent', because, retryAfterMs: failure.retryAfterMs };
  const { status } = failure;
  if (status === null) return failure.neverConnected ? { ...notSent, because } : unsure;
  // An answer that could not be read: it was taken, only its id is missing.
  if (status < 300) return operation === 'post' ? unsure : { outcome: 'delivered', activityId: '' };
  if (status === 413 || tooLargeCodes.has(failure.code)) return { outcome: 'tooLarge', because };
  switch (status) {
    case 401: // our own token: the next one may be good
    case 409:
    case 412: // "multiple concurrent operations on the same conversation": Teams' list says to repeat it later
      return { ...notSent, because };
    case 429:
      return { outcome: 'notSent', because, retryAfterMs: failure.retryAfterMs };
    case 403:
      return {
        outcome: 'unreachable',
        reason: removedCodes.has(failure.code) ? 'removed' : 'refused',
        because,
      };
    case 404:
      return outcomeOfGone(operation, because);
    case 405:
    case 501:
      return { outcome: 'cannot', because };
    case 408:
      return unsure;
    default:
      return status >= 500 ? unsure : { outcome: 'refused', because };
  }
}

const notSent = { outcome: 'notSent', retryAfterMs: null } as const;

/** Codes of a 403 that mean that the app is not there any more; Teams documents them with its status codes. */
const removedCodes = new Set<string | null>([
  'BotNotInConversationRoster',
  'BotNotInConversation',
  'BotNotRegistered',
  'BotDisabledByAdmin',
]);

/** Teams' limit is about 100 kB a message (it documents 80 kB for text with cards). */
const tooLargeCodes = new Set<string | null>(['MessageSizeTooBig', 'RequestEntityTooLarge']);

function outcomeOfGone(operation: Operation, because: string): SendOutcome {
  switch (operation) {
    case 'post':
    case 'ask':
      return { outcome: 'unreachable', reason: 'gone', because };
    case 'remove':
      return { outcome: 'delivered', activityId: '' };
    case 'update':
    case 'react':
      return { outcome: 'cannot', because };
    default:
      return operation satisfies never;
  }
}

/** Never the message of the answer: it may hold texts. */
function describe({ status, code }: Failure): string {
  return [status, code].filter((part) => part !== null).join(' ') || 'unknown';
}
