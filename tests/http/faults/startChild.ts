import { spawn } from 'node:child_process';
import path from 'node:path';
import type { Config } from '../../../api/config.ts';

/** A part of the app as a process of its own, so that it can be killed. */
export type Child = {
  port: number;
  url: string;
  /** Ends it at once, as `kill -9` does, and resolves when it is gone. */
  kill(): Promise<void>;
  /** Asks it to end in good order, and resolves when it has. */
  stop(): Promise<void>;
  /** Whether it has ended, of itself or not. */
  isGone(): boolean;
};

const root = path.join(import.meta.dirname, '..', '..', '..');

/** One instance of the app. */
export function startAppProcess(config: Config): Promise<Child> {
  const env = Object.entries(config).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join(',') : String(value),
  ]);
  return startChild('api/start.mjs', Object.fromEntries(env) as Record<string, string>);
}

/** The store, on its file. */
export function startStoreProcess(store: { port: number; folder: string; key: string }): Promise<Child> {
  return startChild('local/cosmos/main.ts', {
    COSMOS_PORT: String(store.port),
    COSMOS_KEY: store.key,
    DATA_DIR: store.folder,
  });
}

/** Resolves when the process says that it is ready; rejects with its words when it ends before. */
function startChild(file: string, env: Record<string, string>): Promise<Child> {
  const child = spawn(process.execPath, [path.join(root, file)], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let words = '';
  let isGone = false;
  child.stderr?.on('data', (chunk: Buffer) => (words = (words + chunk.toString()).slice(-4_000)));
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve())).then(() => {
    isGone = true;
  });
  const end = (signal: NodeJS.Signals) => {
    if (!isGone) child.kill(signal);
    return gone;
  };
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    void gone.then(() => reject(new Error(`${file} ended: ${words}`)));
    child.once('message', (message: { port: number }) => {
      resolve({
        port: message.port,
        url: `http://127.0.0.1:${message.port}`,
        kill: () => end('SIGKILL'),
        stop: () => end('SIGTERM'),
        isGone: () => isGone,
      });
    });
  });
}
