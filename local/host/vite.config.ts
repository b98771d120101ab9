import { join } from 'node:path';
import { defineConfig } from 'vite';

export default defineConfig({
  root: join(import.meta.dirname, 'page'),
  publicDir: false,
  build: {
    outDir: join(import.meta.dirname, 'dist'),
    emptyOutDir: true,
    target: 'es2023',
    // Under the page's policy no font or picture may come inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
