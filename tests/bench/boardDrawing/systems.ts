import path from 'node:path';
import type { PersonRecord } from '../../../api/domain/ports.ts';
import { startChild, type Child } from '../parts/startChild.ts';
import type { Stage } from '../parts/startStage.ts';

/** One of those on whose board people draw. */
export type System = {
  name: string;
  server: Child;
  /** All its people. */
  drawers: Child;
  open(room: Room): Promise<void>;
  stop(): Promise<void>;
};

export type Room = { id: string; members: PersonRecord[] };

export async function startOurs(stage: Stage): Promise<System> {
  const server = await startChild(path.join(import.meta.dirname, 'drawingApp.ts'), { env: stage.appEnv });
  const drawers = await startChild(path.join(import.meta.dirname, 'drawers.ts'));
  const port = Number(server.ready.port);
  return {
    name: 'ours',
    server,
    drawers,
    async open(room) {
      const tokens = await Promise.all(room.members.map((person) => stage.mintToken(person)));
      const openBoard = () => newBoard({ port, token: tokens[0] ?? '', conversationId: room.id });
      await drawers.ask('open', { port, tokens, together: await openBoard(), unseen: await openBoard() });
    },
    stop: () => stopAll(drawers, server),
  };
}

export async function startYWebsocket(folder: string): Promise<System> {
  const args = [folder];
  const server = await startChild(path.join(import.meta.dirname, 'yServer.ts'), { args });
  const drawers = await startChild(path.join(import.meta.dirname, 'yDrawers.ts'), { args });
  const port = Number(server.ready.port);
  return {
    name: 'y-websocket',
    server,
    drawers,
    open: (room) => drawers.ask('open', { port, people: room.members.length, room: room.id }),
    stop: () => stopAll(drawers, server),
  };
}

async function newBoard(opened: { port: number; token: string; conversationId: string }): Promise<string> {
  const { port, token, conversationId } = opened;
  const url = `http://127.0.0.1:${port}/api/conversations/${conversationId}/whiteboards`;
  const response = await fetch(url, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ clientId: crypto.randomUUID() }),
  });
  if (response.status !== 201) throw new Error(`a board was answered ${response.status}`);
  return ((await response.json()) as { id: string }).id;
}

async function stopAll(...children: Child[]): Promise<void> {
  for (const child of children) await child.stop();
}
