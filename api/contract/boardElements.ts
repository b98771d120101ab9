import { z } from 'zod';
import { plainText } from './text.ts';

/** What an element of a whiteboard may be. Names and meaning of the fields are Excalidraw's (0.18), which draws them. */

/** Far beyond any board; 1e300 breaks every renderer. Units of the board: CSS pixels at 100 %. */
const farthest = 1_000_000;
const coordinate = z.number().min(-farthest).max(farthest);
const length = z.number().min(0).max(farthest);
const point = z.tuple([coordinate, coordinate]);

export const elementLimits = {
  /** Points of one stroke: over a minute at 60 a second. */
  points: 5_000,
  /** Characters of one text. */
  text: 5_000,
  caption: 500,
  /** Versions that an element may advance at once: each frame of a movement makes one. */
  versionStep: 100_000,
  /** Elements of one request. */
  perRequest: 200,
  /** Elements of one board, deleted ones too. */
  perBoard: 20_000,
  /** Bytes of one board: what a telephone can still open, and a picture be made of. */
  boardBytes: 25_000_000,
} as const;

const elementId = z.string().regex(/^[\w-]{1,64}$/, 'is no id of an element');
const colour = z.string().regex(/^(#[\da-f]{3}|#[\da-f]{6}|#[\da-f]{8}|transparent)$/i, 'is no colour');
const wholeNumber = z.number().int().min(0).max(0xff_ff_ff_ff);

/** What no program can follow but a browser's address bar, and nothing but https (rule WB7). */
const boardLink = z
  .string()
  .max(2_000)
  .refine((text) => isHttps(text), 'is no https link');

/** What we say of an element beyond Excalidraw's own fields. */
const customData = z.strictObject({
  /** Rectangle and text of a sticky note. */
  note: z.literal(true).optional(),
  /** Number of a marker: ellipse and text. */
  marker: z.number().int().min(1).max(999).optional(),
  /** A stroke of the highlighter. */
  highlighter: z.literal(true).optional(),
  /** An image that is drawn on: locked, and a page of the export. `order` sorts the pages. */
  background: z.strictObject({ title: plainText(255), order: z.number().int().min(0).max(9_999) }).optional(),
  /** What somebody wrote about the element, for those who cannot see it. */
  caption: plainText(elementLimits.caption).optional(),
});

const common = {
  id: elementId,
  x: coordinate,
  y: coordinate,
  width: length,
  height: length,
  /** Radians. */
  angle: z.number().min(-100).max(100),
  strokeColor: colour,
  backgroundColor: colour,
  fillStyle: z.enum(['hachure', 'cross-hatch', 'solid', 'zigzag']),
  strokeWidth: z.number().min(0.1).max(100),
  strokeStyle: z.enum(['solid', 'dashed', 'dotted']),
  roundness: z.strictObject({ type: z.number().int().min(1).max(3), value: length.optional() }).nullable(),
  roughness: z.number().min(0).max(3),
  opacity: z.number().min(0).max(100),
  seed: wholeNumber,
  version: z.number().int().min(1).max(2_000_000_000),
  versionNonce: wholeNumber,
  /** Fractional index: its place in the order from back to front. */
  index: z.string().regex(/^[\dA-Za-z]{1,100}$/, 'is no index'),
  isDeleted: z.literal(false),
  groupIds: z.array(elementId).max(20),
  frameId: z.null(),
  boundElements: z
    .array(z.strictObject({ id: elementId, type: z.enum(['arrow', 'text']) }))
    .max(200)
    .nullable(),
  /** Milliseconds since 1970, by the clock of the client. */
  updated: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
  link: boardLink.nullable(),
  locked: z.boolean(),
  customData: customData.optional(),
};

const binding = z
  .strictObject({
    elementId,
    focus: z.number().min(-farthest).max(farthest),
    gap: z.number().min(-farthest).max(farthest),
    fixedPoint: z.tuple([z.number().min(-1_000).max(1_000), z.number().min(-1_000).max(1_000)]).nullish(),
  })
  .nullable();
const arrowhead = z
  .enum([
    'arrow',
    'bar',
    'dot',
    'circle',
    'circle_outline',
    'triangle',
    'triangle_outline',
    'diamond',
    'diamond_outline',
  ])
  .nullable();

const points = z.array(point).max(elementLimits.points);
const linear = {
  ...common,
  points: points.min(1),
  lastCommittedPoint: point.nullable(),
  startBinding: binding,
  endBinding: binding,
  startArrowhead: arrowhead,
  endArrowhead: arrowhead,
};

export const drawnElement = z.discriminatedUnion('type', [
  z.strictObject({ ...common, type: z.literal('rectangle') }),
  z.strictObject({ ...common, type: z.literal('ellipse') }),
  z.strictObject({ ...common, type: z.literal('diamond') }),
  z.strictObject({ ...linear, type: z.literal('line'), polygon: z.boolean().optional() }),
  z.strictObject({ ...linear, type: z.literal('arrow'), elbowed: z.literal(false) }),
  z.strictObject({
    ...common,
    type: z.literal('freedraw'),
    points: points.min(1),
    pressures: z.array(z.number().min(0).max(1)).max(elementLimits.points),
    simulatePressure: z.boolean(),
    lastCommittedPoint: point.nullable(),
  }),
  z.strictObject({
    ...common,
    type: z.literal('text'),
    fontSize: z.number().min(1).max(1_000),
    /** Excalidraw's number of a font that we serve. */
    fontFamily: z.number().int().min(1).max(9),
    text: plainText(elementLimits.text),
    originalText: plainText(elementLimits.text),
    textAlign: z.enum(['left', 'center', 'right']),
    verticalAlign: z.enum(['top', 'middle', 'bottom']),
    containerId: elementId.nullable(),
    autoResize: z.boolean(),
    lineHeight: z.number().min(0.5).max(5),
  }),
  z.strictObject({
    ...common,
    type: z.literal('image'),
    /** A picture of the board's conversation: PNG, JPEG or WebP, shared and checked. */
    fileId: z.string().max(200),
    status: z.literal('saved'),
    scale: z.tuple([z.number().min(-1).max(1), z.number().min(-1).max(1)]),
    crop: z
      .strictObject({
        x: length,
        y: length,
        width: length,
        height: length,
        naturalWidth: length,
        naturalHeight: length,
      })
      .nullable(),
  }),
]);

/** What is left of a deleted element: that it was deleted must win over older states that arrive late. */
export const tombstone = z.strictObject({
  id: elementId,
  version: common.version,
  versionNonce: common.versionNonce,
  isDeleted: z.literal(true),
});

export const boardElement = z.discriminatedUnion('isDeleted', [tombstone, drawnElement]);

export type DrawnElement = z.infer<typeof drawnElement>;
export type Tombstone = z.infer<typeof tombstone>;
export type BoardElement = z.infer<typeof boardElement>;

function isHttps(text: string): boolean {
  if (!/^https:\/\/[^\s"'<>\\^`{|}\u0000-\u001f]+$/i.test(text)) return false;
  const url = URL.canParse(text) ? new URL(text) : null;
  return url?.protocol === 'https:' && url.username === '' && url.password === '';
}
