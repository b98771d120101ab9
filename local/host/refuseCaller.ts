import type { IncomingMessage } from 'node:http';

/** A stand-in has no place in production, nor on a network: throws unless it stays on this machine. */
export function refuseToStart({ address, env }: { address: string; env: NodeJS.ProcessEnv }): void {
  if (env.NODE_ENV === 'production') {
    throw new Error('The local Teams host is a stand-in and does not start with NODE_ENV=production.');
  }
  if (!/^127(\.\d{1,3}){3}$/.test(address) && address !== '::1' && address !== 'localhost') {
    throw new Error(`The local Teams host listens on loopback only, not on ${address}.`);
  }
}

/**
 * Why a request is refused, or null. A foreign `Host` is a rebound name, a foreign `Origin` another
 * page of the same browser: neither may fetch tokens here.
 */
export function refuseCaller(request: IncomingMessage, port: number): string | null {
  const host = request.headers.host?.toLowerCase();
  if (!host || ![`localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`].includes(host)) {
    return 'This host answers on localhost only.';
  }
  const { origin } = request.headers;
  if (origin !== undefined && origin.toLowerCase() !== `http://${host}`) {
    return 'This host answers its own pages only.';
  }
  return null;
}
