import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Bytes of each key: as long as Azure's own, and for signed links as long as their hash. */
const lengths = { cosmosKey: 64, blobKey: 64, linkKey: 32, botPassword: 32, fluidKey: 32 } as const;
const names = Object.keys(lengths) as (keyof Keys)[];

/**
 * The secrets between the parts, made on the first start and kept in the data folder, for its owner alone. A key that
 * an older start did not know yet is added.
 */
export function readKeys(dataDir: string): Keys {
  const path = join(dataDir, 'keys.json');
  const text = readFile(path);
  const kept = text === null ? {} : parse(text, path);
  if (names.every((name) => kept[name] !== undefined)) return kept as Keys;
  const keys = Object.fromEntries(names.map((name) => [name, kept[name] ?? makeKey(lengths[name])])) as Keys;
  const unfinished = `${path}.unfinished`;
  writeFileSync(unfinished, JSON.stringify(keys), { mode: 0o600 });
  renameSync(unfinished, path);
  return keys;
}

function readFile(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** The first key has been there from the beginning: without it the file is broken, not old. */
function parse(text: string, path: string): Partial<Keys> {
  try {
    const kept = JSON.parse(text) as Partial<Record<keyof Keys, unknown>>;
    if (kept.cosmosKey !== undefined && names.every((name) => isKeyOrMissing(kept[name]))) {
      return kept as Partial<Keys>;
    }
  } catch {
    // Told below.
  }
  throw new Error(`${path} cannot be read. Delete it, and the next start makes a new one.`);
}

function isKeyOrMissing(value: unknown): boolean {
  return value === undefined || (typeof value === 'string' && value !== '');
}

function makeKey(bytes: number): string {
  return randomBytes(bytes).toString('base64');
}

/** Each in base64. */
export type Keys = {
  cosmosKey: string;
  blobKey: string;
  /** Signs the short-lived addresses of files. */
  linkKey: string;
  /** With which the bot asks the local issuer for its tokens. */
  botPassword: string;
  /** Signs the tokens of whiteboards' fast lane. */
  fluidKey: string;
};
