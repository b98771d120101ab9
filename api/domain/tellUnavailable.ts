import { DomainError } from './errors.ts';

/** A port whose own trouble, such as a time-out, is told as `unavailable`: to be tried again, and no fault of ours. */
export function tellUnavailable<Port extends object>(
  port: Port,
  trouble: { isTrouble(cause: unknown): boolean; message: string; retryAfterSeconds: number },
): Port {
  return new Proxy(port, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== 'function') return method;
      return async (...args: unknown[]): Promise<unknown> => {
        try {
          return (await Reflect.apply(method, target, args)) as unknown;
        } catch (cause) {
          if (cause instanceof DomainError || !trouble.isTrouble(cause)) throw cause;
          const { message, retryAfterSeconds } = trouble;
          throw new DomainError('unavailable', message, { retryAfterSeconds, cause });
        }
      };
    },
  });
}
