import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BlobServiceClient, StorageSharedKeyCredential, type ContainerClient } from '@azure/storage-blob';
import { readKeys } from '../../local/readKeys.ts';
import type { Caller } from '../builders/createCaller.ts';
import { createCaller } from '../builders/createCaller.ts';
import type { RunningStart } from '../http/host/startEverything.ts';
import { isAlive, startEverything, takeFreePorts } from '../http/host/startEverything.ts';
import { until } from '../http/live/until.ts';

const parts = [
  ...['local/cosmos/main.ts', 'local/blob/main.ts', 'local/fluid/main.ts'],
  ...['local/host/main.ts', 'api/start.mjs'],
];

/** The whole product as `npm start` starts it, on free ports, with the demo's data in a folder of its own. `hasChats`: with Teams' chats. */
export async function startProduct({ hasChats = false } = {}): Promise<Product> {
  const folder = mkdtempSync(join(tmpdir(), 'conferencing-e2e-'));
  const ports = await takeFreePorts();
  const env = { ...ports, DATA_DIR: folder };
  const start = () =>
    startEverything(env, [process.execPath, 'local/start.mjs', ...(hasChats ? ['--teams-chat'] : [])]);
  let running = start();
  await running.isReady();
  const hostUrl = `http://localhost:${ports.HOST_PORT}`;
  const appUrl = `http://localhost:${ports.PORT}`;
  const { heroCase } = JSON.parse(readFileSync(join(folder, 'demo.json'), 'utf8')) as { heroCase: string };
  return {
    hostUrl,
    appUrl,
    blobUrl: `http://127.0.0.1:${ports.BLOB_PORT}`,
    fluidUrl: `http://127.0.0.1:${ports.FLUID_PORT}`,
    filesContainer: new BlobServiceClient(
      `http://127.0.0.1:${ports.BLOB_PORT}/conferencing`,
      new StorageSharedKeyCredential('conferencing', readKeys(folder).blobKey),
    ).getContainerClient('files'),
    chatUrls: {
      customer: `http://localhost:${ports.CUSTOMER_CHAT_PORT}`,
      gfms: `http://localhost:${ports.GFMS_CHAT_PORT}`,
    },
    heroCase,
    demoCase: (number) => heroCase.replace(/\d{6}$/, String(number).padStart(6, '0')),
    as: async (personId) => createCaller(appUrl, await tokenOf(hostUrl, personId)),
    signalApp: (signal) => void process.kill(running.childOf('api/start.mjs'), signal),
    killFluid: () => void process.kill(running.childOf('local/fluid/main.ts'), 'SIGKILL'),
    killEverything: () => killEverything(running),
    async startAgain() {
      running = start();
      await running.isReady();
    },
    async stop() {
      running.process.kill('SIGTERM');
      await running.ended;
      rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
    },
  };
}

/** kill -9 of the start and of every part, all at once. */
async function killEverything(running: RunningStart): Promise<void> {
  const pids = parts.map((part) => running.childOf(part));
  running.process.kill('SIGKILL');
  for (const pid of pids) process.kill(pid, 'SIGKILL');
  await running.ended;
  // On a busy machine dying takes its time, too.
  await until(() => !pids.some(isAlive), { what: 'no part outlives kill -9' });
}

async function tokenOf(hostUrl: string, personId: string): Promise<string> {
  const response = await fetch(`${hostUrl}/token`, { method: 'POST', body: JSON.stringify({ personId }) });
  const { token } = (await response.json()) as { token?: string };
  if (!token) throw new Error(`nobody is called ${personId}`);
  return token;
}

export type Product = {
  hostUrl: string;
  appUrl: string;
  /** Where the tab puts the blocks of uploads. */
  blobUrl: string;
  /** Where the fast lane of its whiteboards runs. */
  fluidUrl: string;
  /** With `hasChats`: what stands for each side's Teams. */
  chatUrls: { customer: string; gfms: string };
  /** What the app has taken over, past the app: as an administrator who deletes too much. */
  filesContainer: ContainerClient;
  /** The number of the case that the demo opens with. */
  heroCase: string;
  /** The number of another case of the demo, by its last digits. */
  demoCase: (number: number) => string;
  /** The API as one of the demo's people. */
  as: (personId: string) => Promise<Caller>;
  /** To the app's process alone, such as SIGSTOP: then nothing answers, and SIGCONT wakes it. */
  signalApp: (signal: NodeJS.Signals) => void;
  /** kill -9 of the Fluid relay alone; it is started again. */
  killFluid: () => void;
  killEverything: () => Promise<void>;
  startAgain: () => Promise<void>;
  stop: () => Promise<void>;
};
