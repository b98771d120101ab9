import { ApiFailure } from '../../api.ts';

/** What a request that did not succeed means for the board. */
export type BoardFailure =
  | { kind: 'gone' }
  | { kind: 'closed' }
  /** Something in the request is refused; `index`: which element, where the answer tells. */
  | { kind: 'refused'; index: number | null }
  /** May be over the next time. */
  | { kind: 'passing'; isOffline: boolean; retryAfterSeconds: number | null };

export function readBoardFailure(error: unknown): BoardFailure {
  // Neither an answer nor none: no token could be had, or the answer broke off.
  if (!(error instanceof ApiFailure)) return { kind: 'passing', isOffline: true, retryAfterSeconds: null };
  const { status, code, field, retryAfterSeconds } = error;
  if (status === 404 || status === 403) return { kind: 'gone' };
  if (code === 'caseClosed') return { kind: 'closed' };
  if (status === 400 || status === 413) return { kind: 'refused', index: readIndex(field) };
  return { kind: 'passing', isOffline: status === 0, retryAfterSeconds };
}

function readIndex(field: string | null): number | null {
  const match = /^elements\.(\d{1,4})(?:\.|$)/.exec(field ?? '');
  return match ? Number(match[1]) : null;
}
