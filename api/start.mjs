import { setFlagsFromString } from 'node:v8';

if (Number(process.versions.node.split('.')[0]) < 24) {
  console.error(
    `Node 24 or newer is needed, this is ${process.version}. Start by "npm start", or install Node 24.`,
  );
  process.exit(1);
}
// Loading the SDKs makes much garbage at once: with young generations of 16 MB each the process keeps 20 MB more.
setFlagsFromString('--max-semi-space-size=8');
await import('./main.ts');
