import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter } from 'node:path';
import { fileURLToPath } from 'node:url';

const packagesFolder = fileURLToPath(new URL('../node_modules/.bin', import.meta.url));

/**
 * Whether this process may go on. An older Node hands its arguments to the Node that npm installed with the packages
 * and takes over its exit code; without one it says what to do.
 */
export function isOnNode24() {
  process.env.PATH = `${packagesFolder}${delimiter}${process.env.PATH ?? ''}`;
  if (Number.parseInt(process.versions.node, 10) >= 24) return true;
  const installed = `${packagesFolder}/node`;
  if (existsSync(installed)) {
    process.exitCode = spawnSync(installed, process.argv.slice(1), { stdio: 'inherit' }).status ?? 1;
  } else {
    console.error(
      `Node 24 is needed, this is ${process.version}. Run npm ci, which brings it on Linux and Windows; elsewhere install it.`,
    );
    process.exitCode = 1;
  }
  return false;
}
