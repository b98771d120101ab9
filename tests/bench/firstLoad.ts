import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Row } from './row.ts';

const folder = path.join(import.meta.dirname, '..', '..', 'tab', 'dist');
const mostKilobytes = 260;

/** How much JavaScript the tab's first load fetches: what the page names, and what that imports at once. */
export const firstLoad: Row = {
  id: 'B13',
  title: "JavaScript of the tab's first load, gzip",
  run() {
    if (!existsSync(path.join(folder, 'index.html'))) throw new Error('The tab is not built: npm run build.');
    const scripts = [...findFirstScripts()].map((name) => ({ name, kilobytes: gzipKilobytes(name) }));
    const total = scripts.reduce((sum, script) => sum + script.kilobytes, 0);
    return Promise.resolve({
      figures: [
        {
          work: 'B13: first load',
          ours: `${total.toFixed(1)} kB`,
          peer: null,
          target: `≤ ${mostKilobytes} kB`,
          isReached: total <= mostKilobytes,
        },
      ],
      notes: [
        `In all: ${scripts.map(({ name, kilobytes }) => `${name.replace(/-[\w-]{8}\.js$/, '')} ${kilobytes.toFixed(1)} kB`).join(', ')}.`,
        'The script time beside a bare Fluent page is not measured yet.',
      ],
    });
  },
};

function findFirstScripts(): Set<string> {
  const page = readFileSync(path.join(folder, 'index.html'), 'utf8');
  const found = new Set<string>();
  const waiting = [...page.matchAll(/\/assets\/([\w.-]+\.js)"/g)].map((match) => match[1] ?? '');
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    const source = readFileSync(path.join(folder, 'assets', name), 'utf8');
    for (const match of source.matchAll(/(?:from|import)\s*["'`]\.\/([\w.-]+\.js)["'`]/g))
      waiting.push(match[1] ?? '');
  }
  return found;
}

function gzipKilobytes(name: string): number {
  return gzipSync(readFileSync(path.join(folder, 'assets', name)), { level: 9 }).length / 1_000;
}
