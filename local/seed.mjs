if (Number.parseInt(process.versions.node, 10) >= 24) await import('./demo/writeLoad.ts');
else {
  console.error(`Node 24 is needed, this is ${process.version}. Start it by npm run seed, which brings it.`);
  process.exitCode = 1;
}
