import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerParent } from '../parts/answerParent.ts';
import { loadYjs } from './yjs.ts';

/** The peer's server as its package starts it, without a database: what was drawn is gone with the process. */
const { WebSocket, setupWSConnection } = loadYjs(process.argv[2] ?? '');
const server: Server = createServer();
new WebSocket.WebSocketServer({ server }).on('connection', setupWSConnection);
await new Promise<void>((resolve) => {
  server.listen(0, '127.0.0.1', resolve);
});
answerParent({}, { port: (server.address() as AddressInfo).port });
