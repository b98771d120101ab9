import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';

const noMermaid = join(import.meta.dirname, '../../../tab/src/whiteboards/surface/noMermaid.ts');
const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};

/** The peer, built now from the installed package, with these elements. */
export async function startBarePage(content: object): Promise<{ url: string; stop(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'conferencing-bare-'));
  await build({
    configFile: false,
    root: join(import.meta.dirname, 'barePage'),
    logLevel: 'error',
    plugins: [react()],
    resolve: { alias: [{ find: '@excalidraw/mermaid-to-excalidraw', replacement: noMermaid }] },
    build: { target: 'es2022', outDir: folder, emptyOutDir: true, chunkSizeWarningLimit: 5_000 },
  });
  const elements = JSON.stringify(content);
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://page');
    if (pathname === '/elements.json') {
      response.setHeader('content-type', 'application/json');
      response.end(elements);
      return;
    }
    try {
      const file = readFileSync(join(folder, pathname === '/' ? '/index.html' : pathname));
      response.setHeader('content-type', types[extname(pathname) || '.html'] ?? 'text/plain');
      response.end(file);
    } catch {
      response.statusCode = 404;
      response.end();
    }
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
