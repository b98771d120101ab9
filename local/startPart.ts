import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';

/** A part that has lived this long, in milliseconds, is well again: the next pause is short. */
const wellAfter = 10_000;
const firstPause = 200;
const longestPause = 5_000;

/**
 * Starts one part of the embedded default as a child process with a channel, by which it says
 * `{ ready: true }` and learns that its parent is gone. If it dies later, it is started again.
 */
export function startPart({ name, script, args = [], env, patience = 5_000 }: PartOptions): Part {
  const ready = Promise.withResolvers<undefined>();
  // Whoever waits hears of it; where nobody does any more, it is no crash.
  ready.promise.catch(() => undefined);
  let isReady = false;
  let isExpectedToEnd = false;
  let pause = firstPause;
  let nextLaunch: ReturnType<typeof setTimeout> | undefined;
  let child = launch();

  function launch(): ChildProcess {
    isExpectedToEnd = false;
    const startedAt = performance.now();
    const launched = spawn(process.execPath, [script, ...args], {
      // Our own output is one line, so what parts say goes where errors go.
      stdio: ['ignore', process.stderr, 'inherit', 'ipc'],
      env,
      // Ctrl+C in a terminal must reach the parent alone, which knows the order: hence a group of its own.
      detached: process.platform !== 'win32',
    });
    launched.once('message', () => {
      isReady = true;
      ready.resolve(undefined);
    });
    launched.once('exit', (code, signal) => {
      if (isExpectedToEnd) return;
      if (!isReady) {
        ready.reject(new Error(`${capitalise(name)} could not start.`));
        return;
      }
      if (performance.now() - startedAt > wellAfter) pause = firstPause;
      const how = signal ? `by ${signal}` : `with exit code ${code}`;
      process.stderr.write(`${capitalise(name)} ended ${how} and is started again.\n`);
      nextLaunch = setTimeout(() => (child = launch()), pause);
      pause = Math.min(pause * 2, longestPause);
    });
    return launched;
  }

  async function stop(): Promise<void> {
    isExpectedToEnd = true;
    clearTimeout(nextLaunch);
    await end(child, patience);
  }

  return {
    ready: ready.promise,
    restart: async () => {
      await stop();
      child = launch();
    },
    stop,
  };
}

/** Asks a child to end, and after `patience` milliseconds ends it. */
async function end(child: ChildProcess, patience: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  // Windows has no SIGTERM: there the closed channel says it.
  if (process.platform === 'win32') child.disconnect();
  else child.kill('SIGTERM');
  const impatience = setTimeout(() => child.kill('SIGKILL'), patience);
  await ended;
  clearTimeout(impatience);
}

function capitalise(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

type PartOptions = {
  /** As a sentence names it, such as "the app". */
  name: string;
  script: string;
  args?: string[];
  env: NodeJS.ProcessEnv;
  /** How long it may take to end, in milliseconds. */
  patience?: number;
};

export type Part = {
  /** Rejects if the part ends before it ever was ready. */
  ready: Promise<undefined>;
  restart: () => Promise<void>;
  stop: () => Promise<void>;
};
