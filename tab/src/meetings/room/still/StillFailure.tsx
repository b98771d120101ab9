import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { ErrorCircle16Filled } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { FailureText } from '../../../ui/FailureText.tsx';
import { BackgroundFailure } from '../../../whiteboards/background/BackgroundFailure.ts';

/** Why a still did not become a file of the conversation. It is still here: one can press again. */
export function StillFailure({ error }: { error: Error }) {
  const styles = useStyles();
  const { t } = useTranslation('room');
  const { t: common } = useTranslation();
  if (!(error instanceof BackgroundFailure)) return <FailureText error={error} />;
  const { problem, code } = error;
  const words =
    problem === 'closed' || problem === 'tooLarge' || problem === 'infected'
      ? t(`still.failed.${problem}`)
      : `${t('still.failed.other')}${code === null ? '' : ` ${common(`failure.${code}`)}`}`;
  return (
    <p role="alert" className={styles.failure}>
      <ErrorCircle16Filled className={styles.icon} aria-hidden />
      <span>{words}</span>
    </p>
  );
}

const useStyles = makeStyles({
  failure: {
    ...typographyStyles.body1,
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    margin: 0,
    color: tokens.colorPaletteRedForeground1,
  },
  icon: { flexShrink: 0 },
});
