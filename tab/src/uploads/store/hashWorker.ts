import { hashBlob } from './hashBlob.ts';

/** What the worker answers: the hash, or the name of the error that reading met. */
export type HashAnswer = { sha256: string } | { errorName: string };

self.onmessage = ({ data }: MessageEvent<Blob>) => {
  void hashBlob(data)
    .then((sha256): HashAnswer => ({ sha256 }))
    .catch((error: unknown): HashAnswer => ({ errorName: error instanceof Error ? error.name : 'Error' }))
    .then((answer) => self.postMessage(answer));
};
