import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const browsers = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** With it fonts that have the letters of all our languages and the reactions' emoji. */
const packages = ['chromium', 'fonts-noto-core', 'fonts-noto-color-emoji', 'fonts-wqy-zenhei'];

/** The browser of the end-to-end tests: `CHROMIUM`, or what the system has. */
export function findChromium(): string | undefined {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.flatMap((folder) => browsers.map((name) => join(folder, name))).find(isExecutable);
}

/** Makes sure of a browser, by the system's package manager where that can be done without asking. */
export function installChromium(): boolean {
  if (findChromium()) return true;
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || !existsSync('/usr/bin/apt-get')) {
    console.error(`The end-to-end tests need Chromium. ${adviceFor(process.platform)}`);
    return false;
  }
  console.log(`Installing ${packages.join(', ')} …`);
  aptGet('update');
  aptGet('install', '-y', '--no-install-recommends', ...packages);
  if (findChromium()) return true;
  console.error('The end-to-end tests need Chromium, and apt-get did not install it: see above.');
  return false;
}

function aptGet(...args: string[]) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['-qq', ...args], { stdio: ['ignore', 'ignore', 'inherit'], env });
}

function adviceFor(platform: NodeJS.Platform): string {
  if (existsSync('/usr/bin/apt-get')) {
    return `Run: sudo apt-get update && sudo apt-get install -y --no-install-recommends ${packages.join(' ')}`;
  }
  if (platform === 'darwin')
    return 'Run: brew install --cask chromium, and set CHROMIUM to its program file.';
  return 'Install Chromium or Chrome, and set CHROMIUM to its program file.';
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
