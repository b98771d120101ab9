import type { JWK } from 'jose';
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import type { JsonWebKey, KeyObject } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A new RSA key of the issuer, in memory only. */
export function createSigningKey(): SigningKey {
  return toSigningKey(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey);
}

/** The issuer's key in `dataDir`, made on the first start, so that tokens outlive a restart. */
export function readSigningKey(dataDir: string): SigningKey {
  const path = join(dataDir, 'issuer-key.json');
  return toSigningKey(readKey(path) ?? writeKey(path));
}

function readKey(path: string): KeyObject | undefined {
  try {
    const jwk = JSON.parse(readFileSync(path, 'utf8')) as JsonWebKey;
    return createPrivateKey({ key: jwk, format: 'jwk' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new Error(`${path} cannot be read. Delete it, and the next start makes a new one.`, {
      cause: error,
    });
  }
}

function writeKey(path: string): KeyObject {
  mkdirSync(join(path, '..'), { recursive: true });
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const unfinished = `${path}.${process.pid}`;
  writeFileSync(unfinished, JSON.stringify(privateKey.export({ format: 'jwk' })), { mode: 0o600 });
  try {
    // A link never overwrites, so of two first starts at once one key wins, and it is whole.
    linkSync(unfinished, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(unfinished, { force: true });
  }
  return readKey(path) ?? privateKey;
}

function toSigningKey(privateKey: KeyObject): SigningKey {
  const { kty, n, e } = createPublicKey(privateKey).export({ format: 'jwk' });
  if (kty !== 'RSA' || !n || !e) throw new Error('the signing key must be an RSA key');
  // RFC 7638: the thumbprint of a key names it.
  const kid = createHash('sha256').update(JSON.stringify({ e, kty, n })).digest('base64url');
  return { kid, privateKey, publicJwk: { kty, n, e, kid, use: 'sig', alg: 'RS256' } };
}

export type SigningKey = { kid: string; privateKey: KeyObject; publicJwk: JWK };
