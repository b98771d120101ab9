import type { Json } from './json.ts';

/**
 * A value as bytes whose plain order is the order of Cosmos DB:
 * undefined < null < false < true < numbers < strings < arrays < objects.
 * So SQLite can compare and sort values of mixed types without knowing them.
 */
export function encodeKey(value: Json | undefined): Uint8Array {
  if (value === undefined) return undefinedKey;
  if (value === null) return nullKey;
  if (typeof value === 'boolean') return value ? trueKey : falseKey;
  if (typeof value === 'number') return encodeNumber(value);
  if (typeof value === 'string') return tagged(typeTag.string, value);
  return tagged(Array.isArray(value) ? typeTag.array : typeTag.object, JSON.stringify(value));
}

/** Below every key of the value's type (inclusive) and above every one (exclusive). */
export function boundsOfType(value: Json): { from: Uint8Array; to: Uint8Array } {
  const [tag = 0] = encodeKey(value);
  const isBoolean = typeof value === 'boolean';
  return {
    from: Uint8Array.of(isBoolean ? typeTag.false : tag),
    to: Uint8Array.of((isBoolean ? typeTag.true : tag) + 1),
  };
}

/** The key just above every string that begins with this one. */
export function afterPrefix(prefix: string): Uint8Array {
  return Buffer.concat([tagged(typeTag.string, prefix), Uint8Array.of(0xff)]);
}

const typeTag = {
  undefined: 0,
  null: 1,
  false: 2,
  true: 3,
  number: 4,
  string: 5,
  array: 6,
  object: 7,
} as const;

export const undefinedKey = Uint8Array.of(typeTag.undefined);
export const nullKey = Uint8Array.of(typeTag.null);
const falseKey = Uint8Array.of(typeTag.false);
const trueKey = Uint8Array.of(typeTag.true);

function encodeNumber(value: number): Uint8Array {
  const bytes = new Uint8Array(9);
  const view = new DataView(bytes.buffer);
  bytes[0] = typeTag.number;
  // + 0 turns -0 into 0: JSON readers see one zero.
  view.setFloat64(1, value + 0);
  // The usual trick: IEEE doubles sort as bytes once the sign is flipped, and negative ones wholly.
  const bits = view.getBigUint64(1);
  view.setBigUint64(1, bits >> 63n === 1n ? ~bits : bits | (1n << 63n));
  return bytes;
}

function tagged(tag: number, text: string): Uint8Array {
  const bytes = Buffer.allocUnsafe(1 + Buffer.byteLength(text));
  bytes[0] = tag;
  bytes.write(text, 1);
  return bytes;
}
