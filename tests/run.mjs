// The tests: `node tests/run.mjs` is all that CI runs; `node tests/run.mjs http [jest's arguments]` one project.
import { spawn } from 'node:child_process';
import fs from 'node:fs'; // whole: an older Node has no `globSync`, and must come as far as isOnNode24
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { isOnNode24 } from './onNode24.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The projects of jest.config.mjs that CI runs, in this order. */
const projects = {
  architecture: {},
  unit: {},
  contract: {},
  http: { needsPages: true },
  bot: {},
  tab: {},
  e2e: { needsPages: true, needsBrowser: true, isAlone: true },
};

/** What is run by hand. */
const extras = {
  soak: { project: 'soak', needsPages: true, isAlone: true, env: { SOAK: '1' } },
  shots: {
    ...projects.e2e,
    project: 'e2e',
    env: { SHOTS: '1' },
    args: ['tests/e2e/shots.test.ts'],
  },
};

/** A jest that still runs so long after it has written its results waits for something that a test left open. */
const longestEndSeconds = 20;

/** Built by vite, each from its own folder. */
const pages = ['tab', 'local/host'];

if (isOnNode24()) await main();

async function main() {
  const [name, ...args] = process.argv.slice(2);
  const sum = { passed: 0, failed: 0, wrong: [] };
  if (name === undefined) {
    if ((await runNode(['tests/check.mjs'])) !== 0) sum.wrong.push('check failed');
    for (const project of Object.keys(projects)) await runProject({ project, ...projects[project] }, sum);
  } else {
    const run = extras[name] ?? (projects[name] && { project: name, ...projects[name] });
    if (!run) {
      console.error(
        `There is no "${name}"; there are ${Object.keys({ ...projects, ...extras }).join(', ')}.`,
      );
      process.exitCode = 1;
      return;
    }
    await runProject({ ...run, args: [...(run.args ?? []), ...args] }, sum);
  }
  for (const reason of sum.wrong) console.error(`Wrong: ${reason}`);
  console.log(`${sum.passed} passed, ${sum.failed} failed`);
  if (sum.failed > 0 || sum.wrong.length > 0) process.exitCode = 1;
}

/** Adds the outcome to `sum`; what keeps tests from running is named in `sum.wrong`. */
async function runProject(run, sum) {
  console.log(`\n${run.project}`);
  if (run.needsPages && !(await buildPages())) sum.wrong.push(`${run.project}: the pages could not be built`);
  if (run.needsBrowser) {
    const { installChromium } = await import('./installChromium.ts');
    if (!installChromium()) {
      sum.wrong.push(`${run.project}: there is no browser`);
      return;
    }
  }
  // A file of this run alone: another may run beside it.
  const resultFile = `${root}/tests/output/${run.project}-${process.pid}.json`;
  fs.mkdirSync(`${root}/tests/output`, { recursive: true });
  const workers = Math.max(2, Math.floor(availableParallelism() / 2));
  const args = [
    'node_modules/jest/bin/jest.js',
    ...['--selectProjects', run.project, '--json', '--outputFile', resultFile],
    ...(run.isAlone ? ['--runInBand'] : ['--maxWorkers', String(workers)]),
    ...(run.args ?? []),
  ];
  const code = await runNode(args, { env: { ...process.env, ...run.env }, resultFile });
  const result = readResult(resultFile);
  fs.rmSync(resultFile, { force: true });
  sum.passed += result.passed;
  sum.failed += result.failed;
  if (result.passed + result.failed === 0) sum.wrong.push(`${run.project}: no test ran`);
  else if (code !== 0 && result.failed === 0)
    sum.wrong.push(`${run.project}: jest did not end by itself or without an error`);
}

/** A test file that cannot even be loaded counts as one failure. */
function readResult(file) {
  let result;
  try {
    result = JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return { passed: 0, failed: 0 }; // jest did not come as far as writing it
  }
  return { passed: result.numPassedTests, failed: result.numFailedTests + result.numRuntimeErrorTestSuites };
}

async function buildPages() {
  for (const folder of pages.filter(isOutdated)) {
    const config = `${folder}/vite.config.ts`;
    const code = await runNode([
      'node_modules/vite/bin/vite.js',
      ...['build', '--config', config, '--logLevel', 'warn'],
    ]);
    if (code !== 0) return false;
  }
  return true;
}

function isOutdated(folder) {
  const [built] = fs.globSync(`${folder}/dist/index.html`, { cwd: root });
  if (!built) return true;
  const sources = fs.globSync([`${folder}/**/*.*`, 'api/contract/*.ts', 'package-lock.json'], {
    cwd: root,
    exclude: [`${folder}/dist/**`],
  });
  const builtAt = fs.statSync(`${root}/${built}`).mtimeMs;
  return sources.some((file) => fs.statSync(`${root}/${file}`).mtimeMs > builtAt);
}

/** With a `resultFile` the child is ended when it lives on after writing it. */
function runNode(args, { env, resultFile } = {}) {
  const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit', env });
  const watch =
    resultFile &&
    setInterval(() => {
      if (!fs.existsSync(resultFile)) return;
      if (Date.now() - fs.statSync(resultFile).mtimeMs > longestEndSeconds * 1000) child.kill();
    }, 1000);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(watch);
      resolve(code ?? 1);
    });
  });
}
