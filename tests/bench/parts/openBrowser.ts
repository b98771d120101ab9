import type { Browser, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { findChromium } from '../../installChromium.ts';

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Two pages stand side by side, and only one of them is in front.
  '--disable-renderer-backgrounding',
  '--disable-backgrounding-occluded-windows',
];

export type BenchBrowser = {
  /** With an empty cache; `watch` runs in each of its frames before anything else. */
  newPage(watch: () => void): Promise<Page>;
  close(): Promise<void>;
};

/** The system's Chromium, which draws by the CPU; null where there is none. */
export async function openBrowser(moreFlags: readonly string[] = []): Promise<BenchBrowser | null> {
  const executablePath = findChromium();
  if (!executablePath) return null;
  const browser: Browser = await chromium.launch({ executablePath, args: [...flags, ...moreFlags] });
  return {
    async newPage(watch) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
      // teams-js asks there which hosts it may trust.
      await context.route('https://res.cdn.office.net/**', (route) => route.fulfill({ json: {} }));
      await context.addInitScript(watch);
      return context.newPage();
    },
    close: () => browser.close(),
  };
}
