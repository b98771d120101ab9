import { randomBytes, timingSafeEqual } from 'node:crypto';
import { allowCall } from './allowCall.ts';
import { BoardContainers } from './BoardContainers.ts';
import type { Inside } from './Inside.ts';
import type { Tinylicious } from './openTinylicious.ts';
import { readCall } from './readCall.ts';
import { isRefusal } from './readLaneToken.ts';

const internalHeader = 'x-relay-internal';

/** Lets in who has a token for what he asks, and the service itself, which asks for its stored objects over HTTP. */
export function createInside({ port, key }: { port: number; key: Uint8Array }): Inside {
  const relay = { key, containers: new BoardContainers() };
  const word = randomBytes(32);
  let opening: Promise<Tinylicious> | null = null;
  const open = (): Promise<Tinylicious> =>
    (opening ??= import('./openTinylicious.ts').then(({ openTinylicious }) =>
      openTinylicious({ port, relay, ownHeaders: { [internalHeader]: word.toString('hex') } }),
    ));
  const isOwn = (given: string | string[] | undefined): boolean => {
    const bytes = Buffer.from(String(given ?? ''), 'hex');
    return bytes.length === word.length && timingSafeEqual(bytes, word);
  };
  return {
    async answer(request, response) {
      const call = await readCall(request);
      if (call === null) return { status: 413, words: 'That is too large.' };
      const allowed = isOwn(request.headers[internalHeader]) ? call : await allowCall(call, relay);
      if (isRefusal(allowed)) return allowed;
      (await open()).handle(request, response, allowed);
      return null;
    },
    upgrade: async (request, socket, head) => (await open()).upgrade(request, socket, head),
    close: async () => (await opening)?.close(),
  };
}
