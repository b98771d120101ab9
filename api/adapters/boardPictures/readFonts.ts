import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Font } from 'fontkit';

/** The font that has a character; null where none has it. `known` answers at once, and undefined what was not found yet. */
export type Fonts = {
  known(character: string, family: number): Font | null | undefined;
  find(character: string, family: number): Promise<Font | null>;
};

/** Folders of the fonts by Excalidraw's number. Helvetica is not free; Liberation Sans has its widths. */
const folders: Partial<Record<number, string>> = {
  1: 'Virgil',
  2: 'Liberation',
  3: 'Cascadia',
  5: 'Excalifont',
  6: 'Nunito',
  7: 'Lilita',
  8: 'ComicShanns',
  9: 'Liberation',
};
/** Where the wanted one lacks a character: Latin, Greek, Cyrillic, then Vietnamese, then Hebrew. */
const others = ['Liberation', 'Nunito', 'Assistant', 'Cascadia'];
/** Chinese, Japanese and Korean, in about two hundred files. */
const eastern = 'Xiaolai';

/** The fonts that the whiteboard in the browser draws with. Nothing is read before it is needed. */
export function createFonts(): Fonts {
  const root = dirname(createRequire(import.meta.url).resolve('@excalidraw/excalidraw'));
  const fonts = new Map<string, Promise<Font>>();
  const lists = new Map<string, Promise<string[]>>();
  const found = new Map<string, Font | null>();
  let ranges: Promise<FontRange[]> | null = null;

  async function search(character: string, family: number): Promise<Font | null> {
    const point = character.codePointAt(0) ?? 0;
    for (const folder of new Set([folders[family] ?? 'Liberation', ...others])) {
      for (const file of await list(folder)) {
        const font = await open(file);
        if (font.hasGlyphForCodePoint(point)) return font;
      }
    }
    ranges ??= readRanges(root);
    const range = (await ranges).find(({ from, to }) => from <= point && point <= to);
    const font = range ? await open(join(root, 'fonts', eastern, range.file)) : null;
    return font?.hasGlyphForCodePoint(point) ? font : null;
  }

  function list(folder: string): Promise<string[]> {
    const path = join(root, 'fonts', folder);
    return keep(lists, folder, async () => {
      const files = await readdir(path);
      return files.filter((file) => file.includes('Regular')).map((file) => join(path, file));
    });
  }

  function open(file: string): Promise<Font> {
    return keep(fonts, file, async () => {
      const { create } = await import('fontkit');
      return create(await readFile(file));
    });
  }

  return {
    known: (character, family) => found.get(`${family} ${character}`),
    async find(character, family) {
      const font = await search(character, family);
      found.set(`${family} ${character}`, font);
      return font;
    },
  };
}

type FontRange = { file: string; from: number; to: number };

/**
 * Which file has which characters is told in Excalidraw's own code only, as CSS writes it. To look into all files would
 * take seconds.
 */
async function readRanges(root: string): Promise<FontRange[]> {
  for (const name of await readdir(root)) {
    if (!name.endsWith('.js')) continue;
    const code = await readFile(join(root, name), 'utf8');
    if (!code.includes(`fonts/${eastern}/`)) continue;
    const files = new Map(
      [...code.matchAll(/([\w$]+)="\.\/fonts\/Xiaolai\/([\w-]+\.woff2)"/g)].map(([, name, file]) => [
        name,
        file,
      ]),
    );
    return [...code.matchAll(/uri:([\w$]+),descriptors:\{unicodeRange:"([^"]+)"/g)].flatMap(
      ([, name, list = '']) => {
        const file = files.get(name);
        return file ? list.split(',').map((range) => ({ file, ...readRange(range) })) : [];
      },
    );
  }
  return [];
}

function readRange(text: string): { from: number; to: number } {
  const [from = '', to = from] = text.trim().replace(/^U\+/i, '').split('-');
  return { from: Number.parseInt(from, 16), to: Number.parseInt(to, 16) };
}

function keep<Value>(
  kept: Map<string, Promise<Value>>,
  key: string,
  make: () => Promise<Value>,
): Promise<Value> {
  const known = kept.get(key);
  if (known) return known;
  const made = make();
  kept.set(key, made);
  made.catch(() => kept.delete(key));
  return made;
}
