import type { DeviceProblem } from '../Room.ts';

/** What a browser says when it gives no camera, microphone or screen, in four words. */
export function readDeviceProblem(error: unknown): DeviceProblem {
  const name = error instanceof Error ? error.name : '';
  switch (name) {
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'missing';
    case 'NotAllowedError':
    case 'SecurityError':
      return 'refused';
    case 'NotReadableError':
    case 'AbortError':
      return 'busy';
    default:
      return 'failed';
  }
}

/**
 * Null when the person has thought better of it in the browser's own choice of a screen. That has the name of a refusal
 * too; only the words tell whether the system or the page's policy refuses.
 */
export function readScreenProblem(error: unknown): DeviceProblem | null {
  const problem = readDeviceProblem(error);
  if (problem !== 'refused') return problem;
  return error instanceof Error && /system|policy|disallowed/i.test(error.message) ? 'refused' : null;
}
