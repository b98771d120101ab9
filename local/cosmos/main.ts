import { join } from 'node:path';
import { startCosmosServer } from './startCosmosServer.ts';

/**
 * The server as a child process: COSMOS_PORT (8081), COSMOS_KEY (base64) and DATA_DIR (.data) from the environment.
 * Says `{ ready: true, port }` to its parent when it answers, and ends when the parent does.
 */
async function main(): Promise<void> {
  const { COSMOS_PORT: port = '8081', COSMOS_KEY: key, DATA_DIR: folder = '.data' } = process.env;
  if (!key) throw new Error('COSMOS_KEY is not set.');
  if (!/^\d{1,5}$/.test(port)) throw new Error(`COSMOS_PORT is no port: "${port}".`);
  const dataFile = join(folder, 'cosmos.sqlite');
  const server = await startCosmosServer({ port: Number(port), dataFile, key }).catch((error: unknown) => {
    throw new Error(explain(error, { port, dataFile }));
  });
  const stop = (): void => void server.close().then(() => process.exit(0));
  process.once('disconnect', stop).once('SIGTERM', stop).once('SIGINT', stop);
  process.send?.({ ready: true, port: server.port });
}

function explain(error: unknown, { port, dataFile }: { port: string; dataFile: string }): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') return `Port ${port} is in use; set COSMOS_PORT to a free one.`;
  if (/database is locked/.test(message)) return `The data file ${dataFile} is used by another process.`;
  if (
    code === 'ERR_SQLITE_ERROR' ||
    code === 'EACCES' ||
    code === 'EROFS' ||
    code === 'ENOTDIR' ||
    code === 'EEXIST'
  ) {
    return `The data file ${dataFile} cannot be written: ${message}.`;
  }
  return message;
}

main().catch((error: unknown) => {
  process.stderr.write(`Cosmos server: ${(error as Error).message.replaceAll('\n', ' ')}\n`);
  process.exit(1);
});
