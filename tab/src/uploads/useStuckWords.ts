import { useTranslation } from 'react-i18next';
import type { Batch } from './store/batch.ts';
import { filesInTheWay } from './store/batch.ts';

/** What to do about the files that alone hold up a message; null when none does. */
export function useStuckWords(batches: readonly Batch[]): string | null {
  const { t } = useTranslation();
  const count = batches.flatMap(filesInTheWay).length;
  if (count === 0) return null;
  return t(hasOthers(batches) ? 'uploads.stuck' : 'uploads.stuckAlone', { count });
}

/** Whether a message that is held up has files that could go. */
export function hasOthers(batches: readonly Batch[]): boolean {
  return batches.some((batch) => {
    const stuck = filesInTheWay(batch).length;
    return stuck > 0 && stuck < batch.files.length;
  });
}
