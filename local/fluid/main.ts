import { openFluidRelay } from './openFluidRelay.ts';

/**
 * The Fluid relay as a child process: FLUID_PORT (7070), FLUID_KEY (base64) and PUBLIC_ORIGIN from the environment. Says
 * `{ ready: true, port }` to its parent when it answers, and ends when the parent does.
 */
async function main(): Promise<void> {
  const {
    FLUID_PORT: port = '7070',
    FLUID_KEY: key,
    PUBLIC_ORIGIN: tab = 'http://localhost:3978',
  } = process.env;
  if (process.env.NODE_ENV === 'production') throw new Error('It does not start with NODE_ENV=production.');
  if (!key) throw new Error('FLUID_KEY is not set.');
  if (!/^\d{1,5}$/.test(port)) throw new Error(`FLUID_PORT is no port: "${port}".`);
  const tabOrigins = [tab, tab.replace('//localhost:', '//127.0.0.1:')];
  const relay = await openFluidRelay({ port: Number(port), key, tabOrigins }).catch((error: unknown) => {
    throw new Error(explain(error, port));
  });
  const stop = (): void => void relay.close().then(() => process.exit(0));
  process.once('disconnect', stop).once('SIGTERM', stop).once('SIGINT', stop);
  process.send?.({ ready: true, port: relay.port });
}

function explain(error: unknown, port: string): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code === 'EADDRINUSE' ? `Port ${port} is in use; set FLUID_PORT to a free one.` : message;
}

main().catch((error: unknown) => {
  process.stderr.write(`Fluid relay: ${(error as Error).message.replaceAll('\n', ' ')}\n`);
  process.exit(1);
});
