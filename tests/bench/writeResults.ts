import { readFile, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, totalmem } from 'node:os';
import path from 'node:path';
import { format } from 'prettier';
import type { Figure, Outcome, Row } from './row.ts';
import { show } from './statistics.ts';

const file = path.join(import.meta.dirname, 'results.md');
const title =
  '# Benchmarks\n\nWritten by `npm run bench`. Ratios count: the machine is shared, and all sides of a row take turns on it.\n';

/** Puts the row's table in the place of its last one. */
export async function writeResults(row: Row, outcome: Outcome): Promise<void> {
  const written = await readFile(file, 'utf8').catch(() => title);
  const [, ...sections] = written.split(/^(?=## )/m);
  const others = sections.filter((section) => !section.startsWith(`## ${row.id} `));
  const all = [...others, toSection(row, outcome)].sort(byNumber);
  await writeFile(file, await format([title, ...all].join('\n'), { parser: 'markdown', printWidth: 110 }));
}

function toSection(row: Row, { figures, notes }: Outcome): string {
  const lines = [
    `## ${row.id} ${row.title}`,
    '',
    `${describeMachine()}, ${new Date().toISOString().slice(0, 10)}`,
    '',
    '| work | ours | peer | ratio | target | reached |',
    '| --- | --- | --- | --- | --- | --- |',
    ...figures.map(toTableRow),
    '',
    ...notes.map((note) => `- ${note}`),
  ];
  return `${lines.join('\n')}\n`;
}

function toTableRow({ work, ours, peer, target, isReached }: Figure): string {
  const reached = isReached === null ? '–' : isReached ? 'yes' : '**no**';
  const cells = [
    work,
    ours,
    peer ? `${peer.name}: ${peer.value}` : '–',
    peer ? show(peer.ratio) : '–',
    target,
    reached,
  ];
  return `| ${cells.join(' | ')} |`;
}

function describeMachine(): string {
  const model = cpus()[0]?.model.replace(/\s+/g, ' ').trim() ?? 'unknown';
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${availableParallelism()} shared cores (${model}), ${memory} GB, ${process.platform}, Node ${process.versions.node}`;
}

function byNumber(one: string, other: string): number {
  return idOf(one).localeCompare(idOf(other), 'en', { numeric: true });
}

function idOf(section: string): string {
  return /^## (\w+)/.exec(section)?.[1] ?? '';
}
