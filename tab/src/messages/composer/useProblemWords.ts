import { useTranslation } from 'react-i18next';
import type { TextProblem } from './textProblem.ts';

/** Why a text cannot be sent, in words. */
export function useProblemWords(): (problem: TextProblem) => string {
  const { t } = useTranslation();
  return (problem) =>
    problem.kind === 'tooLong'
      ? t('messages.tooLong', { count: problem.by })
      : t('messages.unstorable', { place: problem.at });
}
