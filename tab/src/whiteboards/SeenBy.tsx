import { useTranslation } from 'react-i18next';
import type { Company } from '../../../api/contract/people.ts';
import { ReadersMark } from '../ui/ReadersMark.tsx';

/** Whose people see what is drawn. `isStrip`: a line of its own. */
export function SeenBy({ companies, isStrip }: { companies: readonly Company[]; isStrip: boolean }) {
  const { t } = useTranslation();
  const words = {
    only: (company: string) => t('whiteboards.window.onlySeenBy', { company }),
    several: (names: string) => t('whiteboards.window.seenBy', { companies: names }),
  };
  return <ReadersMark companies={companies} words={words} isStrip={isStrip} />;
}
