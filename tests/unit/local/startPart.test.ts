import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Part } from '../../../local/startPart.ts';
import { startPart } from '../../../local/startPart.ts';
import { waitUntil } from '../../../local/waitUntil.ts';

let folder: string;
let part: Part | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'conferencing-part-'));
  part = undefined;
});
afterEach(async () => {
  await part?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('[B15] a part that ends before it was ready is told by its name', async () => {
  part = run('process.exit(3)');
  await expect(part.ready).rejects.toThrow('The part could not start.');
});

test('[B15] a part that dies after it was ready is started again', async () => {
  part = run(`${countStarts}; process.send({ ready: true }); if (starts() === 1) process.exit(3)`);
  await part.ready;
  expect(await waitUntil(() => read('starts') === '2', 10_000)).toBe(true);
});

test('[B15] a part that was stopped stays stopped', async () => {
  part = run(`${countStarts}; starts(); process.send({ ready: true })`);
  await part.ready;
  await part.stop();
  expect(read('starts')).toBe('1');
});

test('[B15] a part that will not stop is ended', async () => {
  part = run(`process.on('SIGTERM', () => mark('asked')); process.send({ ready: true })`, { patience: 100 });
  await part.ready;
  await part.stop();
  expect(existsSync(join(folder, 'asked'))).toBe(true);
});

test('[B15] a part can be restarted in the pause after its death, and then runs once', async () => {
  part = run(`${countStarts}; process.send({ ready: true }); if (starts() === 1) process.exit(3)`);
  await part.ready;
  await part.restart();
  expect(await waitUntil(() => read('starts') === '2', 10_000)).toBe(true);
  await part.stop();
  expect(read('starts')).toBe('2');
});

const countStarts = `const starts = () => {
  const count = Number(read('starts')) + 1;
  mark('starts', String(count));
  return count;
}`;

/** A part of a few lines that can leave marks in the test's folder. */
function run(lines: string, options: { patience?: number } = {}): Part {
  const script = join(folder, 'part.mjs');
  writeFileSync(
    script,
    `import fs from 'node:fs';
    const file = (name) => ${JSON.stringify(folder)} + '/' + name;
    const mark = (name, text = '') => fs.writeFileSync(file(name), text);
    const read = (name) => (fs.existsSync(file(name)) ? fs.readFileSync(file(name), 'utf8') : '');
    setInterval(() => undefined, 1000);
    process.once('disconnect', () => process.exit());
    ${lines}`,
  );
  return startPart({ name: 'the part', script, env: process.env, ...options });
}

function read(name: string): string {
  return existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : '';
}
