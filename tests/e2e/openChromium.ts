import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { findChromium } from '../installChromium.ts';
import type { Product } from './startProduct.ts';

// One test here is many steps in a true browser, on machines that others use too.
jest.setTimeout(180_000);

/** What a step of a test waits at most, in milliseconds. */
export const patience = 30_000;

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // The world outside is not there. Answering in its place would switch the browser's cache off.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
];

/** teams-js asks there which hosts it may trust; it does without an answer. */
const teamsDomainList = 'https://res.cdn.office.net/';

/** Where the Playground's page has its fonts and ornaments; it does without them. */
const playgroundExtras = 'https://res-1.cdn.office.net/';

/** The system's Chromium, with an eye on everything that a page must never do. */
export async function openChromium(
  product: Addresses & Partial<Pick<Product, 'chatUrls' | 'fluidUrl'>>,
  { moreFlags = [], alsoAt }: { moreFlags?: string[]; alsoAt?: Addresses } = {},
): Promise<Chromium> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('there is no Chromium');
  const browser = await chromium.launch({ executablePath, args: [...flags, ...moreFlags] });
  const others = alsoAt ? [alsoAt.hostUrl, alsoAt.appUrl, alsoAt.blobUrl] : [];
  const hosts = [product.hostUrl, product.hostUrl.replace('localhost', '127.0.0.1')];
  const origins = [
    ...others,
    ...(product.fluidUrl ? [product.fluidUrl] : []),
    ...hosts,
    product.appUrl,
    product.blobUrl,
    ...Object.values(product.chatUrls ?? {}),
  ];
  const wrongs: string[] = [];
  return {
    browser,
    async newPage(size, options = {}) {
      const context = await browser.newContext({
        viewport: size,
        reducedMotion: 'reduce',
        timezoneId: 'Europe/Rome',
        ...options,
      });
      context.setDefaultTimeout(patience);
      context.on('request', (request) => {
        const url = new URL(request.url());
        if (url.protocol === 'data:' || url.href.startsWith(teamsDomainList)) return;
        if (url.href.startsWith(playgroundExtras)) return;
        if (!origins.includes(url.origin)) wrongs.push(`asked ${url.href}`);
      });
      context.on('weberror', (error) => wrongs.push(`threw ${error.error().stack ?? String(error.error())}`));
      context.on('dialog', (dialog) => {
        wrongs.push(`opened a dialog: ${dialog.message()}`);
        void dialog.dismiss();
      });
      context.on('console', (message) => {
        const isOfTheNetwork =
          /^(Failed to load resource|WebSocket connection to)/.test(message.text()) ||
          message.text().includes(playgroundExtras);
        if (message.type() === 'error' && !isOfTheNetwork) wrongs.push(`complained: ${message.text()}`);
      });
      return context.newPage();
    },
    takeWrongs: () => wrongs.splice(0),
    close: () => browser.close(),
  };
}

/** Where pages may ask. */
type Addresses = Pick<Product, 'hostUrl' | 'appUrl' | 'blobUrl'>;

export type Chromium = {
  browser: Browser;
  /** A page with a storage of its own. */
  newPage: (size: { width: number; height: number }, options?: BrowserContextOptions) => Promise<Page>;
  /**
   * What pages did since the last call that none may do: break its security policy, throw, write an error to the
   * console, open a dialog, ask another origin. A request without an answer is none: tests cut lines.
   */
  takeWrongs: () => string[];
  close: () => Promise<void>;
};
