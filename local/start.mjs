// Also an old Node must be able to read this file.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

if (Number.parseInt(process.versions.node, 10) >= 24) await import('./start.ts');
else startOnInstalledNode();

/** The packages bring a newer Node along; `npm start` finds it by itself, `node local/start.mjs` here. */
function startOnInstalledNode() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const file = process.platform === 'win32' ? 'node.exe' : 'node';
  const installed = fileURLToPath(
    new URL(`../node_modules/node-${platform}-${process.arch}/bin/${file}`, import.meta.url),
  );
  if (!existsSync(installed)) {
    console.error(
      `Node 24 is needed, this is ${process.version}. Run npm ci, which brings it on Linux and Windows; elsewhere install it.`,
    );
    process.exitCode = 1;
    return;
  }
  const started = spawn(installed, process.argv.slice(1), {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => started.kill(signal));
  started.on('exit', (code) => (process.exitCode = code ?? 1));
}
