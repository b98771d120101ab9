import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readKeys } from '../../../local/readKeys.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'conferencing-keys-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const path = () => join(folder, 'keys.json');

test('[SE3] the first start makes keys for its owner alone, and the next one has the same', () => {
  const keys = readKeys(folder);
  expect(Buffer.from(keys.cosmosKey, 'base64')).toHaveLength(64);
  expect(Buffer.from(keys.blobKey, 'base64')).toHaveLength(64);
  expect(Buffer.from(keys.linkKey, 'base64')).toHaveLength(32);
  expect(Buffer.from(keys.botPassword, 'base64')).toHaveLength(32);
  expect(Buffer.from(keys.fluidKey, 'base64')).toHaveLength(32);
  expect(new Set(Object.values(keys)).size).toBe(5);
  expect(statSync(path()).mode & 0o777).toBe(0o600);
  expect(readKeys(folder)).toEqual(keys);
});

test('[B15] keys of an older start stay, and the newer ones are added', () => {
  writeFileSync(path(), JSON.stringify({ cosmosKey: 'old' }));
  const keys = readKeys(folder);
  expect(keys.cosmosKey).toBe('old');
  expect(keys.blobKey).not.toBe('');
  expect(JSON.parse(readFileSync(path(), 'utf8'))).toEqual(keys);
  expect(statSync(path()).mode & 0o777).toBe(0o600);
  expect(readKeys(folder)).toEqual(keys);
  expect(readdirSync(folder)).toEqual(['keys.json']);
});

test.each([
  '',
  '{',
  'null',
  '[]',
  '{}',
  '{"blobKey":"one"}',
  '{"cosmosKey":""}',
  '{"cosmosKey":"one","blobKey":7}',
])('[B15] broken keys are refused with one line and stay as they are: %s', (text) => {
  writeFileSync(path(), text);
  expect(() => readKeys(folder)).toThrow(/^.*keys\.json cannot be read\. Delete it.*$/);
  expect(readFileSync(path(), 'utf8')).toBe(text);
});
