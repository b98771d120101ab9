import type { AddressInfo, Server } from 'node:net';
import { createServer } from 'node:net';
import { waitForPorts } from '../../../local/waitForPorts.ts';

let server: Server;
let port: number;
beforeEach(async () => {
  server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
afterEach(() => void server.close());

test('[B15] a busy port is told at once, by its name', async () => {
  expect(await waitForPorts([{ name: 'PORT', port }], 0)).toEqual({ name: 'PORT', port });
});

test('[B15] a port that becomes free in time is waited for', async () => {
  const waiting = waitForPorts([{ name: 'PORT', port }], 20_000);
  setImmediate(() => server.close());
  expect(await waiting).toBeNull();
});

test('[B15] a port that only the other loopback address holds is busy too', async () => {
  const other = createServer();
  const held = await new Promise<number | null>((resolve) => {
    other.once('error', () => resolve(null));
    other.listen(0, '::1', () => resolve((other.address() as AddressInfo).port));
  });
  // Without IPv6 there is no such address.
  if (held === null) return;
  expect(await waitForPorts([{ name: 'PORT', port: held }], 0)).toEqual({ name: 'PORT', port: held });
  other.close();
});
