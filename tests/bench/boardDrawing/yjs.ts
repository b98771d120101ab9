import { createRequire } from 'node:module';
import path from 'node:path';

/** What is used of the peer, which is not among the product's packages. */
export type Doc = { getMap(name: string): YMap; destroy(): void };
export type YMap = {
  get(key: string): unknown;
  set(key: string, value: unknown): void;
  observe(listener: (event: { keysChanged: Set<string> }) => void): void;
};
export type Provider = {
  synced: boolean;
  once(event: 'synced', listener: () => void): void;
  destroy(): void;
};

export const peerPackages = ['y-websocket@2.1.0', 'yjs@13.6.33', 'ws@8.23.0'];

export function loadYjs(folder: string) {
  const require = createRequire(path.join(folder, 'index.js'));
  const { Doc } = require('yjs') as { Doc: new () => Doc };
  const { WebsocketProvider } = require('y-websocket') as {
    WebsocketProvider: new (url: string, room: string, doc: Doc, options: object) => Provider;
  };
  const WebSocket = require('ws') as { WebSocketServer: new (options: object) => WebSocketServer };
  const { setupWSConnection } = require('y-websocket/bin/utils') as {
    setupWSConnection: (socket: unknown, request: unknown) => void;
  };
  return { Doc, WebsocketProvider, WebSocket, setupWSConnection };
}

type WebSocketServer = {
  on(event: 'connection', listener: (socket: unknown, request: unknown) => void): void;
};
