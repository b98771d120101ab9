import { connect, createServer, type AddressInfo } from 'node:net';

const patienceMs = 15_000;

/** Resolves when something listens there; rejects after 15 s. */
export async function waitForPort(port: number): Promise<void> {
  const until = Date.now() + patienceMs;
  while (!(await answers(port))) {
    if (Date.now() > until) throw new Error(`nothing listens on port ${port}`);
  }
}

/** A port that was free a moment ago. */
export async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => setImmediate(() => resolve(false)));
  });
}
