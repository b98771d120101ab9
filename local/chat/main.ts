import { createRequire } from 'node:module';
import { join } from 'node:path';
import { refuseToStart } from '../host/refuseCaller.ts';
import { readSigningKey } from '../host/signingKey.ts';
import { waitForAnswer } from '../waitForAnswer.ts';
import { chatSides, describeTenant, type ChatSide } from './chatSides.ts';
import { keepOnLoopback } from './keepOnLoopback.ts';
import { startGate } from './startGate.ts';
import { writeConfig } from './writeConfig.ts';

const require = createRequire(import.meta.url);
/** Until the Playground answers, in milliseconds. */
const startTime = 30_000;

/**
 * One side's Teams chats as a child process, `main.ts customer` or `main.ts gfms`: the signing gate, and the Agents
 * Playground behind it. PORT of the app, HOST_PORT, {SIDE}_CHAT_PORT, {SIDE}_GATE_PORT and DATA_DIR from the
 * environment. Says `{ ready: true }` to its parent when both answer, and ends when the parent does.
 */
async function main(): Promise<void> {
  refuseToStart({ address: '127.0.0.1', env: process.env });
  const side = readSide(process.argv[2]);
  const dataDir = process.env.DATA_DIR ?? '.data';
  const port = readPort(`${side.toUpperCase()}_CHAT_PORT`);
  const tenant = describeTenant(side);
  const gate = await startGate({
    port: readPort(`${side.toUpperCase()}_GATE_PORT`),
    appUrl: `http://127.0.0.1:${readPort('PORT')}`,
    hostPort: readPort('HOST_PORT'),
    playgroundUrl: `http://127.0.0.1:${port}`,
    key: readSigningKey(dataDir),
    tenant,
  });
  process
    .once('disconnect', () => process.exit(0))
    .once('SIGTERM', () => process.exit(0))
    .once('SIGINT', () => process.exit(0));
  keepOnLoopback(port);
  const folder = join(dataDir, `chat-${side}`);
  openPlayground({ port, endpoint: `${gate.url}/api/messages`, folder, config: writeConfig(folder, tenant) });
  await waitForAnswer(`http://127.0.0.1:${port}/`, startTime);
  process.send?.({ ready: true, port });
}

/** Runs the Playground's own command in this process. It knows no other way to be told these things. */
function openPlayground({ port, endpoint, folder, config }: PlaygroundOptions): void {
  process.env.TEAMSAPPTESTER_BROWSER = 'none';
  process.env.M365_AGENTS_PLAYGROUND_CONFIG_PATH = config;
  process.env.M365_AGENTS_PLAYGROUND_LOGFILE = join(folder, 'playground.log');
  // What it says is in its log; a start says its own lines only.
  process.stdout.write = () => true;
  process.argv = [
    ...[process.execPath, 'agentsplayground', 'start', '-e', endpoint, '-c', 'msteams'],
    ...['-p', String(port), '--disable-telemetry', 'true'],
  ];
  const playground = require('@microsoft/m365agentsplayground/dist/index.js') as { start: () => void };
  playground.start();
}

function readSide(text: string | undefined): ChatSide {
  const side = chatSides.find((one) => one === text);
  if (!side) throw new Error(`It must be told whose Teams: ${chatSides.join(' or ')}.`);
  return side;
}

function readPort(name: string): number {
  const port = Number(process.env[name]);
  if (!Number.isInteger(port) || port < 1) throw new Error(`${name} is no port: "${process.env[name]}".`);
  return port;
}

type PlaygroundOptions = { port: number; endpoint: string; folder: string; config: string };

main().catch((error: unknown) => {
  process.stderr.write(`Local Teams chat: ${(error as Error).message}\n`);
  process.exit(1);
});
