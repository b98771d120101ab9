import { readConfig } from './config.ts';
import { startApp } from './startApp.ts';

/** With the database away, stopping in good order could take for ever; nothing answered is at stake. */
const stopWithinMs = 5_000;

/** The process: configuration from the environment, one instance, a clear line when it cannot start. */
async function main(): Promise<void> {
  const app = await startApp(readConfig(process.env));
  process.send?.({ ready: true, port: app.port });
  const stop = () => {
    setTimeout(() => process.exit(1), stopWithinMs).unref();
    void app.stop().then(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  // Started by another process, it does not outlive it.
  process.once('disconnect', stop);
}

main().catch((cause: unknown) => {
  const error = cause as { message?: string; code?: string; port?: number };
  const isTaken = error.code === 'EADDRINUSE';
  process.stderr.write(
    `${isTaken ? `Port ${error.port} (PORT) is in use.` : (error.message ?? String(cause))}\n`,
  );
  process.exit(1);
});
