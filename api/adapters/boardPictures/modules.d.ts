/** What we use of two packages that come without types. */
declare module 'fontkit' {
  export type PathCommand = {
    command: 'moveTo' | 'lineTo' | 'quadraticCurveTo' | 'bezierCurveTo' | 'closePath';
    args: number[];
  };
  export type Glyph = { path: { commands: PathCommand[] } };
  export type GlyphPosition = { xAdvance: number; xOffset: number; yOffset: number };
  export type Font = {
    unitsPerEm: number;
    hasGlyphForCodePoint(point: number): boolean;
    layout(text: string): { glyphs: Glyph[]; positions: GlyphPosition[] };
  };
  export function create(bytes: Uint8Array): Font;
}

declare module 'pdfkit' {
  import type { Readable } from 'node:stream';

  export type Reference = { data: Record<string, unknown>; end(bytes?: Uint8Array): void };
  export type EmbeddedImage = {
    width: number;
    height: number;
    obj: Reference;
    label: string;
    /** Puts it into the file; only for images that `openImage` has read. */
    embed?(document: PDFDocument): void;
  };
  type Named = Record<string, Reference>;

  class PDFDocument extends Readable {
    constructor(options: { autoFirstPage: false; pdfVersion: '1.7'; info: Record<string, string | Date> });
    page: { resources: Reference; xobjects: Named; ext_gstates: Named; fonts: Named };
    addPage(options: { size: [number, number]; margin: number }): this;
    addContent(content: string): this;
    openImage(bytes: Uint8Array): EmbeddedImage;
    ref(data: Record<string, unknown>): Reference;
    endMetadata: () => void;
    end(): void;
  }
  export { PDFDocument as default };
}
