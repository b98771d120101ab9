import { tellUnavailable } from '../../domain/tellUnavailable.ts';
import { isOutcomeUnknown } from './statusOf.ts';

/** The port, which tells the database's own trouble; that mostly lasts a second. */
export function tellStoreUnavailable<Port extends object>(port: Port): Port {
  const message = 'The store does not answer at the moment.';
  return tellUnavailable(port, { isTrouble: isOutcomeUnknown, message, retryAfterSeconds: 1 });
}
