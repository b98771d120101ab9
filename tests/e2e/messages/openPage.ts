import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { openChromium } from '../openChromium.ts';

const root = join(import.meta.dirname, '../../..');
const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

export type OpenPage = {
  /** A scene of `page/main.tsx`, shown, in a window of its own. */
  show(query: string, size?: { width: number; height: number }): Promise<Page>;
  /** What pages did since the last call that none may do. */
  takeWrongs(): string[];
  close(): Promise<void>;
};

/** The messages alone, with any number of them, open in a Chromium: jsdom has no layout, and the list lives of it. */
export async function openPage(): Promise<OpenPage> {
  const folder = mkdtempSync(join(tmpdir(), 'conferencing-messages-'));
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://page');
    const file = pathname === '/' ? '/index.html' : pathname;
    try {
      const content = readFileSync(join(folder, file));
      response.setHeader('content-type', types[extname(file)] ?? 'text/plain');
      response.end(content);
    } catch {
      response.statusCode = 404;
      response.end();
    }
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const [chromium] = await Promise.all([
    openChromium({ hostUrl: url, appUrl: url, blobUrl: url }),
    build(folder),
  ]);
  return {
    show: async (query, size = { width: 668, height: 600 }) => {
      const page = await chromium.newPage(size);
      await page.goto(`${url}/?${query}`);
      await page.getByRole('article').last().waitFor();
      return page;
    },
    takeWrongs: chromium.takeWrongs,
    close: async () => {
      await chromium.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function build(folder: string): Promise<void> {
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const page = join(import.meta.dirname, 'page');
  const where = ['--outDir', folder, '--emptyOutDir'];
  await promisify(execFile)(process.execPath, [vite, 'build', page, ...where, '--logLevel', 'error']);
}
