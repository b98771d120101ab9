import { availableParallelism, loadavg } from 'node:os';
import { boardDrawing } from './boardDrawing/boardDrawing.ts';
import { boardSurface } from './boardSurface/boardSurface.ts';
import { wetInk } from './boardSurface/wetInk.ts';
import { coldStart } from './coldStart.ts';
import { fileTransfer } from './fileTransfer/fileTransfer.ts';
import { firstLoad } from './firstLoad.ts';
import { meetings } from './meetings/meetings.ts';
import { liveDelivery } from './liveDelivery/liveDelivery.ts';
import { pageReading } from './pageReading/pageReading.ts';
import { relay } from './relay/relay.ts';
import type { Figure, Row } from './row.ts';
import { show } from './statistics.ts';
import { writeResults } from './writeResults.ts';

const rows: Row[] = [
  liveDelivery,
  pageReading,
  fileTransfer,
  boardDrawing,
  wetInk,
  boardSurface,
  meetings,
  relay,
  firstLoad,
  coldStart,
];

/** Runs the rows that are named, or all; answers the exit code. `--long` adds what takes more than three minutes. */
export async function runRows(args: string[]): Promise<number> {
  const isLong = args.includes('--long');
  const names = args.filter((arg) => !arg.startsWith('--')).map((name) => name.toUpperCase());
  const chosen = names.length === 0 ? rows : rows.filter(({ id }) => names.includes(id.toUpperCase()));
  if (chosen.length === 0 || chosen.length < names.length) {
    console.error(`There is no such row; there are ${rows.map(({ id }) => id).join(', ')}.`);
    return 1;
  }
  let missed = 0;
  for (const row of chosen) {
    console.log(`\n${row.id} ${row.title}`);
    const startedAt = performance.now();
    const busy = describeLoad();
    const outcome = await row.run({ isLong, say: (line) => console.log(`  ${line}`) });
    for (const figure of outcome.figures) console.log(`  ${toLine(figure)}`);
    console.log(`  ${show((performance.now() - startedAt) / 1000)} s`);
    missed += outcome.figures.filter(({ isReached }) => isReached === false).length;
    await writeResults(row, { ...outcome, notes: [...outcome.notes, ...busy] });
  }
  console.log(missed === 0 ? '\nEvery target is reached.' : `\n${missed} targets are missed.`);
  return missed === 0 ? 0 : 1;
}

/** Rows run one after the other; so what is there when one begins may be the one before, or others. */
function describeLoad(): string[] {
  const [load = 0] = loadavg();
  const cores = availableParallelism();
  if (load < cores) return [];
  return [
    `**Measured beside other work**: the load was ${show(load)} on ${cores} cores when the row began. Times say little then, CPU and ratios more.`,
  ];
}

function toLine({ work, ours, peer, target, isReached }: Figure): string {
  const beside = peer ? ` | ${peer.name} ${peer.value} | ${show(peer.ratio)} ×` : '';
  const verdict = isReached === null ? '' : isReached ? ' reached' : ' MISSED';
  return `${work}: ${ours}${beside} | ${target}${verdict}`;
}
