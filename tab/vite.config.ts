import { createRequire } from 'node:module';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressFiles } from './compressFiles.ts';
import { copyPdfParts } from './copyPdfParts.ts';
import { dropInjectedStyles } from './dropInjectedStyles.ts';
import { selfHostExcalidraw } from './selfHostExcalidraw.ts';
import { takeIconsSingly } from './takeIconsSingly.ts';

const { resolve } = createRequire(import.meta.url);
const inSurface = (name: string) => path.join(import.meta.dirname, 'src/whiteboards/surface', name);
const inLane = (name: string) => path.join(import.meta.dirname, 'src/whiteboards/lane', name);
const outside = { api: 'http://localhost:3978', guide: 'http://localhost:3978' };

export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [
    react(),
    takeIconsSingly(),
    dropInjectedStyles(),
    selfHostExcalidraw(),
    copyPdfParts(),
    compressFiles(),
  ],
  // The lane of whiteboards is written for bundlers that bring Node's globals along.
  define: { global: 'globalThis' },
  resolve: {
    alias: [
      { find: /^events$/, replacement: resolve('events/') },
      {
        find: /^(jsrsasign|axios|@fluidframework\/(test-client-utils|sequence))$/,
        replacement: inLane('notCarried.ts'),
      },
      { find: /^debug$/, replacement: inLane('noDebug.ts') },
      { find: '@excalidraw/mermaid-to-excalidraw', replacement: inSurface('noMermaid.ts') },
      { find: /^@radix-ui\/react-(popover|tabs)$/, replacement: inSurface('noPopups.ts') },
    ],
  },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // An inlined asset would be a `data:` address, which the content security policy refuses.
    assetsInlineLimit: 0,
    reportCompressedSize: true,
    // Excalidraw comes as one piece, when a board is opened.
    chunkSizeWarningLimit: 1_200,
  },
  server: { proxy: { '/api': outside.api, '/guide': outside.guide } },
});
