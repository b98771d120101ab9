import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** Starts the relay in a process of its own, as `npm start` does. Rejects with its words if it cannot start. Ends with this process at the latest. */
export async function startFluidServer({ port, key, tabOrigin }: FluidServerOptions): Promise<FluidServer> {
  const child = fork(join(import.meta.dirname, 'main.ts'), {
    env: {
      PATH: process.env.PATH,
      NODE_COMPILE_CACHE: join(import.meta.dirname, '../../node_modules/.cache/compiled'),
      FLUID_PORT: String(port),
      FLUID_KEY: key,
      PUBLIC_ORIGIN: tabOrigin,
    },
    execArgv: [],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let words = '';
  child.stderr?.on('data', (chunk: Buffer) => (words += chunk.toString()));
  const gone = once(child, 'close');
  const [ready] = (await Promise.race([
    once(child, 'message'),
    gone.then(() => Promise.reject(new Error(words.trim()))),
  ])) as [{ port: number }];
  return {
    port: ready.port,
    endpoint: `http://127.0.0.1:${ready.port}`,
    processId: child.pid ?? 0,
    words: () => words,
    close: async (signal = 'SIGTERM') => {
      child.kill(signal);
      await gone;
    },
  };
}

type FluidServerOptions = {
  /** 0 takes a free one. */
  port: number;
  /** Base64. */
  key: string;
  tabOrigin: string;
};

export type FluidServer = {
  port: number;
  endpoint: string;
  processId: number;
  /** What it has said of errors. */
  words: () => string;
  close: (signal?: NodeJS.Signals) => Promise<void>;
};
