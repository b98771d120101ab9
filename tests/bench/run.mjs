// The benchmarks: `node tests/bench/run.mjs` runs every row, `node tests/bench/run.mjs B2 B5` those.
import { isOnNode24 } from '../onNode24.mjs';

if (isOnNode24()) {
  const { runRows } = await import('./runRows.ts');
  process.exitCode = await runRows(process.argv.slice(2));
}
