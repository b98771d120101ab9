import { createHash, randomFillSync } from 'node:crypto';
import { now } from '../parts/now.ts';
import { readCpu } from '../parts/readCpu.ts';
import type { Figure } from '../row.ts';
import { show, spreadOf } from '../statistics.ts';
import type { Carrier, Payload } from './transfers.ts';

export type Size = {
  name: string;
  bytes: number;
  /** Files of a round: enough work in each to be measured. */
  files: number;
  rounds: number;
};

/** Milliseconds for one file, by the clock and by the CPU of all processes that take part. */
type Cost = { wall: number; cpu: number };
type Measured = { upload: Cost[]; download: Cost[] };

const least = 0.9;

/** Both carriers move the same bytes in turns, a warm-up first where a file is small. */
export async function measureTransfers(size: Size, carriers: readonly [Carrier, Carrier]): Promise<Figure[]> {
  const payload = makePayload(size.bytes);
  const measured: Measured[] = carriers.map(() => ({ upload: [], download: [] }));
  const firstRound = size.rounds > 3 ? 0 : 1;
  for (let round = firstRound; round <= size.rounds; round += 1) {
    for (const [at, carrier] of carriers.entries()) {
      const costs = await carry(carrier, payload, size.files);
      if (round === 0) continue;
      measured[at]?.upload.push(costs.upload);
      measured[at]?.download.push(costs.download);
    }
  }
  const [ours, theirs] = measured as [Measured, Measured];
  return (['upload', 'download'] as const).flatMap((way) =>
    (['wall', 'cpu'] as const).map((by) => {
      const own = ours[way].map((cost) => cost[by]);
      const other = theirs[way].map((cost) => cost[by]);
      const ratio = spreadOf(own.map((value, round) => (other[round] ?? NaN) / value)).median;
      return {
        work: `B9: ${way} of ${size.name}, ${by === 'wall' ? 'by the clock' : 'by CPU'}`,
        ours: showCost(own, size.bytes, by),
        peer: { name: carriers[1].name, value: showCost(other, size.bytes, by), ratio },
        target: `≥ ${least} × its speed`,
        isReached: ratio >= least,
      };
    }),
  );
}

async function carry(
  carrier: Carrier,
  payload: Payload,
  files: number,
): Promise<{ upload: Cost; download: Cost }> {
  const pids = [process.pid, ...carrier.pids];
  const uploaded: string[] = [];
  const upload = await costOf(pids, files, async () => {
    uploaded.push(await carrier.upload(payload));
  });
  for (const one of uploaded) await carrier.settle(one);
  const waiting = uploaded.values();
  const download = await costOf(pids, files, async () => {
    const bytes = await carrier.download(waiting.next().value ?? '');
    if (bytes !== payload.bytes.length) throw new Error(`${carrier.name} brought ${bytes} bytes`);
  });
  return { upload, download };
}

async function costOf(pids: readonly number[], files: number, work: () => Promise<void>): Promise<Cost> {
  const before = { wall: now(), cpu: readCpu(pids) };
  for (let file = 0; file < files; file += 1) await work();
  return { wall: (now() - before.wall) / files, cpu: (readCpu(pids) - before.cpu) / 1_000 / files };
}

export function makePayload(size: number): Payload {
  const bytes = randomFillSync(Buffer.alloc(size));
  return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}

function showCost(milliseconds: number[], bytes: number, by: 'wall' | 'cpu'): string {
  const { median, min, max } = spreadOf(milliseconds);
  if (bytes < 1_000_000 || by === 'cpu') return `${show(median)} ms (${show(min)}–${show(max)})`;
  const speed = (value: number) => show(bytes / 1_000 / value);
  return `${speed(median)} MB/s (${speed(max)}–${speed(min)})`;
}
