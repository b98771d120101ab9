import type { Session } from '../../session.ts';
import type { FileProblem } from './fileProblem.ts';
import { findFileProblem, mostFiles } from './fileProblem.ts';

/** A file that was chosen and has not left. */
export type ChosenFile = { key: string; file: File };

/** The same file chosen twice is there once. */
export function addChosen(chosen: readonly ChosenFile[], files: readonly File[]): readonly ChosenFile[] {
  const known = new Set(chosen.map(({ key }) => key));
  const fresh = files.map((file) => ({ key: keyOf(file), file }));
  return [...chosen, ...fresh.filter(({ key }) => !known.has(key) && known.add(key))];
}

/** With what is wrong with each; of those that are right, no more than one message holds. */
export function judgeChosen(
  chosen: readonly ChosenFile[],
  rules: Session['files'],
): (ChosenFile & { problem: FileProblem | null })[] {
  let count = 0;
  return chosen.map((one) => {
    const problem = findFileProblem(one.file, rules);
    if (problem === null) count += 1;
    return { ...one, problem: problem ?? (count > mostFiles ? 'tooMany' : null) };
  });
}

/** What Upload takes, and what stays: one too many goes with the next message; what can't go at all has been told. */
export function splitChosen(chosen: readonly ChosenFile[], rules: Session['files']) {
  const judged = judgeChosen(chosen, rules);
  return {
    good: judged.filter(({ problem }) => problem === null).map(({ file }) => file),
    rest: judged.filter(({ problem }) => problem === 'tooMany').map(({ key, file }) => ({ key, file })),
  };
}

function keyOf({ name, size, lastModified }: File): string {
  return `${size} ${lastModified} ${name}`;
}
