import { rasteriseSvg } from './rasteriseSvg.ts';

// A process of its own: SVG in, a picture out.

const chunks: Buffer[] = [];
for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
process.stdout.write(await rasteriseSvg(Buffer.concat(chunks), process.argv[2] === 'webp' ? 'webp' : 'png'));
