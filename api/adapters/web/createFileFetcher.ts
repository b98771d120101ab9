import { createHash } from 'node:crypto';
import { DomainError } from '../../domain/errors.ts';
import type { RelayParts } from '../../domain/relay/relayPorts.ts';
import { isAllowedOrigin } from '../../domain/relay/isAllowedOrigin.ts';

const mostRedirects = 5;
/** Until the first byte, and between two chunks. */
const patienceMs = 30_000;

/**
 * Fetches files of personal chats, streamed. Only the allowed origins are called, also where one of them sends on to
 * another address: what an activity names must not make this server reach inside (rule FL7).
 */
export function createFileFetcher(allowed: readonly string[]): RelayParts['fetchFile'] {
  return async (address, largestBytes) => {
    const abort = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(() => abort.abort(new Error('no byte came for too long')), patienceMs);
    };
    wait();
    const response = await follow(address, { allowed, signal: abort.signal }).catch((cause: unknown) => {
      clearTimeout(timer);
      throw cause;
    });
    if (!response?.body) {
      clearTimeout(timer);
      return { outcome: 'notFetched' };
    }
    if (Number(response.headers.get('content-length') ?? 0) > largestBytes) {
      clearTimeout(timer);
      abort.abort();
      return { outcome: 'tooLarge' };
    }
    const hash = createHash('sha256');
    let size = 0;
    async function* read(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
      try {
        for await (const chunk of body) {
          wait();
          size += chunk.length;
          if (size > largestBytes)
            throw new DomainError('tooLarge', `A file may have ${largestBytes} bytes.`);
          hash.update(chunk);
          yield chunk;
        }
      } catch (cause) {
        if (cause instanceof DomainError) throw cause;
        throw unavailable(cause);
      } finally {
        clearTimeout(timer);
        abort.abort();
      }
    }
    const bytes = read(response.body);
    return { outcome: 'fetched', bytes, digest: () => ({ sha256: hash.copy().digest('hex'), size }) };
  };
}

/** The answer with the bytes; null where there is none to be had. Throws `unavailable` where it may be had later. */
async function follow(
  address: string,
  call: { allowed: readonly string[]; signal: AbortSignal },
): Promise<Response | null> {
  let next = address;
  for (let hop = 0; hop <= mostRedirects; hop += 1) {
    if (!isAllowedOrigin(next, call.allowed)) return null;
    const response = await fetch(next, { redirect: 'manual', signal: call.signal }).catch(
      (cause: unknown) => {
        throw unavailable(cause);
      },
    );
    const location = response.headers.get('location');
    if (response.status >= 300 && response.status < 400 && location !== null) {
      await response.body?.cancel();
      next = URL.parse(location, next)?.href ?? '';
      continue;
    }
    if (response.ok) return response;
    await response.body?.cancel();
    if (response.status >= 500 || response.status === 429) throw unavailable(response.status);
    return null;
  }
  return null;
}

function unavailable(cause: unknown): DomainError {
  return new DomainError('unavailable', 'The file could not be fetched.', { retryAfterSeconds: 5, cause });
}
