import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Plugin } from 'vite';

const icons = '@fluentui/react-icons';
const folder = path.dirname(
  createRequire(import.meta.url)
    .resolve(icons)
    .replace(/lib-cjs.*$/, 'lib/atoms/svg/x'),
);
const imported = new RegExp(String.raw`import\s*\{([^}]*)\}\s*from\s*["']${icons}["'];?`, 'g');

/**
 * Each icon from its own file. The package's main file takes them from files of a hundred, and such a file belongs to
 * the first load with all the icons that any part of the tab uses.
 */
export function takeIconsSingly(): Plugin {
  const known = new Map<string, string | null>();
  function fileOf(name: string): string | null {
    const found = known.get(name) ?? findFile(name);
    known.set(name, found);
    return found;
  }
  return {
    name: 'take-icons-singly',
    // Before types are taken out: with them, imports still stand as they were written.
    enforce: 'pre',
    transform(code) {
      if (!code.includes(icons)) return null;
      const rewritten = code.replace(imported, (_, list: string) =>
        list
          .split(',')
          .map((one) => one.trim())
          .filter(Boolean)
          .map((one) => {
            const [name = ''] = one.split(/\s+as\s+/);
            const file = fileOf(name);
            return `import { ${one} } from '${icons}${file === null ? '' : `/svg/${file}`}';`;
          })
          .join(' '),
      );
      return rewritten === code ? null : { code: rewritten, map: null };
    },
  };
}

/** `ArrowSync20Regular` → `arrow-sync`; null for what is no icon or stands elsewhere. */
function findFile(name: string): string | null {
  const plain = name.replace(/\d*(Regular|Filled|Light|Color)$/, '');
  const file = plain
    .replace(/([a-z\d])([A-Z])/g, '$1-$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1-$2')
    .toLowerCase();
  const whole = path.join(folder, `${file}.js`);
  if (plain === name || !existsSync(whole)) return null;
  return new RegExp(String.raw`export const ${name}\b`).test(readFileSync(whole, 'utf8')) ? file : null;
}
