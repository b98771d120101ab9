import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const folder = path.join(import.meta.dirname, '..', '..', '..', 'tab', 'dist');

/** The scripts of the built tab: which of them load which, at once or later. */
export function readBuiltScripts() {
  if (!existsSync(path.join(folder, 'index.html'))) throw new Error('The tab is not built: npm run build.');
  const page = readFileSync(path.join(folder, 'index.html'), 'utf8');
  const names = readdirSync(path.join(folder, 'assets')).filter((name) => name.endsWith('.js'));
  const sources = new Map(
    names.map((name) => [name, readFileSync(path.join(folder, 'assets', name), 'utf8')]),
  );
  const follow = (from: Iterable<string>, isNext: (name: string) => string[]) => {
    const found = new Set<string>();
    const waiting = [...from];
    for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
      if (found.has(name) || !sources.has(name)) continue;
      found.add(name);
      waiting.push(...isNext(name));
    }
    return found;
  };
  const atOnce = (name: string) =>
    findAll(sources.get(name), /(?:from|import)\s*["'`]\.\/([\w.-]+\.js)["'`]/g);
  const later = (name: string) => findAll(sources.get(name), /import\(\s*["'`]\.\/([\w.-]+\.js)["'`]/g);
  return {
    /** What the page names, and what that imports at once. */
    first: follow(findAll(page, /\/assets\/([\w.-]+\.js)"/g), atOnce),
    /** Parts by the beginnings of their files' names, and what they import at once. */
    partsOf(beginnings: readonly string[]) {
      const parts = names.filter((name) => beginnings.some((one) => name.startsWith(`${one}-`)));
      return follow(parts, atOnce);
    },
    /** All that the tab may load at some time without those parts. */
    without(beginnings: readonly string[], from: Iterable<string>) {
      return follow(from, (name) =>
        [...atOnce(name), ...later(name)].filter(
          (next) => !beginnings.some((one) => next.startsWith(`${one}-`)),
        ),
      );
    },
  };
}

export function gzipKilobytes(name: string): number {
  return gzipSync(readFileSync(path.join(folder, 'assets', name)), { level: 9 }).length / 1_000;
}

function findAll(text = '', pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map((match) => match[1] ?? '');
}
