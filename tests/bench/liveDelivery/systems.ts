import { Agent, request } from 'node:http';
import path from 'node:path';
import { emptyState, applyEntry } from '../../../api/domain/conversationState.ts';
import type { Entry } from '../../../api/domain/entries.ts';
import type { PersonRecord } from '../../../api/domain/ports.ts';
import { toEntryEvent } from '../../../api/domain/publishEntry.ts';
import { now } from '../parts/now.ts';
import type { Stage } from '../parts/startStage.ts';
import { startChild } from '../parts/startChild.ts';
import { startNchan } from './startNchan.ts';
import type { Opening } from './tabs.ts';

/** One of those who deliver the same message to as many tabs. */
export type System = {
  name: string;
  /** The processes whose CPU counts. */
  pids: number[];
  /** How the tabs of this room open their streams. */
  opening(room: Room): Promise<Omit<Opening, 'system' | 'marker'>>;
  /** Publishes the entry to the room; answers when it was taken, in milliseconds. */
  publish(room: Room, entry: Entry): Promise<{ at: number }>;
  stop(): Promise<void>;
};

export type Room = { id: string; members: PersonRecord[] };

/** The app: its own routes, tokens, streams and events. */
export async function startOurs(stage: Stage): Promise<System> {
  const app = await startChild(path.join(import.meta.dirname, 'deliveringApp.ts'), {
    env: stage.appEnv,
  });
  return {
    name: 'ours',
    pids: [app.pid],
    async opening(room) {
      const requests = [];
      for (const person of room.members) {
        const headers = { authorization: `Bearer ${await stage.mintToken(person)}` };
        requests.push({ path: '/api/events', headers });
      }
      return { port: Number(app.ready.port), protocol: 'sse', liveWhen: 'event: hello', requests };
    },
    publish: (_room, entry) => app.ask('publish', { entry }),
    stop: () => app.stop(),
  };
}

export async function startSocketIo(): Promise<System> {
  const server = await startChild(path.join(import.meta.dirname, 'socketIoServer.ts'));
  return {
    name: 'socket.io',
    pids: [server.pid],
    async opening(room) {
      const requestPath = `/socket.io/?EIO=4&transport=websocket&room=${room.id}`;
      const requests = room.members.map(() => ({ path: requestPath, headers: {} }));
      return { port: Number(server.ready.port), protocol: 'socket.io', liveWhen: '40{"sid"', requests };
    },
    publish: (room, entry) => server.ask('publish', { room: room.id, data: toData(entry) }),
    stop: () => server.stop(),
  };
}

/** Node's own `socket.write` and nothing else: nobody on Node can deliver for less. */
export async function startBare(): Promise<System> {
  const server = await startChild(path.join(import.meta.dirname, 'bareServer.ts'));
  return {
    name: 'bare socket.write',
    pids: [server.pid],
    async opening(room) {
      const requests = room.members.map(() => ({ path: '/', headers: {} }));
      return { port: Number(server.ready.port), protocol: 'sse', liveWhen: '\r\n\r\n', requests };
    },
    publish: (_room, entry) => server.ask('publish', { data: toData(entry) }),
    stop: () => server.stop(),
  };
}

export async function startNginx(): Promise<System | { missing: string }> {
  const nchan = await startNchan();
  if ('missing' in nchan) return nchan;
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return {
    name: 'nginx + nchan',
    pids: nchan.pids,
    async opening(room) {
      const requests = room.members.map(() => ({ path: `/live/${room.id}`, headers: {} }));
      return { port: nchan.port, protocol: 'sse', liveWhen: '\r\n\r\n', requests };
    },
    async publish(room, entry) {
      const at = now();
      await post({
        agent,
        port: nchan.port,
        path: `/publish/${room.id}`,
        body: JSON.stringify(toData(entry)),
      });
      return { at };
    },
    async stop() {
      agent.destroy();
      await nchan.stop();
    },
  };
}

/** What the app's own event says of the entry. */
function toData(entry: Entry): unknown {
  return toEntryEvent(entry, { state: stateAt(entry), audience: 'gfms' }).data;
}

function stateAt(entry: Entry) {
  const state = { ...emptyState(entry.conversationId), sequence: entry.sequence - 1 };
  applyEntry(state, entry);
  return state;
}

function post(sent: { agent: Agent; port: number; path: string; body: string }): Promise<undefined> {
  const { agent, port, body } = sent;
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'x-eventsource-event': 'entry',
  };
  const posting = request({ agent, port, path: sent.path, method: 'POST', headers }, (response) => {
    response.resume().once('end', () => {
      if ((response.statusCode ?? 500) < 300) resolve(undefined);
      else reject(new Error(`publishing was refused: ${response.statusCode}`));
    });
  });
  posting.once('error', reject).end(body);
  return promise;
}
