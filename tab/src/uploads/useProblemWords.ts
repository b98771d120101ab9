import { useTranslation } from 'react-i18next';
import type { UploadFile, UploadProblem } from './store/batch.ts';
import { useSizes } from './useSizes.ts';

const ownWords = ['bytesDiffer', 'unreadable', 'tooLarge', 'unsupported', 'invalid', 'unavailable'] as const;
const refusals = ['caseClosed', 'notFound'] as const;

/** Why a file, or a whole message, does not go on. */
export function useProblemWords() {
  const { t } = useTranslation();
  const sizes = useSizes();
  const withReference = (words: string, { reference }: UploadProblem) =>
    reference === null ? words : `${words} ${t('notice.reference')} ${reference}`;
  return {
    ofFile: ({ state, problem, sent, size, stoppedBy, file }: UploadFile): string => {
      if (file?.state === 'infected') return t('uploads.infected');
      if (state === 'stopped') {
        if (stoppedBy === 'server') return t('uploads.serverBusy');
        if (sent === 0) return t('uploads.waitingForNetwork');
        return t('uploads.connectionLost', { percent: sizes.percent(sent / size) });
      }
      if (!problem) return '';
      const known = ownWords.find((code) => code === problem.code);
      return known ? t(`uploads.failed.${known}`) : withReference(t('uploads.failed.other'), problem);
    },
    ofBatch: (problem: UploadProblem): string => {
      const known = refusals.find((code) => code === problem.code);
      return known ? t(`uploads.refused.${known}`) : withReference(t('uploads.refused.other'), problem);
    },
  };
}
