// Everything that can be known without running the code: `node tests/check.mjs [check …]`.
import { spawn } from 'node:child_process';
import fs from 'node:fs'; // whole: an older Node has no `globSync`, and must come as far as isOnNode24
import { fileURLToPath } from 'node:url';
import { isOnNode24 } from './onNode24.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const longestFile = 300;

/** The slow ones first: two run at a time. */
const checks = {
  lint: () => runPackage('eslint/bin/eslint.js', '.', '--max-warnings', '0'),
  types: () => runPackage('typescript/bin/tsc', '--project', '.'),
  unused: () => runPackage('knip/bin/knip.js', '--no-progress'),
  imports: () =>
    runPackage('dependency-cruiser/bin/dependency-cruiser.mjs', '--output-type', 'err', ...sourceFolders()),
  format: () => runPackage('prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'),
  length: () => Promise.resolve(findLongFiles()),
};

if (isOnNode24()) await main();

async function main() {
  const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(checks);
  const unknown = names.find((name) => !(name in checks));
  if (unknown) {
    console.error(`There is no check "${unknown}"; there are ${Object.keys(checks).join(', ')}.`);
    process.exitCode = 1;
    return;
  }
  const waiting = [...names];
  const work = async () => {
    for (let name = waiting.shift(); name; name = waiting.shift()) await report(name);
  };
  await Promise.all([work(), work()]);
}

async function report(name) {
  const start = performance.now();
  const { isGood, output } = await checks[name]();
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${isGood ? 'ok    ' : 'FAILED'} ${name.padEnd(8)}${seconds.padStart(6)} s`);
  if (isGood) return;
  console.log(output);
  process.exitCode = 1;
}

function runPackage(path, ...args) {
  const child = spawn(process.execPath, [`node_modules/${path}`, ...args], { cwd: root });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ isGood: code === 0, output }));
  });
}

function sourceFolders() {
  return fs.globSync(['api', 'bot', 'tab', 'local', 'tests'], { cwd: root });
}

function findLongFiles() {
  const files = fs.globSync(
    sourceFolders().map((folder) => `${folder}/**/*.{ts,tsx}`),
    { cwd: root, exclude: ['**/dist/**', 'tests/output/**'] },
  );
  const tooLong = files.flatMap((file) => {
    const lines = fs.readFileSync(`${root}/${file}`, 'utf8').trimEnd().split('\n');
    const saysWhy = lines.slice(0, 5).some((line) => line.includes('Long because '));
    return lines.length > longestFile && !saysWhy ? [`${file}: ${lines.length} lines`] : [];
  });
  const rule = `A file has at most ${longestFile} lines, or says "Long because …" in its first five:`;
  return { isGood: tooLong.length === 0, output: [rule, ...tooLong].join('\n') };
}
