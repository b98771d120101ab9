import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/**
 * Makes sure of a peer that comes as a Debian package; answers null, or why it is not to be had. It is installed only
 * where that can be done without asking: as root, by apt-get.
 */
export function installPackages(wanted: { file: string; packages: readonly string[] }): string | null {
  if (existsSync(wanted.file)) return null;
  const list = wanted.packages.join(' ');
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return `it is not installed (${list})`;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...wanted.packages]]) {
    spawnSync('apt-get', ['-qq', ...args], { stdio: 'ignore', env });
  }
  return existsSync(wanted.file) ? null : `apt-get could not install ${list}`;
}
