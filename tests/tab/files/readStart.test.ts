import type { Api } from '../../../tab/src/api.ts';
import { readStart } from '../../../tab/src/files/preview/readStart.ts';

/** Answers these chunks, whole, as a server without ranges does. */
function answering(...chunks: string[]) {
  const asked: string[] = [];
  let isCancelled = false;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const chunk = chunks.shift();
      if (chunk === undefined) controller.close();
      else controller.enqueue(new TextEncoder().encode(chunk));
    },
    cancel() {
      isCancelled = true;
    },
  });
  const open: Api['open'] = (_, { headers }) => {
    asked.push(headers['range'] ?? '');
    return Promise.resolve(new Response(body));
  };
  return { open, asked, isCancelled: () => isCancelled };
}

const read = (api: Pick<Api, 'open'>, most: number) =>
  readStart(api, { path: '/x', most, signal: new AbortController().signal });

test('[FL4] of a long text only the beginning is asked for and read', async () => {
  const api = answering('abcd', 'efgh', 'ijkl', 'mnop');
  const { bytes, isCut } = await read(api, 6);
  expect(new TextDecoder().decode(bytes)).toBe('abcdef');
  expect(isCut).toBe(true);
  expect(api.asked).toEqual(['bytes=0-6']);
  expect(api.isCancelled()).toBe(true);
});

test('[FL4] a text of just that length is whole', async () => {
  const { bytes, isCut } = await read(answering('abc', 'def'), 6);
  expect(new TextDecoder().decode(bytes)).toBe('abcdef');
  expect(isCut).toBe(false);
});
