import type { Session } from '../../session.ts';

/** As in the contract's limits. */
const longestName = 255;
export const mostFiles = 20;

export type FileProblem =
  'tooLarge' | 'empty' | 'refusedEnding' | 'nameTooLong' | 'nameHasPath' | 'nameUnusable' | 'tooMany';

/** What keeps a file from being uploaded, known before a byte leaves; null when nothing does (rule FL1). */
export function findFileProblem(
  { name, size }: Pick<File, 'name' | 'size'>,
  { largestBytes, refusedEndings }: Session['files'],
): FileProblem | null {
  const plain = name.trim();
  if (size === 0) return 'empty';
  if (size > largestBytes) return 'tooLarge';
  if (/[/\\]/.test(plain)) return 'nameHasPath';
  if (plain.length > longestName) return 'nameTooLong';
  if (savedName(plain) === '' || /\p{Cc}/u.test(plain) || !plain.isWellFormed()) return 'nameUnusable';
  return findRefusedEnding(name, refusedEndings) === null ? null : 'refusedEnding';
}

/** The ending for which the server refuses the file; null when there is none. */
export function findRefusedEnding(name: string, refusedEndings: readonly string[]): string | null {
  const saved = savedName(name).toLowerCase();
  return refusedEndings.find((ending) => saved.endsWith(ending)) ?? null;
}

/** The name as the API would have it saved, by the rule of its `toSafeName`: `a.exe. ` would run under Windows. */
function savedName(name: string): string {
  const visible = name.replaceAll(/[\p{Cc}\p{Cf}]/gu, '');
  return visible.replaceAll(/[<>:"/\\|?*]/g, '_').replace(/[\s.]+$/, '');
}
