import { ApiFailure } from '../../api.ts';

/** What a request that did not succeed means for the board. */
export type BoardFailure =
  /** `isCertain`: there is no such board for this person; else he himself is refused, perhaps for now. */
  | { kind: 'gone'; isCertain: boolean }
  | { kind: 'closed' }
  /** Something in the request is refused; `index`: which element, where the answer tells. */
  | { kind: 'refused'; index: number | null }
  /** May be over the next time. */
  | { kind: 'passing'; isOffline: boolean; retryAfterSeconds: number | null };

export function readBoardFailure(error: unknown): BoardFailure {
  // Neither an answer nor none: no token could be had, or the answer broke off.
  if (!(error instanceof ApiFailure)) return { kind: 'passing', isOffline: true, retryAfterSeconds: null };
  const { status, code, field, retryAfterSeconds } = error;
  // Without a code of ours something before the server answered, which knows nothing of boards.
  if (code === 'failed' && (status === 404 || status === 403))
    return { kind: 'passing', isOffline: true, retryAfterSeconds };
  if (status === 404 || status === 403) return { kind: 'gone', isCertain: code === 'notFound' };
  if (code === 'caseClosed') return { kind: 'closed' };
  if (status === 400 || status === 413) return { kind: 'refused', index: readIndex(field) };
  return { kind: 'passing', isOffline: status === 0, retryAfterSeconds };
}

function readIndex(field: string | null): number | null {
  const match = /^elements\.(\d{1,4})(?:\.|$)/.exec(field ?? '');
  return match ? Number(match[1]) : null;
}
