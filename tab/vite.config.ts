import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressFiles } from './compressFiles.ts';
import { copyPdfParts } from './copyPdfParts.ts';
import { dropInjectedStyles } from './dropInjectedStyles.ts';

const outside = { api: 'http://localhost:3978', guide: 'http://localhost:3978' };

export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [react(), dropInjectedStyles(), copyPdfParts(), compressFiles()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // An inlined asset would be a `data:` address, which the content security policy refuses.
    assetsInlineLimit: 0,
    reportCompressedSize: true,
    chunkSizeWarningLimit: 800,
  },
  server: { proxy: { '/api': outside.api, '/guide': outside.guide } },
});
