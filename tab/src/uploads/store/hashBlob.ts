import { createSHA256 } from 'hash-wasm';

const sliceSize = 4 * 1_048_576;

/** SHA-256 of all bytes, hexadecimal. A slice at a time, so that memory does not grow with the file. */
export async function hashBlob(body: Blob): Promise<string> {
  const hasher = await createSHA256();
  hasher.init();
  for (let start = 0; start < body.size; start += sliceSize) {
    hasher.update(new Uint8Array(await body.slice(start, start + sliceSize).arrayBuffer()));
  }
  return hasher.digest('hex');
}
