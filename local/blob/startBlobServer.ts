import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** The account that the embedded default's blob store has. */
const account = 'conferencing';

/**
 * Starts the blob store in a process of its own, as `npm start` does, with its data below `folder`. Rejects with its
 * words if it cannot start. Ends with this process at the latest.
 */
export async function startBlobServer({ port, folder, key }: BlobServerOptions): Promise<BlobServer> {
  const child = fork(join(import.meta.dirname, 'main.ts'), {
    env: {
      PATH: process.env.PATH,
      NODE_COMPILE_CACHE: join(import.meta.dirname, '../../node_modules/.cache/compiled'),
      BLOB_PORT: String(port),
      BLOB_ACCOUNT: account,
      BLOB_KEY: key,
      DATA_DIR: folder,
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
    endpoint: `http://127.0.0.1:${ready.port}/${account}`,
    account,
    key,
    processId: child.pid ?? 0,
    close: async () => {
      child.kill('SIGTERM');
      await gone;
    },
  };
}

type BlobServerOptions = {
  /** 0 takes a free one. */
  port: number;
  folder: string;
  /** Base64. */
  key: string;
};

export type BlobServer = {
  port: number;
  /** With the account in its path, as the app's BLOB_ENDPOINT. */
  endpoint: string;
  account: string;
  key: string;
  processId: number;
  /** Asks it to end, and resolves when everything is on disk. */
  close: () => Promise<void>;
};
