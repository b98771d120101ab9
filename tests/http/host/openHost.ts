import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { chromium } from 'playwright-core';
import type { RunningHost } from '../../../local/host/startHost.ts';
import { buildPages } from './buildPages.ts';
import { startTestHost } from './startTestHost.ts';
import { startTestTab } from './startTestTab.ts';

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A host with its page built anew, a tab of another origin with the real teams-js, and a Chromium. */
export async function openHost(): Promise<OpenHost> {
  const folder = mkdtempSync(join(tmpdir(), 'conferencing-pages-'));
  const [tab, browser] = await Promise.all([
    startTestTab(),
    chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: flags }),
    buildPages(join(folder, 'built')),
  ]);
  const host = await startTestHost({
    appUrl: tab.url,
    dataDir: folder,
    folders: { built: join(folder, 'built'), pictures: folder },
  });
  tab.welcome([host.url, host.url.replace('localhost', '127.0.0.1')]);
  return {
    host,
    browser,
    tabUrl: tab.url,
    writeData: (name, content) => writeFileSync(join(folder, name), content),
    close: async () => {
      await Promise.all([browser.close(), host.close(), tab.close()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type OpenHost = {
  host: RunningHost;
  browser: Browser;
  tabUrl: string;
  /** Puts a file into the host's data and pictures folder. */
  writeData: (name: string, content: string | Buffer) => void;
  close: () => Promise<void>;
};
