import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { ErrorCircle20Filled } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { UploadProblem } from '../store/batch.ts';
import { useProblemWords } from '../useProblemWords.ts';

type Props = { problem: UploadProblem; onTryAgain: () => void; onDiscard: () => void };

/** Nothing of a message can go at present: says why. What hinders it may pass, such as a closed case. */
export function RefusedBatch({ problem, onTryAgain, onDiscard }: Props) {
  const styles = useStyles();
  const { t } = useTranslation();
  const problemWords = useProblemWords();
  return (
    <div role="alert" className={styles.refused}>
      <ErrorCircle20Filled aria-hidden className={styles.icon} />
      <span className={styles.words}>{problemWords.ofBatch(problem)}</span>
      <Button onClick={onTryAgain}>{t('uploads.tryAgain')}</Button>
      <Button onClick={onDiscard}>{t('uploads.discard')}</Button>
    </div>
  );
}

const useStyles = makeStyles({
  refused: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px', padding: '8px 0' },
  icon: { flexShrink: 0, color: tokens.colorPaletteRedForeground1 },
  words: { ...typographyStyles.body1, flex: '1 1 200px', color: tokens.colorPaletteRedForeground1 },
});
