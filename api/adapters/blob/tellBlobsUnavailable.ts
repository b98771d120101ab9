import { RestError } from '@azure/storage-blob';
import type { Blobs } from '../../domain/filePorts.ts';
import { tellUnavailable } from '../../domain/tellUnavailable.ts';

/** The port, which tells the storage's own trouble. */
export function tellBlobsUnavailable(blobs: Blobs): Blobs {
  const message = 'The file storage does not answer at the moment.';
  return tellUnavailable(blobs, { isTrouble, message, retryAfterSeconds: 2 });
}

/** No answer at all, throttled, or its own fault. */
function isTrouble(cause: unknown): boolean {
  const status = cause instanceof RestError ? (cause.statusCode ?? 503) : 0;
  return status >= 500 || status === 429;
}
