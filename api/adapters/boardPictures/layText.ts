import type { Font, Glyph } from 'fontkit';
import type { TextShape } from '../../domain/boards/drawing/shapes.ts';
import { writePath, type PathStep } from '../../domain/boards/drawing/writePath.ts';
import type { Fonts } from './readFonts.ts';

/** A text as the outlines of its letters: so it looks the same wherever it is opened, on a server without fonts too. */
export type LayText = (text: TextShape) => Promise<Letter[]>;
/** `path` begins at 0, 0, where the letter stands, and is the same text for the same letter. */
export type Letter = { x: number; y: number; path: string };

/** What a character that no font has looks like: an empty box, in shares of the size. */
const box = { width: 0.6, wideWidth: 1, height: 0.7, line: 0.06 };
/** From here on characters are about as wide as high. */
const firstWide = 0x1100;
/** Has no look of its own: joiners, marks of direction and of variants. */
const unseen = /[\p{Cc}\p{Cf}\u{fe00}-\u{fe0f}\u{1f3fb}-\u{1f3ff}]/u;
/** Outlines in memory: those of a few fonts in a few sizes. */
const mostOutlines = 5_000;

type Stretch = { font: Font | null; text: string };

export function createLayText(fonts: Fonts): LayText {
  const outlines = new Map<Glyph, Map<number, string>>();
  let kept = 0;

  /** The outline of a letter, from the place where it stands. */
  function outlineGlyph(glyph: Glyph, scale: number): string {
    const sizes = outlines.get(glyph) ?? new Map<number, string>();
    const known = sizes.get(scale);
    if (known !== undefined) return known;
    if (kept >= mostOutlines) {
      outlines.clear();
      kept = 0;
    }
    const path = writePath(glyph.path.commands.map((command) => toStep(command, scale)));
    outlines.set(glyph, sizes.set(scale, path));
    kept += 1;
    return path;
  }

  /** Stretches of one font. */
  async function splitLine(line: string, family: number): Promise<Stretch[]> {
    const stretches: Stretch[] = [];
    for (const character of line.replaceAll('\t', '    ')) {
      if (unseen.test(character)) continue;
      const known = fonts.known(character, family);
      const font = known === undefined ? await fonts.find(character, family) : known;
      const last = stretches.at(-1);
      if (last?.font === font) last.text += character;
      else stretches.push({ font, text: character });
    }
    return stretches;
  }

  function layLine(stretches: readonly Stretch[], size: number): { letters: Letter[]; width: number } {
    const letters: Letter[] = [];
    let x = 0;
    for (const { font, text } of stretches) {
      if (font === null) {
        for (const character of text) {
          const wide = (character.codePointAt(0) ?? 0) >= firstWide ? box.wideWidth : box.width;
          letters.push({ x, y: 0, path: outlineBox(wide * size, size) });
          x += wide * size;
        }
        continue;
      }
      const scale = size / font.unitsPerEm;
      const { glyphs, positions } = font.layout(text);
      for (const [at, glyph] of glyphs.entries()) {
        const { xAdvance, xOffset, yOffset } = positions[at] ?? { xAdvance: 0, xOffset: 0, yOffset: 0 };
        const path = outlineGlyph(glyph, scale);
        if (path !== '') letters.push({ x: x + xOffset * scale, y: -yOffset * scale, path });
        x += xAdvance * scale;
      }
    }
    return { letters, width: x };
  }

  return async ({ lines, align, fontFamily, size }) => {
    const laid: Letter[] = [];
    for (const line of lines) {
      const { letters, width } = layLine(await splitLine(line.text, fontFamily), size);
      const left = line.x - { left: 0, center: width / 2, right: width }[align];
      for (const { x, y, path } of letters) laid.push({ x: left + x, y: line.y + y, path });
    }
    return laid;
  };
}

/** Fonts count upwards, boards downwards. */
function toStep({ command, args }: Glyph['path']['commands'][number], scale: number): PathStep {
  const numbers = args.map((value, at) => (at % 2 === 0 ? value * scale : -value * scale));
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0, x3 = 0, y3 = 0] = numbers;
  switch (command) {
    case 'moveTo':
      return ['M', x1, y1];
    case 'lineTo':
      return ['L', x1, y1];
    case 'quadraticCurveTo':
      return ['Q', x1, y1, x2, y2];
    case 'bezierCurveTo':
      return ['C', x1, y1, x2, y2, x3, y3];
    case 'closePath':
      return ['Z'];
  }
}

/** Two rectangles, one the other way round, so that only its edge is filled. */
function outlineBox(width: number, size: number): string {
  const line = box.line * size;
  const [left, right] = [line, width - line];
  const [bottom, top] = [0, -box.height * size];
  return writePath([
    ['M', left, bottom],
    ['L', left, top],
    ['L', right, top],
    ['L', right, bottom],
    ['Z'],
    ['M', left + line, bottom - line],
    ['L', right - line, bottom - line],
    ['L', right - line, top + line],
    ['L', left + line, top + line],
    ['Z'],
  ]);
}
