type SdkError = { code?: unknown; name?: unknown; cause?: unknown };

/** The HTTP status of an error of the Cosmos SDK; null for an error of another kind. */
export function statusOf(cause: unknown): number | null {
  const { code } = rootOf(cause);
  return typeof code === 'number' ? code : null;
}

/**
 * Whether a write may have been done although it was not answered: no answer, time-out, or the store's own trouble.
 * 449 asks for a repeat; 429 was surely not done, but by then the SDK has repeated it long enough.
 */
export function isOutcomeUnknown(cause: unknown): boolean {
  const status = statusOf(cause);
  if (status !== null) return status >= 500 || status === 408 || status === 449 || status === 429;
  const { code, name } = rootOf(cause);
  return code !== undefined || name === 'AbortError' || name === 'TimeoutError';
}

/** What befell a batch is in the cause of an error that has no code of its own. */
function rootOf(cause: unknown): SdkError {
  const error = (cause ?? {}) as SdkError;
  return error.code === undefined && error.cause ? error.cause : error;
}
