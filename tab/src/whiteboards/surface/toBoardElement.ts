import type { BoardElement, DrawnElement } from '../../../../api/contract/boardElements.ts';
import { boardFont } from './boardFont.ts';
import { cleanCustomData } from './cleanCustomData.ts';
import type { SceneElement } from './SceneElement.ts';

/** As in the contract, which the tab may take types from only. */
const limits = { farthest: 1_000_000, points: 5_000, text: 5_000, bound: 200, groups: 20, index: 100 };

const allowedTypes = [
  'rectangle',
  'ellipse',
  'diamond',
  'line',
  'arrow',
  'freedraw',
  'text',
  'image',
] as const;
type AllowedType = (typeof allowedTypes)[number];

const arrowheads = ['arrow', 'bar', 'dot', 'circle', 'circle_outline', 'triangle', 'triangle_outline'];
const heads = [...arrowheads, 'diamond', 'diamond_outline'];

/**
 * What of Excalidraw's element goes to the server; null where it is nothing that a board may have, or not placed yet.
 * The same element always comes out the same, so that a version has one content.
 */
export function toBoardElement(element: SceneElement): BoardElement | null {
  const { id, version, versionNonce, index } = element;
  if (!/^[\w-]{1,64}$/.test(id) || !isAllowedType(element.type)) return null;
  if (element.isDeleted) return { id, version, versionNonce, isDeleted: true };
  if (index === null || !/^[\dA-Za-z]{1,100}$/.test(index)) return null;
  const fields = element as unknown as Fields;
  const own = ofType(element.type, fields);
  if (own === null) return null;
  return { ...common(element, fields), ...own, type: element.type, index } as unknown as DrawnElement;
}

export function isAllowedType(type: string): type is AllowedType {
  return (allowedTypes as readonly string[]).includes(type);
}

/** The same rule as the server's (WB7). */
export function isAllowedLink(link: unknown): link is string {
  if (typeof link !== 'string' || link.length > 2_000) return false;
  if (!/^https:\/\/[^\s"'<>\\^`{|}]+$/i.test(link)) return false;
  const url = URL.canParse(link) ? new URL(link) : null;
  return url?.protocol === 'https:' && url.username === '' && url.password === '';
}

type Fields = Record<string, unknown>;

function common(element: SceneElement, fields: Fields) {
  const customData = cleanCustomData(element.customData);
  return {
    id: element.id,
    x: coordinate(element.x),
    y: coordinate(element.y),
    width: Math.abs(coordinate(element.width)),
    height: Math.abs(coordinate(element.height)),
    angle: within(element.angle, { least: -100, most: 100, decimals: 4 }),
    strokeColor: colour(element.strokeColor, '#242424'),
    backgroundColor: colour(element.backgroundColor, 'transparent'),
    fillStyle: oneOf(fields['fillStyle'], ['solid', 'hachure', 'cross-hatch', 'zigzag']),
    strokeWidth: within(fields['strokeWidth'], { least: 0.1, most: 100 }),
    strokeStyle: oneOf(fields['strokeStyle'], ['solid', 'dashed', 'dotted']),
    roundness: roundness(fields['roundness']),
    roughness: within(fields['roughness'], { least: 0, most: 3 }),
    opacity: within(fields['opacity'], { least: 0, most: 100 }),
    seed: whole(fields['seed']),
    version: element.version,
    versionNonce: whole(element.versionNonce),
    isDeleted: false,
    groupIds: ids(fields['groupIds']).slice(0, limits.groups),
    frameId: null,
    boundElements: bound(element.boundElements),
    updated: Math.round(Math.max(0, number(fields['updated']))),
    link: isAllowedLink(element.link) ? element.link : null,
    locked: element.locked,
    ...(customData && { customData }),
  };
}

/** What only this type has; null where the element cannot be stored. */
function ofType(type: AllowedType, fields: Fields): Fields | null {
  switch (type) {
    case 'rectangle':
    case 'ellipse':
    case 'diamond':
      return {};
    case 'line':
      return {
        ...linear(fields),
        ...(typeof fields['polygon'] === 'boolean' && { polygon: fields['polygon'] }),
      };
    case 'arrow':
      return { ...linear(fields), elbowed: false };
    case 'freedraw':
      return {
        points: points(fields['points']),
        pressures: thin(list(fields['pressures'])).map((pressure) =>
          within(pressure, { least: 0, most: 1, decimals: 3 }),
        ),
        simulatePressure: fields['simulatePressure'] !== false,
        lastCommittedPoint: point(fields['lastCommittedPoint']),
      };
    case 'text':
      return {
        fontSize: within(fields['fontSize'], { least: 1, most: 1_000 }),
        fontFamily: boardFont,
        text: text(fields['text']),
        originalText: text(fields['originalText'] ?? fields['text']),
        textAlign: oneOf(fields['textAlign'], ['left', 'center', 'right']),
        verticalAlign: oneOf(fields['verticalAlign'], ['top', 'middle', 'bottom']),
        containerId: ids([fields['containerId']])[0] ?? null,
        autoResize: fields['autoResize'] !== false,
        lineHeight: within(fields['lineHeight'], { least: 0.5, most: 5, decimals: 3 }),
      };
    case 'image':
      return image(fields);
    default:
      return type satisfies never;
  }
}

function linear(fields: Fields): Fields {
  return {
    points: points(fields['points']),
    lastCommittedPoint: point(fields['lastCommittedPoint']),
    startBinding: binding(fields['startBinding']),
    endBinding: binding(fields['endBinding']),
    startArrowhead: arrowhead(fields['startArrowhead']),
    endArrowhead: arrowhead(fields['endArrowhead']),
  };
}

/** A picture without a file of the conversation is none. */
function image(fields: Fields): Fields | null {
  const { fileId, scale, crop } = fields;
  if (typeof fileId !== 'string' || fileId === '' || fileId.length > 200) return null;
  const [x, y] = list(scale);
  const sides = { least: -1, most: 1 };
  const cut = typeof crop === 'object' && crop !== null ? (crop as Fields) : null;
  const cropKeys = ['x', 'y', 'width', 'height', 'naturalWidth', 'naturalHeight'];
  return {
    fileId,
    status: 'saved',
    scale: [within(x ?? 1, sides), within(y ?? 1, sides)],
    crop: cut && Object.fromEntries(cropKeys.map((key) => [key, Math.abs(coordinate(cut[key]))])),
  };
}

function binding(value: unknown): Fields | null {
  if (typeof value !== 'object' || value === null) return null;
  const { elementId, focus, gap, fixedPoint } = value as Fields;
  const [id] = ids([elementId]);
  if (id === undefined) return null;
  const ratio = { least: -1_000, most: 1_000, decimals: 4 };
  const fixed = list(fixedPoint);
  return {
    elementId: id,
    focus: within(focus, { least: -limits.farthest, most: limits.farthest, decimals: 4 }),
    gap: coordinate(gap),
    ...(fixed.length === 2 && { fixedPoint: fixed.map((side) => within(side, ratio)) }),
  };
}

function bound(value: SceneElement['boundElements']): { id: string; type: string }[] | null {
  if (!Array.isArray(value)) return null;
  return (value as { id: string; type: string }[])
    .filter(({ id, type }) => ids([id]).length === 1 && (type === 'arrow' || type === 'text'))
    .slice(0, limits.bound)
    .map(({ id, type }) => ({ id, type }));
}

function roundness(value: unknown): Fields | null {
  if (typeof value !== 'object' || value === null) return null;
  const { type, value: radius } = value as Fields;
  if (type !== 1 && type !== 2 && type !== 3) return null;
  return { type, ...(typeof radius === 'number' && { value: Math.abs(coordinate(radius)) }) };
}

function arrowhead(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  return heads.includes(value) ? value : 'arrow';
}

/** No more than are stored, evenly over the whole, with the last: nothing of a long stroke is cut off. */
function thin<One>(all: readonly One[]): readonly One[] {
  if (all.length <= limits.points) return all;
  const step = (all.length - 1) / (limits.points - 1);
  return Array.from({ length: limits.points }, (_, at) => all[Math.round(at * step)] as One);
}

function points(value: unknown): [number, number][] {
  const known = thin(list(value)).map((one) => point(one) ?? ([0, 0] as [number, number]));
  return known.length > 0 ? known : [[0, 0]];
}

function point(value: unknown): [number, number] | null {
  const [x, y] = list(value);
  return x === undefined || y === undefined ? null : [coordinate(x), coordinate(y)];
}

function text(value: unknown): string {
  if (typeof value !== 'string') return '';
  return value.replaceAll('\u0000', '').slice(0, limits.text).toWellFormed();
}

function colour(value: unknown, other: string): string {
  const isColour =
    typeof value === 'string' && /^(#[\da-f]{3}|#[\da-f]{6}|#[\da-f]{8}|transparent)$/i.test(value);
  return isColour ? value : other;
}

function oneOf<Value extends string>(value: unknown, known: readonly [Value, ...Value[]]): Value {
  return known.find((one) => one === value) ?? known[0];
}

function ids(value: unknown): string[] {
  return list(value).filter((id): id is string => typeof id === 'string' && /^[\w-]{1,64}$/.test(id));
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function coordinate(value: unknown): number {
  return within(value, { least: -limits.farthest, most: limits.farthest });
}

function within(value: unknown, range: { least: number; most: number; decimals?: number }): number {
  const factor = 10 ** (range.decimals ?? 2);
  const rounded = Math.round(number(value) * factor) / factor;
  // Never -0, which JSON does not know.
  return Math.min(range.most, Math.max(range.least, rounded)) + 0;
}

function whole(value: unknown): number {
  return Math.min(0xff_ff_ff_ff, Math.max(0, Math.round(number(value))));
}

function number(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}
