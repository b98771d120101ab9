import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

const root = join(import.meta.dirname, '../../..');

/** Runs what `npm start` runs, or that itself, with ports and a data folder of its own. */
export function startEverything(
  env: Record<string, string>,
  [command, ...args]: [string, ...string[]] = [process.execPath, 'local/start.mjs'],
): RunningStart {
  const started = spawn(command, args, {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'development', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = follow(started.stdout);
  const errors = follow(started.stderr);
  const ended = new Promise<number | null>((resolve) => started.once('close', (code) => resolve(code)));
  return {
    process: started,
    ended,
    output,
    errors,
    isReady: async () => {
      await Promise.race([output.has('\n'), ended]);
      if (output.text() === '') throw new Error(`it did not start: ${errors.text()}`);
    },
    childOf: (script) => childOf(started.pid!, script),
  };
}

function follow(stream: Readable): Followed {
  let text = '';
  stream.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  return {
    text: () => text,
    has: (words) =>
      new Promise((resolve) => {
        const look = () => text.includes(words) && resolve();
        stream.on('data', look);
        look();
      }),
  };
}

/** Ports that nobody holds, below those that the system gives to outgoing connections. */
export async function takeFreePorts(): Promise<Ports> {
  const ports = new Set<number>();
  while (ports.size < portNames.length) {
    const port = randomInt(20_000, 32_000);
    if (await isFree(port)) ports.add(port);
  }
  const free = [...ports].map(String);
  return Object.fromEntries(portNames.map((name, index) => [name, free[index]])) as Ports;
}

const portNames = [
  ...(['PORT', 'HOST_PORT', 'COSMOS_PORT', 'BLOB_PORT', 'FLUID_PORT'] as const),
  ...(['CUSTOMER_CHAT_PORT', 'GFMS_CHAT_PORT', 'CUSTOMER_GATE_PORT', 'GFMS_GATE_PORT'] as const),
] as const;

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer().once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

/** Whether a process of this id runs. */
export function isAlive(pid: number): boolean {
  try {
    // A zombie counts as gone: in a container nobody may collect it.
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

function childOf(pid: number, script: string): number {
  const child = listDescendants(pid).find((one) =>
    readFileSync(`/proc/${one}/cmdline`, 'utf8').includes(script),
  );
  if (!child) throw new Error(`there is no ${script}`);
  return child;
}

function listDescendants(pid: number): number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    .split(' ')
    .filter(Boolean)
    .map(Number);
  return children.flatMap((child) => [child, ...listDescendants(child)]);
}

export type Ports = Record<(typeof portNames)[number], string>;

type Followed = { text: () => string; has: (words: string) => Promise<void> };

export type RunningStart = {
  process: ChildProcess;
  ended: Promise<number | null>;
  output: Followed;
  errors: Followed;
  /** Resolves with the first line; rejects when there will be none. */
  isReady: () => Promise<void>;
  /** The process id of a part. */
  childOf: (script: string) => number;
};
