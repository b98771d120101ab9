import { createServer } from 'node:net';
import { waitUntil } from './waitUntil.ts';

/** The first of `ports` that another process holds, or null. `localhost` means both loopback addresses. */
async function findBusyPort(ports: NamedPort[]): Promise<NamedPort | null> {
  const busy = await Promise.all(
    ports.map(async ({ port }) => (await isBusy(port, '127.0.0.1')) || (await isBusy(port, '::1'))),
  );
  return ports[busy.indexOf(true)] ?? null;
}

/** Waits until all are free, at most `milliseconds`; then the first that still is not. */
export async function waitForPorts(ports: NamedPort[], milliseconds: number): Promise<NamedPort | null> {
  let busy: NamedPort | null = null;
  await waitUntil(async () => (busy = await findBusyPort(ports)) === null, milliseconds);
  return busy;
}

function isBusy(port: number, address: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', ({ code, message }: NodeJS.ErrnoException) => {
      if (code === 'EADDRINUSE') resolve(true);
      // A machine without IPv6.
      else if (code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT') resolve(false);
      else reject(new Error(`Port ${port} cannot be used: ${message}`));
    });
    server.listen({ port, host: address, exclusive: true }, () => server.close(() => resolve(false)));
  });
}

export type NamedPort = { name: string; port: number };
