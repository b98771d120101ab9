/**
 * Gives the memory of a chunk back at once, when nobody reads it any more. Left to the garbage collector, the chunks of
 * one large file pile up to more than 100 MB, for it counts memory outside of its heap late, and each new chunk costs
 * fresh pages. A chunk that shares its memory with others is left alone.
 */
export function releaseBytes(chunk: Uint8Array): void {
  const { buffer, byteLength } = chunk;
  if (byteLength >= smallest && byteLength === buffer.byteLength && buffer instanceof ArrayBuffer)
    buffer.transfer(0);
}

/** Smaller ones may lie in memory that Node shares out, and cost nothing. */
const smallest = 16_384;
