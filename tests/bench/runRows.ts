import { coldStart } from './coldStart.ts';
import { fileTransfer } from './fileTransfer/fileTransfer.ts';
import { firstLoad } from './firstLoad.ts';
import { liveDelivery } from './liveDelivery/liveDelivery.ts';
import { pageReading } from './pageReading/pageReading.ts';
import { relay } from './relay/relay.ts';
import type { Figure, Row } from './row.ts';
import { show } from './statistics.ts';
import { writeResults } from './writeResults.ts';

const rows: Row[] = [liveDelivery, pageReading, fileTransfer, relay, firstLoad, coldStart];

/** Runs the rows that are named, or all; answers the exit code. `--long` adds what takes more than three minutes. */
export async function runRows(args: string[]): Promise<number> {
  const isLong = args.includes('--long');
  const names = args.filter((arg) => !arg.startsWith('--')).map((name) => name.toUpperCase());
  const chosen = names.length === 0 ? rows : rows.filter(({ id }) => names.includes(id));
  if (chosen.length === 0 || chosen.length < names.length) {
    console.error(`There is no such row; there are ${rows.map(({ id }) => id).join(', ')}.`);
    return 1;
  }
  let missed = 0;
  for (const row of chosen) {
    console.log(`\n${row.id} ${row.title}`);
    const startedAt = performance.now();
    const outcome = await row.run({ isLong, say: (line) => console.log(`  ${line}`) });
    for (const figure of outcome.figures) console.log(`  ${toLine(figure)}`);
    console.log(`  ${show((performance.now() - startedAt) / 1000)} s`);
    missed += outcome.figures.filter(({ isReached }) => isReached === false).length;
    await writeResults(row, outcome);
  }
  console.log(missed === 0 ? '\nEvery target is reached.' : `\n${missed} targets are missed.`);
  return missed === 0 ? 0 : 1;
}

function toLine({ work, ours, peer, target, isReached }: Figure): string {
  const beside = peer ? ` | ${peer.name} ${peer.value} | ${show(peer.ratio)} ×` : '';
  const verdict = isReached === null ? '' : isReached ? ' reached' : ' MISSED';
  return `${work}: ${ours}${beside} | ${target}${verdict}`;
}
