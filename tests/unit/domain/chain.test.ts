import fc from 'fast-check';
import { createHash } from 'node:crypto';
import {
  canonicalJson,
  deriveId,
  firstHash,
  hashEntry,
  sealEntry,
  sha256,
} from '../../../api/domain/chain.ts';
import type { Entry } from '../../../api/domain/entries.ts';
import { buildLog, buildPerson, message } from '../../builders/entries.ts';

const marco = buildPerson('marco');

describe('canonicalJson', () => {
  /** What JSON can hold; keys of all sorts, numbers among them. */
  const json = fc.jsonValue({ maxDepth: 4, stringUnit: 'binary' });

  test('[SE5] says the same of the same content, in whatever order a database gives the keys back', () => {
    fc.assert(
      fc.property(json, fc.infiniteStream(fc.nat()), (value, dice) => {
        const shuffled = shuffleKeys(value, () => dice.next().value as number);
        expect(canonicalJson(shuffled)).toBe(canonicalJson(value));
        expect(canonicalJson(JSON.parse(JSON.stringify(shuffled)))).toBe(canonicalJson(value));
      }),
    );
  });

  test('[SE5] says another thing of another content, and loses nothing', () => {
    fc.assert(
      fc.property(json, json, (a, b) => {
        expect(JSON.parse(canonicalJson(a))).toEqual(JSON.parse(JSON.stringify(a)));
        const areSame = JSON.stringify(sortDeep(a)) === JSON.stringify(sortDeep(b));
        expect(canonicalJson(a) === canonicalJson(b)).toBe(areSame);
      }),
    );
  });

  test('[SE5] sorts keys at every depth, and leaves the order of lists alone', () => {
    expect(canonicalJson({ b: [{ z: 1, a: 2 }, 1], a: { d: null, c: 'x' } })).toBe(
      '{"a":{"c":"x","d":null},"b":[{"a":2,"z":1},1]}',
    );
    expect(canonicalJson(JSON.parse('{"__proto__":1,"a":2}'))).toBe('{"__proto__":1,"a":2}');
    expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}');
  });
});

describe('hashes', () => {
  test('[SE5] are SHA-256 of the UTF-8, whatever the text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (text) => {
        expect(await sha256(text)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
      }),
      { numRuns: 50 },
    );
  });

  test('[SE5] cover the content, the salt and every field of the record', async () => {
    const [entry] = await buildLog('one', [message(marco, 'Ciao')]);
    const changes: Partial<Entry>[] = [
      { id: 'x' },
      { conversationId: 'x' },
      { sequence: 2 },
      { kind: 'renamed' },
      { authorId: 'x' },
      { authorCompanyId: 'x' },
      { createdAt: 'x' },
      { content: { ...entry!.content, authorName: 'x' } },
      { salt: 'x' },
      { previousHash: 'x' },
      { ordinal: 2 },
    ];
    for (const change of changes) expect(await hashEntry({ ...entry!, ...change })).not.toBe(entry!.hash);
    expect(await hashEntry(entry!)).toBe(entry!.hash);
    // The store's clock is the store's to tell, and not ours to chain.
    expect(await hashEntry(Object.assign({}, entry, { storedAt: 1 }))).toBe(entry!.hash);
  });

  test('[SE5] of the same words twice differ by their salt, so that no one can guess at an erased text', async () => {
    const place = { conversationId: 'a', sequence: 1, previousHash: firstHash, ordinal: 1, createdAt: 'now' };
    const draft = message(marco, 'yes', 'id');
    const [one, two] = [await sealEntry(draft, place), await sealEntry(draft, place)];
    expect(one.salt).not.toBe(two.salt);
    expect(one.hash).not.toBe(two.hash);
  });
});

describe('deriveId', () => {
  test('[MS1] gives the same parts the same id, in the form of a UUID of version 8', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: 'binary' })), async (parts) => {
        const id = await deriveId(...parts);
        expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-a[\da-f]{3}-[\da-f]{12}$/);
        expect(await deriveId(...parts)).toBe(id);
      }),
      { numRuns: 50 },
    );
  });

  test('[MS1] gives other parts another id, also when they run together to the same text', async () => {
    const parts = fc.array(fc.string({ maxLength: 3 }), { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(parts, parts, async (a, b) => {
        const areSame = JSON.stringify(a) === JSON.stringify(b);
        expect((await deriveId(...a)) === (await deriveId(...b))).toBe(areSame);
      }),
      { numRuns: 50 },
    );
    const alike = [['ab', 'c'], ['a', 'bc'], ['abc'], ['abc', ''], ['', 'abc'], ['a","b'], ['a', 'b']];
    const ids = await Promise.all(alike.map((one) => deriveId(...one)));
    expect(new Set(ids).size).toBe(alike.length);
  });
});

function shuffleKeys(value: unknown, roll: () => number): unknown {
  if (Array.isArray(value)) return value.map((part) => shuffleKeys(part, roll));
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).map(([key, part]) => [roll(), key, shuffleKeys(part, roll)] as const);
  entries.sort((a, b) => a[0] - b[0]);
  return Object.fromEntries(entries.map(([, key, part]) => [key, part]));
}

/** The value without what JSON leaves open: an object is its sorted entries, and is not taken for a list. */
function sortDeep(value: unknown): unknown {
  if (Array.isArray(value)) return { list: value.map(sortDeep) };
  if (value === null || typeof value !== 'object') return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, part]) => [key, sortDeep(part)]);
}
