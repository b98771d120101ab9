if (Number(process.versions.node.split('.')[0]) < 24) {
  console.error(
    `Node 24 or newer is needed, this is ${process.version}. Start by "npm start", or install Node 24.`,
  );
  process.exit(1);
}
await import('./main.ts');
