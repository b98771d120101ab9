import { createServer, type AddressInfo, type Socket } from 'node:net';
import { answerParent } from '../parts/answerParent.ts';
import { now } from '../parts/now.ts';

/** The floor: no HTTP server, no rooms, no people; ready bytes to every socket there is. */
const sockets = new Set<Socket>();
const head = 'HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n';

const server = createServer({ noDelay: true }, (socket) => {
  socket.once('data', () => {
    socket.write(head);
    sockets.add(socket);
  });
  socket.once('close', () => sockets.delete(socket));
  socket.on('error', () => socket.destroy());
});

function publish({ data }: { data: unknown }): { at: number } {
  const at = now();
  const text = `event: entry\ndata: ${JSON.stringify(data)}\n\n`;
  const bytes = Buffer.from(`${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`);
  for (const socket of sockets) socket.write(bytes);
  return { at };
}

await new Promise<void>((resolve) => {
  server.listen(0, '127.0.0.1', resolve);
});
answerParent({ publish }, { port: (server.address() as AddressInfo).port });
