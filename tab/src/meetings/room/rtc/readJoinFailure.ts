import { ApiFailure } from '../../../api.ts';

/** What a refusal to come into the room means; null for what may succeed the next time. */
export function readJoinFailure(error: unknown): 'removed' | 'closed' | 'full' | 'failed' | null {
  if (!(error instanceof ApiFailure)) return null;
  if (isGone(error)) return 'removed';
  if (error.code === 'caseClosed') return 'closed';
  if (error.code === 'tooMany') return 'full';
  return error.status >= 400 && error.status < 500 ? 'failed' : null;
}

/** The room is not there, or not for this person any more. What knows no codes of ours knows nothing of rooms. */
export const isGone = (error: unknown): boolean =>
  error instanceof ApiFailure && (error.code === 'notFound' || error.code === 'forbidden');
