import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The secrets between the parts, made on the first start and kept in the data folder, for its owner alone. */
export function readKeys(dataDir: string): Keys {
  const path = join(dataDir, 'keys.json');
  const kept = readFile(path);
  if (kept !== null) return parse(kept, path);
  // As long as Azure's own.
  const keys = { cosmosKey: randomBytes(64).toString('base64') };
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

function parse(text: string, path: string): Keys {
  try {
    const { cosmosKey } = JSON.parse(text) as { cosmosKey?: unknown };
    if (typeof cosmosKey === 'string' && cosmosKey !== '') return { cosmosKey };
  } catch {
    // Told below.
  }
  throw new Error(`${path} cannot be read. Delete it, and the next start makes a new one.`);
}

export type Keys = { cosmosKey: string };
