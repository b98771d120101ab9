import { fork } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockData } from '../../../local/lockData.ts';

let dataDir: string;
beforeEach(() => void (dataDir = mkdtempSync(join(tmpdir(), 'conferencing-lock-'))));
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

test('[B15] a data folder that was released in order is free, and nothing need be waited for', () => {
  lockData(dataDir).release();
  const next = lockData(dataDir);
  expect(next.wasKilled).toBe(false);
  next.release();
});

test('[B15] a data folder is taken while its process lives, and free after its kill -9', async () => {
  const script = join(dataDir, 'holder.mjs');
  const lock = JSON.stringify(join(import.meta.dirname, '../../../local/lockData.ts'));
  writeFileSync(
    script,
    `import { lockData } from ${lock};
    lockData(${JSON.stringify(dataDir)});
    process.send('locked');
    process.once('disconnect', () => process.exit());`,
  );
  const holder = fork(script);
  await new Promise((resolve) => holder.once('message', resolve));
  expect(() => lockData(dataDir)).toThrow('is in use by another start');
  holder.kill('SIGKILL');
  await new Promise((resolve) => holder.once('exit', resolve));
  const next = lockData(dataDir);
  expect(next.wasKilled).toBe(true);
  next.release();
});
