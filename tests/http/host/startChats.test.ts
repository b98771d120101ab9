import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { waitUntil } from '../../../local/waitUntil.ts';
import type { Ports, RunningStart } from './startEverything.ts';
import { isAlive, startEverything, takeFreePorts } from './startEverything.ts';

jest.setTimeout(90_000);

const chats = ['local/chat/main.ts customer', 'local/chat/main.ts gfms'];

let folder: string;
let env: Ports & { DATA_DIR: string };
let running: RunningStart;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'conferencing-chats-'));
  env = { ...(await takeFreePorts()), DATA_DIR: folder };
});
afterEach(async () => {
  running.process.kill('SIGKILL');
  await running.ended;
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
});

test("[B15] with Teams' chats it says where they are, each shows its tenant, and a signal stops all", async () => {
  running = start();
  await running.output.has("GFMS's Teams");
  expect(running.output.text()).toBe(
    [
      `Conferencing is ready: http://localhost:${env.HOST_PORT}`,
      `Customer's Teams: http://localhost:${env.CUSTOMER_CHAT_PORT}`,
      `GFMS's Teams: http://localhost:${env.GFMS_CHAT_PORT}\n`,
    ].join('\n'),
  );
  expect(running.errors.text()).toBe('');
  for (const [port, name] of [
    [env.CUSTOMER_CHAT_PORT, 'Marco Bianchi'],
    [env.GFMS_CHAT_PORT, 'Anna Keller'],
  ]) {
    const answer = await fetch(`http://localhost:${port}/_internal/v1/testConfig`);
    expect(await answer.json()).toMatchObject({ config: { currentUser: { name } } });
  }
  const pids = chats.map((chat) => running.childOf(chat.replace(' ', '\0')));
  running.process.kill('SIGTERM');
  expect(await running.ended).toBe(0);
  expect(pids.filter(isAlive)).toEqual([]);
});

test('[B15] after kill -9 the chats end by themselves', async () => {
  running = start();
  await running.output.has("GFMS's Teams");
  const pids = chats.map((chat) => running.childOf(chat.replace(' ', '\0')));
  running.process.kill('SIGKILL');
  expect(await waitUntil(() => !pids.some(isAlive), 20_000)).toBe(true);
});

test('[B15] a port of the chats in use is one clear line', async () => {
  for (const name of ['CUSTOMER_CHAT_PORT', 'GFMS_GATE_PORT'] as const) {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(Number(env[name]), '127.0.0.1', resolve));
    running = start();
    expect(await running.ended).toBe(1);
    expect(running.errors.text()).toMatch(new RegExp(`^Port ${env[name]} \\(${name}\\) is in use\\..*\n$`));
    await new Promise((resolve) => other.close(resolve));
  }
});

function start(): RunningStart {
  return startEverything(env, [process.execPath, 'local/start.mjs', '--teams-chat']);
}
