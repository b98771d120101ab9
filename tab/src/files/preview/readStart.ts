import type { Api } from '../../api.ts';

/** The first bytes of a file, at most so many, and whether there are more. */
export async function readStart(
  api: Pick<Api, 'open'>,
  { path, most, signal }: { path: string; most: number; signal: AbortSignal },
): Promise<{ bytes: Uint8Array; isCut: boolean }> {
  const response = await api.open(path, { headers: { range: `bytes=0-${most}` }, signal });
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = response.body?.getReader();
  // Also where the whole file is answered no more than this is read.
  while (reader && length <= most) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    length += value.length;
  }
  if (length > most) await reader?.cancel();
  const bytes = new Uint8Array(Math.min(length, most));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk.subarray(0, bytes.length - at), at);
    at += Math.min(chunk.length, bytes.length - at);
  }
  return { bytes, isCut: length > most };
}
