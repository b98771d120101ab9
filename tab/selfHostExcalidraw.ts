import { cpSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Plugin } from 'vite';

/** Excalidraw's own words, for what we do not word ourselves. The others would be 50 chunks that nobody loads. */
const locales = ['en', 'it-IT', 'de-DE', 'fr-FR', 'es-ES', 'zh-CN'];
/** The one font that boards are written in. */
const font = 'Liberation/LiberationSans-Regular.woff2';
/** Where fonts come from if not from our own origin; it is written into the package. */
const foreignHost = 'esm.sh';

const foreignAddress = /`https:\/\/esm\.sh\/.{1,200}?\/dist\/prod\/`/s;
const ofExcalidraw = /\/@excalidraw\/excalidraw\/dist\/(?:prod|dev)\//;
/** Cuts fonts down for exports of SVG, which the server makes: 1.8 MB. */
const fontCutter = /^\.\/subset-(?:shared|worker)\.chunk\.js$/;
const nothing = '\0nothing-of-excalidraw';

/** Excalidraw with everything from our own origin: fonts below `/excalidraw/`, only the words and fonts that we use. */
export function selfHostExcalidraw(): Plugin {
  let folder = '';
  let isFound = false;
  return {
    name: 'self-host-excalidraw',
    enforce: 'pre',
    configResolved(config) {
      folder = path.resolve(config.root, config.build.outDir);
    },
    resolveId(source) {
      if (fontCutter.test(source)) return nothing;
      const locale = /^\.\/locales\/(.+)-[A-Z\d]{8}\.js$/.exec(source)?.[1];
      if (locale === undefined || locale === 'percentages') return null;
      return locales.includes(locale) ? null : nothing;
    },
    load: (id) => (id === nothing ? 'export default {}' : null),
    transform(code, id) {
      if (!ofExcalidraw.test(id)) return null;
      if (!code.includes(foreignHost)) return null;
      isFound = true;
      return { code: keepHome(code), map: null };
    },
    generateBundle(_, bundle) {
      for (const part of Object.values(bundle)) {
        const text = part.type === 'chunk' ? part.code : String(part.source);
        if (text.includes(foreignHost)) this.error(`${part.fileName} would ask ${foreignHost}`);
      }
      if (!isFound && Object.keys(bundle).some((name) => name.includes('BoardSurface')))
        this.error('Excalidraw names its fonts in another way');
    },
    closeBundle() {
      const entry = createRequire(import.meta.url).resolve('@excalidraw/excalidraw');
      const source = path.join(entry.replace(/\/dist\/.*$/, ''), 'dist/prod/fonts', font);
      cpSync(source, path.join(folder, 'excalidraw/fonts', font));
    },
  };
}

/** Our own origin in place of the foreign one; fonts that are not served are never asked for. */
function keepHome(code: string): string {
  return code
    .replace(foreignAddress, '`${window.location.origin}/excalidraw/`')
    .replaceAll(/"\.\/fonts\/(?!Liberation\/)[^"]+\.woff2"/g, '"local:"');
}
