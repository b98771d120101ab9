import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { waitForAnswer } from '../../../local/waitForAnswer.ts';
import { waitUntil } from '../../../local/waitUntil.ts';
import type { Ports, RunningStart } from './startEverything.ts';
import { isAlive, startEverything, takeFreePorts } from './startEverything.ts';

const parts = [
  ...['local/cosmos/main.ts', 'local/blob/main.ts', 'local/fluid/main.ts'],
  ...['local/host/main.ts', 'api/start.mjs'],
];

let folder: string;
let env: Ports & { DATA_DIR: string };
let started: RunningStart[];
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'conferencing-start-'));
  env = { ...(await takeFreePorts()), DATA_DIR: folder };
  started = [];
});
afterEach(async () => {
  for (const { process } of started) process.kill('SIGKILL');
  await Promise.all(started.map(({ ended }) => ended));
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
});

test('[B15] npm start says one line when all parts answer, and both sides read the same case', async () => {
  const running = start();
  await running.isReady();
  expect(running.output.text()).toBe(`Conferencing is ready: http://localhost:${env.HOST_PORT}\n`);
  expect(running.errors.text()).toBe('');
  const { heroCase } = JSON.parse(readFileSync(join(folder, 'demo.json'), 'utf8'));
  for (const personId of ['marco-bianchi', 'anna-keller']) {
    const answer = await askApp(`/api/cases/${heroCase}`, await tokenOf(personId));
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ number: heroCase, severity: 'machineDown' });
  }
  expect((await askApp('/api/me', 'no token')).status).toBe(401);
  // The store's key is for its owner alone.
  expect(statSync(join(folder, 'keys.json')).mode & 0o777).toBe(0o600);
  expect((await fetch(`http://localhost:${env.PORT}/`)).status).toBe(200);
});

test('[B15] both signals stop all parts in order, with exit code 0, and the data is still there', async () => {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    const running = start();
    await running.isReady();
    const pids = parts.map((part) => running.childOf(part));
    running.process.kill(signal);
    // A terminal sends it to the whole group and a parent forwards it: twice must do no harm.
    running.process.kill(signal);
    expect(await running.ended).toBe(0);
    expect(pids.filter(isAlive)).toEqual([]);
    expect(running.errors.text()).toBe('');
    expect(existsSync(join(folder, 'demo.json'))).toBe(true);
  }
});

test('[B15] after kill -9 the parts end by themselves, and the next start is not in their way', async () => {
  const first = start();
  await first.isReady();
  const token = await tokenOf('marco-bianchi');
  const pids = parts.map((part) => first.childOf(part));
  first.process.kill('SIGKILL');
  const second = start();
  await second.isReady();
  expect(second.output.text()).toContain('Conferencing is ready');
  expect(await waitUntil(() => !pids.some(isAlive), 20_000)).toBe(true);
  // The issuer's key and the store outlived it.
  expect((await askApp('/api/cases', token)).status).toBe(200);
});

test.each(['SIGTERM', 'SIGKILL'] as const)(
  '[B15] when npm is ended by %s, nothing runs on',
  async (signal) => {
    const running = startEverything(env, ['npm', 'start']);
    started.push(running);
    await running.output.has('Conferencing is ready');
    const pids = parts.map((part) => running.childOf(part));
    running.process.kill(signal);
    expect(await waitUntil(() => !pids.some(isAlive), 20_000)).toBe(true);
  },
);

test.each([
  ['The app', 'api/start.mjs'],
  ['The store', 'local/cosmos/main.ts'],
  ['The blob store', 'local/blob/main.ts'],
  ['The Fluid relay', 'local/fluid/main.ts'],
  ['The local Teams host', 'local/host/main.ts'],
])(
  '[B15] %s is started again after kill -9, with a line, and the others survive it',
  async (name, script) => {
    const running = start();
    await running.isReady();
    const others = parts.filter((part) => part !== script).map((part) => running.childOf(part));
    process.kill(running.childOf(script), 'SIGKILL');
    await running.errors.has(`${name} ended by SIGKILL and is started again.\n`);
    await waitForAnswer(`http://localhost:${env.HOST_PORT}/people`, 20_000);
    await waitForAnswer(`http://localhost:${env.PORT}/readyz`, 20_000);
    const answer = await askApp('/api/cases', await tokenOf('anna-keller'));
    expect(answer.status).toBe(200);
    expect(others.every(isAlive)).toBe(true);
  },
);

test('[B15] a port in use is one clear line', async () => {
  for (const name of ['PORT', 'HOST_PORT', 'COSMOS_PORT', 'BLOB_PORT', 'FLUID_PORT'] as const) {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(Number(env[name]), '127.0.0.1', resolve));
    const running = start();
    expect(await running.ended).toBe(1);
    expect(running.errors.text()).toMatch(new RegExp(`^Port ${env[name]} \\(${name}\\) is in use\\..*\n$`));
    expect(running.output.text()).toBe('');
    await new Promise((resolve) => other.close(resolve));
  }
});

test('[B15] two starts do not share a data folder', async () => {
  const first = start();
  await first.isReady();
  const second = startEverything({ ...(await takeFreePorts()), DATA_DIR: folder });
  started.push(second);
  expect(await second.ended).toBe(1);
  expect(second.errors.text()).toBe(`The data folder ${folder} (DATA_DIR) is in use by another start.\n`);
  expect((await askApp('/readyz', '')).status).toBe(200);
});

test('[B15] a data folder that cannot be written is one clear line', async () => {
  const file = join(folder, 'a-file');
  writeFileSync(file, '');
  const running = start({ DATA_DIR: join(file, 'data') });
  expect(await running.ended).toBe(1);
  expect(running.errors.text()).toBe(`The data folder ${join(file, 'data')} (DATA_DIR) is not writable.\n`);
});

test('[SE3] npm start refuses production', async () => {
  const running = start({ NODE_ENV: 'production' });
  expect(await running.ended).toBe(1);
  expect(running.errors.text()).toMatch(/^.*NODE_ENV=production.*\n$/);
});

function start(changes: Partial<typeof env> & { NODE_ENV?: string } = {}): RunningStart {
  const running = startEverything({ ...env, ...changes });
  started.push(running);
  return running;
}

async function tokenOf(personId: string): Promise<string> {
  const response = await fetch(`http://localhost:${env.HOST_PORT}/token`, {
    method: 'POST',
    body: JSON.stringify({ personId }),
  });
  return ((await response.json()) as { token: string }).token;
}

function askApp(path: string, token: string): Promise<Response> {
  return fetch(`http://localhost:${env.PORT}${path}`, { headers: { authorization: `Bearer ${token}` } });
}
