import { ApiFailure } from '../../api.ts';
import type { UploadProblem } from './batch.ts';
import { BlobFailure } from './ports.ts';

/**
 * What a failure means for the upload. `passing`: try again later. `expired`: so is its address, for a new one.
 * `notFound`: the server has no such upload, or no such conversation. `fileFailed`: this file does not go on by itself.
 * `batchRefused`: nothing of the message can go any more.
 */
export type UploadFailure =
  | { kind: 'passing'; by: 'network' | 'server'; retryAfterSeconds: number | null }
  | { kind: 'expired' }
  | { kind: 'notFound'; problem: UploadProblem }
  | { kind: 'fileFailed'; problem: UploadProblem; /** Trying again is a new upload. */ isSpent: boolean }
  | { kind: 'batchRefused'; problem: UploadProblem };

export function toUploadFailure(error: unknown): UploadFailure {
  if (error instanceof BlobFailure) return ofBlob(error);
  if (error instanceof ApiFailure) return ofApi(error);
  if (error instanceof DOMException && error.name === 'NotReadableError') return unreadable;
  if (error instanceof DOMException && error.name === 'NotFoundError') return unreadable;
  return { kind: 'passing', by: 'network', retryAfterSeconds: null };
}

const unreadable: UploadFailure = {
  kind: 'fileFailed',
  problem: { code: 'unreadable', reference: null },
  isSpent: false,
};

function ofBlob({ status }: BlobFailure): UploadFailure {
  // The address has served its time: the next try brings a new one.
  if (status === 401 || status === 403) return { kind: 'expired' };
  return { kind: 'passing', by: status === 0 ? 'network' : 'server', retryAfterSeconds: null };
}

function ofApi(failure: ApiFailure): UploadFailure {
  const { status, code, reference, field, retryAfterSeconds } = failure;
  if (status === 0) return { kind: 'passing', by: 'network', retryAfterSeconds };
  // An expired token is one: the next request brings a new one.
  if (status === 401 || status === 408 || status === 429 || status >= 500)
    return { kind: 'passing', by: 'server', retryAfterSeconds };
  if (code === 'notFound') return { kind: 'notFound', problem: { code, reference } };
  if (code === 'caseClosed' || code === 'forbidden' || code === 'notSetUp')
    return { kind: 'batchRefused', problem: { code, reference } };
  const isOfBytes = code === 'invalid' && (field === 'sha256' || field === 'size');
  return {
    kind: 'fileFailed',
    problem: { code: isOfBytes ? 'bytesDiffer' : code, reference },
    isSpent: isOfBytes || code === 'conflict',
  };
}

/** Milliseconds: what the server asks for, else doubling from one second, spread so that clients don't come together. */
export function waitBeforeRetry(attempts: number, retryAfterSeconds: number | null): number {
  if (retryAfterSeconds !== null) return retryAfterSeconds * 1000;
  return Math.min(30_000, 1000 * 2 ** (attempts - 1)) * (0.8 + 0.4 * Math.random());
}
