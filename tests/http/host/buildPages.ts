import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const root = join(import.meta.dirname, '../../..');

/** Builds the host's page from its sources into `folder`, whatever lies in its `dist`. */
export async function buildPages(folder: string): Promise<void> {
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const config = join(root, 'local/host/vite.config.ts');
  await promisify(execFile)(process.execPath, [
    vite,
    'build',
    '--config',
    config,
    '--outDir',
    folder,
    '--logLevel',
    'error',
  ]);
}
