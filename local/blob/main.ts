import { join } from 'node:path';
import { openAzurite } from './openAzurite.ts';

/**
 * The blob store as a child process: BLOB_PORT (10000), BLOB_ACCOUNT, BLOB_KEY (base64) and DATA_DIR (.data) from the
 * environment. Says `{ ready: true, port }` to its parent when it answers, and ends when the parent does.
 */
async function main(): Promise<void> {
  const {
    BLOB_PORT: port = '10000',
    BLOB_ACCOUNT: account = 'conferencing',
    BLOB_KEY: key,
    DATA_DIR: dataDir = '.data',
  } = process.env;
  if (process.env.NODE_ENV === 'production') throw new Error('It does not start with NODE_ENV=production.');
  if (!key) throw new Error('BLOB_KEY is not set.');
  if (!/^\d{1,5}$/.test(port)) throw new Error(`BLOB_PORT is no port: "${port}".`);
  const folder = join(dataDir, 'blobs');
  const server = await openAzurite({ port: Number(port), folder, account, key }).catch((error: unknown) => {
    throw new Error(explain(error, { port, folder }));
  });
  const stop = (): void => void server.close().then(() => process.exit(0));
  process.once('disconnect', stop).once('SIGTERM', stop).once('SIGINT', stop);
  process.send?.({ ready: true, port: server.port });
}

function explain(error: unknown, { port, folder }: { port: string; folder: string }): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') return `Port ${port} is in use; set BLOB_PORT to a free one.`;
  if (code === 'EACCES' || code === 'EROFS' || code === 'ENOTDIR' || code === 'EEXIST') {
    return `The folder ${folder} cannot be written: ${message}.`;
  }
  return message;
}

main().catch((error: unknown) => {
  process.stderr.write(`Blob store: ${(error as Error).message.replaceAll('\n', ' ')}\n`);
  process.exit(1);
});
