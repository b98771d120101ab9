import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Not in the product's own packages, and left there for the next run. */
const peers = path.join(import.meta.dirname, '..', '..', 'output', 'peers');

/** Makes sure of a peer that comes from npm, at versions that are named; answers where it is, or why it is not to be had. */
export function installModules(wanted: {
  name: string;
  packages: readonly string[];
}): { folder: string } | { missing: string } {
  const { name, packages } = wanted;
  const folder = path.join(peers, name);
  const mark = path.join(folder, `${packages.join(' ').replace(/[^\w.@-]+/g, '_')}.installed`);
  if (existsSync(mark)) return { folder };
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), '{"private":true}\n');
  const flags = ['--omit=optional', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const installed = spawnSync('npm', ['install', ...flags, ...packages], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (installed.status !== 0) return { missing: `npm could not install ${packages.join(' ')}` };
  writeFileSync(mark, '');
  return { folder };
}
