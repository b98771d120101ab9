import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { answerParent } from '../parts/answerParent.ts';
import { now } from '../parts/now.ts';

/** Many tabs of every system in one process: they read their sockets raw and count how often the marker comes. */
export type Opening = {
  system: string;
  port: number;
  /** The path and headers of each tab's request. */
  requests: { path: string; headers: Record<string, string> }[];
  protocol: 'sse' | 'socket.io';
  /** What the first answer holds once the tab is live. */
  liveWhen: string;
  marker: string;
};

type Group = {
  sockets: Socket[];
  delivered: number;
  expected: number;
  isComplete: (at: number) => void;
  lost: number;
};

const groups = new Map<string, Group>();
const openAtOnce = 100;

async function open(opening: Opening): Promise<void> {
  const group: Group = { sockets: [], delivered: 0, expected: Infinity, isComplete: () => {}, lost: 0 };
  groups.set(opening.system, group);
  const left = [...opening.requests];
  async function openSome(): Promise<void> {
    for (let request = left.pop(); request; request = left.pop()) {
      group.sockets.push(await openOne(group, opening, request));
    }
  }
  await Promise.all(Array.from({ length: openAtOnce }, openSome));
}

function openOne(group: Group, opening: Opening, request: Opening['requests'][number]): Promise<Socket> {
  const { promise, resolve, reject } = Promise.withResolvers<Socket>();
  const socket = connect({ port: opening.port, host: '127.0.0.1', noDelay: true });
  const marker = Buffer.from(opening.marker);
  let head = '';
  let rest: Buffer | null = null;
  let isJoined = false;

  function beginLive(chunk: Buffer): void {
    head += chunk.toString('latin1');
    if (head.includes('HTTP/1.1 4') || head.includes('HTTP/1.1 5')) reject(new Error(head.slice(0, 300)));
    if (opening.protocol === 'socket.io' && head.includes('0{"sid"') && !isJoined) {
      isJoined = true;
      socket.write(toClientFrame('40'));
    }
    if (!head.includes(opening.liveWhen)) return;
    socket.off('data', beginLive);
    socket.on('data', countChunk);
    resolve(socket);
  }
  function countChunk(chunk: Buffer): void {
    let found = 0;
    if (rest) found += countIn(Buffer.concat([rest, chunk.subarray(0, marker.length - 1)]), marker);
    found += countIn(chunk, marker);
    const tail = chunk.subarray(-(marker.length - 1));
    // Cut through by the end of the chunk, perhaps.
    rest = tail.includes(marker[0] ?? 0) ? Buffer.from(tail) : null;
    if (found === 0) return;
    group.delivered += found;
    if (group.delivered >= group.expected) group.isComplete(now());
  }

  socket.on('data', beginLive);
  socket.once('error', reject);
  socket.once('close', () => {
    group.lost += 1;
    reject(new Error('closed'));
  });
  const isWebSocket = opening.protocol === 'socket.io';
  const headers = {
    host: `127.0.0.1:${opening.port}`,
    ...(isWebSocket
      ? {
          connection: 'Upgrade',
          upgrade: 'websocket',
          'sec-websocket-version': '13',
          'sec-websocket-key': randomBytes(16).toString('base64'),
        }
      : { accept: 'text/event-stream' }),
    ...request.headers,
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.write(`GET ${request.path} HTTP/1.1\r\n${lines.join('')}\r\n`);
  return promise;
}

function countIn(chunk: Buffer, marker: Buffer): number {
  let found = 0;
  for (let at = chunk.indexOf(marker); at >= 0; at = chunk.indexOf(marker, at + marker.length)) found += 1;
  return found;
}

/** A short text frame; a client must mask it. */
function toClientFrame(text: string): Buffer {
  const mask = randomBytes(4);
  const payload = Buffer.from(text);
  for (let at = 0; at < payload.length; at += 1) payload[at] = (payload[at] ?? 0) ^ (mask[at % 4] ?? 0);
  return Buffer.concat([Buffer.from([0x81, 0x80 | payload.length]), mask, payload]);
}

/** Resolves with the time of the last delivery once so many more have come than had come before. */
async function expect({
  system,
  deliveries,
}: {
  system: string;
  deliveries: number;
}): Promise<{ at: number }> {
  const group = groups.get(system);
  if (!group || group.lost > 0) throw new Error(`${system}: ${group?.lost} tabs are lost`);
  const expected = group.expected === Infinity ? deliveries : group.expected + deliveries;
  group.expected = expected;
  if (group.delivered >= expected) return { at: now() };
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`${system}: ${expected - group.delivered} deliveries are missing`)),
      30_000,
    );
    group.isComplete = (at) => {
      clearTimeout(timer);
      group.isComplete = () => {};
      resolve({ at });
    };
  });
}

/** Answers how many deliveries came that nobody expected. */
function close({ system }: { system: string }): { surplus: number } {
  const group = groups.get(system);
  if (!group) return { surplus: 0 };
  for (const socket of group.sockets) socket.removeAllListeners('close').destroy();
  groups.delete(system);
  return { surplus: group.delivered - group.expected };
}

answerParent({ open, expect, close });
