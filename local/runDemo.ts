import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Fills an empty store with the demo's cases, before the app starts. The demo writes `demo.json` into
 * the data folder last of all, so what was cut off in the middle is done again.
 */
export function runDemo({ script, env, dataDir }: DemoOptions): Run {
  if (!existsSync(script) || existsSync(join(dataDir, 'demo.json'))) {
    return { done: Promise.resolve(), stop: () => Promise.resolve() };
  }
  const child = spawn(process.execPath, [script], {
    stdio: ['ignore', process.stderr, 'inherit', 'ipc'],
    env,
    detached: process.platform !== 'win32',
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return {
    done: ended.then((code) => {
      if (code !== 0) throw new Error('The demo data could not be written.');
    }),
    stop: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

type DemoOptions = { script: string; env: NodeJS.ProcessEnv; dataDir: string };

type Run = {
  /** Rejects when the demo data is not there in the end. */
  done: Promise<void>;
  stop: () => Promise<void>;
};
