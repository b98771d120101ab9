import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { findFreePorts } from './parts/findFreePorts.ts';
import type { Row } from './row.ts';

const root = path.join(import.meta.dirname, '..', '..');
const mostCpuSeconds = 6;
const mostMegabytes = 200;
/** Linux counts CPU time in hundredths of a second, and memory in pages of 4 kB. */
const ticksPerSecond = 100;
const pagesPerMegabyte = 256;

/** What `npm start` costs on an installed checkout until everything answers, demo data included. */
export const coldStart: Row = {
  id: 'B15',
  title: '`npm start` until ready, first start and second',
  async run({ say }) {
    if (process.platform !== 'linux') return { figures: [], notes: ['Left out: it reads /proc.'] };
    const dataDir = mkdtempSync(path.join(tmpdir(), 'conferencing-start-'));
    try {
      const first = await measureStart(dataDir);
      say(`first start: ${first.wall.toFixed(1)} s`);
      const second = await measureStart(dataDir);
      return {
        figures: [
          { name: 'first start', ...first },
          { name: 'second start', ...second },
        ].flatMap(({ name, cpu, wall, memory }) => [
          {
            work: `B15: CPU of all processes, ${name}`,
            ours: `${cpu.toFixed(2)} s`,
            peer: null,
            target: `≤ ${mostCpuSeconds} s`,
            isReached: cpu <= mostCpuSeconds,
          },
          {
            work: `B15: memory of the app, ${name}`,
            ours: `${memory.toFixed(0)} MB`,
            peer: null,
            target: `≤ ${mostMegabytes} MB`,
            isReached: memory <= mostMegabytes,
          },
          {
            work: `B15: time until ready, ${name}`,
            ours: `${wall.toFixed(1)} s`,
            peer: null,
            target: 'shown',
            isReached: null,
          },
        ]),
        notes: ['CPU of the supervisor and all its parts, the demo data of the first start among them.'],
      };
    } finally {
      rmSync(dataDir, { recursive: true, force: true });
    }
  },
};

async function measureStart(dataDir: string): Promise<{ cpu: number; wall: number; memory: number }> {
  const [port, hostPort, cosmosPort, blobPort, fluidPort] = await findFreePorts(5);
  const env = {
    ...process.env,
    PORT: String(port),
    HOST_PORT: String(hostPort),
    COSMOS_PORT: String(cosmosPort),
    BLOB_PORT: String(blobPort),
    FLUID_PORT: String(fluidPort),
    DATA_DIR: dataDir,
  };
  const startedAt = performance.now();
  const started = spawn(process.execPath, ['local/start.mjs'], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(started, 'exit');
  try {
    for await (const line of createInterface({ input: started.stdout })) {
      if (line.startsWith('Conferencing is ready')) break;
    }
    const wall = (performance.now() - startedAt) / 1_000;
    const processes = listFamily(started.pid ?? 0);
    const app = processes.find(({ command }) => command.includes('api/start.mjs'));
    // What has ended already, the writing of the demo, is in its parent's account.
    const ticks = processes.reduce((sum, one) => sum + one.ticks, 0);
    return { cpu: ticks / ticksPerSecond, wall, memory: (app?.pages ?? NaN) / pagesPerMegabyte };
  } finally {
    started.kill('SIGTERM');
    await exited;
  }
}

type Process = { id: number; parent: number; ticks: number; pages: number; command: string };

function listFamily(id: number): Process[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap(readProcess);
  const family = new Set([id]);
  for (let size = 0; size < family.size;) {
    size = family.size;
    for (const one of all) if (family.has(one.parent)) family.add(one.id);
  }
  return all.filter((one) => family.has(one.id));
}

function readProcess(name: string): Process[] {
  try {
    const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [, parent = 0] = fields;
    // utime, stime, and those of ended children: fields 14 to 17 of proc(5).
    const ticks = fields.slice(11, 15).reduce((sum, value) => sum + value, 0);
    const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return [{ id: Number(name), parent, ticks, pages: fields[21] ?? 0, command }];
  } catch {
    return [];
  }
}
