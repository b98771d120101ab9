import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { answerParent } from '../parts/answerParent.ts';
import { now } from '../parts/now.ts';

/** The peer: every tab joins its conversation's room; websocket only, without compression, as is its default. */
const http = createServer();
const io = new Server(http, { transports: ['websocket'], serveClient: false, pingInterval: 300_000 });
io.on('connection', (socket) => {
  void socket.join(String(socket.handshake.query.room));
});

function publish({ room, data }: { room: string; data: unknown }): { at: number } {
  const at = now();
  io.to(room).emit('entry', data);
  return { at };
}

await new Promise<void>((resolve) => {
  http.listen(0, '127.0.0.1', resolve);
});
answerParent({ publish }, { port: (http.address() as AddressInfo).port });
