import { cpSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Plugin } from 'vite';

/** What pdf.js asks for by name when a PDF needs it: fonts, character maps, decoders of scanned pages. */
const parts = ['cmaps', 'standard_fonts', 'wasm', 'iccs'];

/** Copies these parts to `pdf/` of the build. */
export function copyPdfParts(): Plugin {
  let folder = '';
  return {
    name: 'copy-pdf-parts',
    apply: 'build',
    configResolved(config) {
      folder = path.resolve(config.root, config.build.outDir);
    },
    closeBundle() {
      const source = path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
      for (const part of parts) {
        for (const name of readdirSync(path.join(source, part))) {
          // Scripts inside of PDFs never run, so that what would run them is not even there.
          if (name.startsWith('quickjs')) continue;
          cpSync(path.join(source, part, name), path.join(folder, 'pdf', part, name));
        }
      }
    },
  };
}
