import { createHash } from 'node:crypto';
import { inspectBytes } from '../../../api/adapters/inspection/inspectBytes.ts';
import { releaseBytes } from '../../../api/domain/releaseBytes.ts';

test('[FL1] a chunk that is all of its memory gives it back', () => {
  const chunk = new Uint8Array(65_536);
  releaseBytes(chunk);
  expect(chunk.byteLength).toBe(0);
});

test('[FL1] a chunk that shares its memory, or is small, is left alone', () => {
  const shared = new Uint8Array(131_072);
  const half = shared.subarray(0, 65_536);
  const small = Buffer.from('small');
  releaseBytes(half);
  releaseBytes(small);
  expect([half.byteLength, shared.byteLength, small.toString()]).toEqual([65_536, 131_072, 'small']);
});

test('[FL1] [FL2] what is inspected is let go chunk by chunk, and still known by its first bytes', async () => {
  const chunks = Array.from({ length: 8 }, (_, at) => Buffer.from(new Uint8Array(65_536).fill(97 + at)));
  const sha256 = createHash('sha256').update(Buffer.concat(chunks)).digest('hex');
  async function* readChunks() {
    yield* chunks;
  }
  const found = await inspectBytes(readChunks(), 'log.txt');
  expect(found).toEqual({ sha256, size: 8 * 65_536, type: 'text/plain', kind: 'text' });
  expect(chunks.map((chunk) => chunk.byteLength)).toEqual(chunks.map(() => 0));
});
