import { DomainError } from '../../domain/errors.ts';
import { isOutcomeUnknown } from './statusOf.ts';

/** How long the store's own troubles mostly last. */
const retryAfterSeconds = 1;

/** The port, which tells the store's own trouble as `unavailable`: to be tried again, and no fault of ours. */
export function tellUnavailable<Port extends object>(port: Port): Port {
  return new Proxy(port, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== 'function') return method;
      return async (...args: unknown[]): Promise<unknown> => {
        try {
          return (await Reflect.apply(method, target, args)) as unknown;
        } catch (cause) {
          if (cause instanceof DomainError || !isOutcomeUnknown(cause)) throw cause;
          throw new DomainError('unavailable', 'The store does not answer at the moment.', {
            retryAfterSeconds,
            cause,
          });
        }
      };
    },
  });
}
