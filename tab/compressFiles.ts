import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

/** Smaller files gain nothing by it. */
const smallestBytes = 1_024;

/** Writes a `.gz` beside each text file of the build: compressed once, not at every request. */
export function compressFiles(): Plugin {
  let folder = '';
  return {
    name: 'compress-files',
    apply: 'build',
    configResolved(config) {
      folder = path.resolve(config.root, config.build.outDir);
    },
    closeBundle() {
      for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
        if (!/\.(?:m?js|css|svg)$/.test(name)) continue;
        const bytes = readFileSync(path.join(folder, name));
        if (bytes.length >= smallestBytes) {
          writeFileSync(path.join(folder, `${name}.gz`), gzipSync(bytes, { level: 9 }));
        }
      }
    },
  };
}
