import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSigningKey } from '../../../local/host/signingKey.ts';

let dataDir: string;
beforeEach(() => void (dataDir = mkdtempSync(join(tmpdir(), 'conferencing-key-'))));
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

test('[SE1] the issuer keeps its key over a restart', () => {
  expect(readSigningKey(dataDir).publicJwk).toEqual(readSigningKey(dataDir).publicJwk);
});

test('[SE1] the key is for its owner alone', () => {
  readSigningKey(dataDir);
  expect(statSync(join(dataDir, 'issuer-key.json')).mode & 0o777).toBe(0o600);
});

test('[SE1] a broken key file is refused by name, and kept', () => {
  const path = join(dataDir, 'issuer-key.json');
  writeFileSync(path, 'not a key');
  expect(() => readSigningKey(dataDir)).toThrow(path);
  expect(readFileSync(path, 'utf8')).toBe('not a key');
});
