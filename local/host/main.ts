import { companies, people, personNotSetUp } from '../people.ts';
import { startHost } from './startHost.ts';

/**
 * The host as a child process: HOST_PORT (3979), PORT of the app (3978), DATA_DIR (.data) and BOT_APP_PASSWORD from
 * the environment. Says `{ ready: true }` to its parent when it answers, and ends when the parent does.
 */
async function main(): Promise<void> {
  const { HOST_PORT = '3979', PORT = '3978', DATA_DIR = '.data', BOT_APP_PASSWORD } = process.env;
  const host = await startHost({
    port: Number(HOST_PORT),
    appUrl: `http://localhost:${PORT}/`,
    dataDir: DATA_DIR,
    people,
    companies,
    personNotSetUp,
    ...(BOT_APP_PASSWORD ? { botPassword: BOT_APP_PASSWORD } : {}),
  });
  const stop = () => void host.close().then(() => process.exit(0));
  process.once('SIGTERM', stop).once('SIGINT', stop).once('disconnect', stop);
  process.send?.({ ready: true, port: host.port });
}

main().catch((error: unknown) => {
  process.stderr.write(`Local Teams host: ${(error as Error).message}\n`);
  process.exit(1);
});
