import type { HashAnswer } from './hashWorker.ts';

/** Hashes beside the page, so that it stays quick while a film is read. */
export function hashInWorker(body: Blob): Promise<string> {
  const worker = new Worker(new URL('./hashWorker.ts', import.meta.url), { type: 'module' });
  return new Promise<string>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<HashAnswer>) => {
      if ('sha256' in data) resolve(data.sha256);
      else reject(new DOMException('the device gives the bytes no more', data.errorName));
    };
    // Its code did not load: the network again.
    worker.onerror = () => reject(new Error('the worker did not start'));
    worker.postMessage(body);
  }).finally(() => worker.terminate());
}
