import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chatSides } from './chat/chatSides.ts';
import { followParent } from './followParent.ts';
import { lockData } from './lockData.ts';
import { partEnvironment } from './partEnvironment.ts';
import { readKeys } from './readKeys.ts';
import { listChatPorts, listPorts, readSettings } from './readSettings.ts';
import { runDemo } from './runDemo.ts';
import { startPart } from './startPart.ts';
import { waitForAnswer } from './waitForAnswer.ts';
import { waitForPorts } from './waitForPorts.ts';
import { watchSources } from './watchSources.ts';

const root = join(import.meta.dirname, '..');
const builtPages = ['tab/dist', 'local/host/dist'].map((folder) => join(root, folder));

/** After a kill -9 of this process its parts notice, and end within this time (milliseconds). */
const leavingTime = 10_000;
const answerTime = 30_000;

/** The page stays in place while the next one is made: the app reads it when it starts. */
const buildTabOnChange = [
  ...['build', '--watch', '--config', join(root, 'tab/vite.config.ts')],
  ...['--emptyOutDir', 'false', '--logLevel', 'warn'],
];

const chatNames = { customer: "Customer's Teams", gfms: "GFMS's Teams" } as const;

const stops: (() => Promise<void>)[] = [];
let isStopping = false;

/** The whole embedded default: starts every part, and says one line when all of them answer. */
async function main(): Promise<void> {
  const settings = readSettings(process.env);
  refuseUnbuilt();
  const lock = lockData(settings.dataDir);
  onStop(async () => lock.release());
  const hasChats = process.argv.includes('--teams-chat');
  const ports = [...listPorts(settings), ...(hasChats ? listChatPorts(settings) : [])];
  const busy = await waitForPorts(ports, lock.wasKilled ? leavingTime : 0);
  if (busy) {
    throw new Error(
      `Port ${busy.port} (${busy.name}) is in use. Stop what uses it, or set ${busy.name} to a free one.`,
    );
  }
  const env = partEnvironment(settings, readKeys(settings.dataDir));
  // Not "once": a terminal and a parent may both send the same signal, and the second must not cut short.
  for (const event of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'] as const) {
    process.on(event, () => void stop(0));
  }
  if (process.env.npm_lifecycle_event) followParent(() => void stop(0));
  const start = (name: string, script: string, ...args: string[]) => {
    const part = startPart({ name, script: join(root, script), args, env });
    onStop(part.stop);
    return part;
  };

  const store = start('the store', 'local/cosmos/main.ts');
  const host = start('the local Teams host', 'local/host/main.ts');
  const blobs = start('the blob store', 'local/blob/main.ts');
  const fluid = start('the Fluid relay', 'local/fluid/main.ts');
  await Promise.all([store.ready, blobs.ready]);
  const demo = runDemo({ script: join(root, 'local/demo/main.ts'), env, dataDir: settings.dataDir });
  onStop(demo.stop);
  await demo.done;
  if (isStopping) return;
  const app = start('the app', 'api/start.mjs');
  if (process.argv.includes('--dev')) {
    start('the build of the tab', 'node_modules/vite/bin/vite.js', ...buildTabOnChange);
    watchSources([join(root, 'api'), join(root, 'tab/dist')], () => void app.restart());
  }
  await Promise.all([app.ready, host.ready, fluid.ready]);
  await waitForAnswer(`http://127.0.0.1:${settings.port}/readyz`, answerTime);
  await waitForAnswer(`http://127.0.0.1:${settings.hostPort}/people`, answerTime);
  const chats = (hasChats ? chatSides : []).map((side) => ({
    side,
    part: start(`the chat of the ${side} side`, 'local/chat/main.ts', side),
  }));
  await Promise.all(chats.map(({ part }) => part.ready));
  console.log(`Conferencing is ready: http://localhost:${settings.hostPort}`);
  for (const { side } of chats) {
    console.log(`${chatNames[side]}: http://localhost:${settings.chatPorts[side]}`);
  }
}

function refuseUnbuilt(): void {
  if (builtPages.every((folder) => existsSync(join(folder, 'index.html')))) return;
  throw new Error('The tab is not built. Run: npm run build');
}

function onStop(stopOne: () => Promise<void>): void {
  stops.push(stopOne);
}

/** Stops everything in the reverse order of its start: nobody loses what he still needs. */
async function stop(exitCode: number): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  for (const stopOne of stops.toReversed()) await stopOne();
  process.exit(exitCode);
}

main().catch((error: unknown) => {
  if (isStopping) return;
  console.error((error as Error).message);
  void stop(1);
});
