import { createHash } from 'node:crypto';
import sharp from 'sharp';
import type { Caller } from '../../builders/createCaller.ts';
import { readCpu } from '../parts/readCpu.ts';
import type { Figure } from '../row.ts';
import { showSpread, spreadOf } from '../statistics.ts';
import { drain, readFile, untilChecked, uploadByUs } from './transfers.ts';

const rounds = 5;
const mostMilliseconds = 1_000;

/** CPU of the app from an upload's begin until the small picture has been delivered. */
export async function measurePhoto(of: {
  caller: Caller;
  conversationId: string;
  pid: number;
}): Promise<Figure> {
  const { caller, conversationId, pid } = of;
  const bytes = await makePhoto();
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const cpu: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const before = readCpu([pid]);
    const { id } = await uploadByUs(caller, { conversationId, bytes, sha256, name: `photo${round}.jpg` });
    await untilChecked(caller, id);
    const { thumbnailUrl } = await readFile(caller, id);
    if (thumbnailUrl === null) throw new Error('there is no small picture');
    await drain(`${caller.url}${thumbnailUrl}`);
    cpu.push((readCpu([pid]) - before) / 1_000);
  }
  const spread = spreadOf(cpu);
  return {
    work: `B9: first small picture of a photo of 12 megapixels (${(bytes.length / 1e6).toFixed(1)} MB), CPU of the app`,
    ours: showSpread(spread, 'ms'),
    peer: null,
    target: `≤ ${mostMilliseconds} ms`,
    isReached: spread.median <= mostMilliseconds,
  };
}

/** Noise, so that it is as hard to decode as a photo. */
function makePhoto(): Promise<Buffer> {
  const noise = { type: 'gaussian', mean: 128, sigma: 24 } as const;
  return sharp({ create: { width: 4_000, height: 3_000, channels: 3, background: '#808080', noise } })
    .jpeg({ quality: 90 })
    .toBuffer();
}
