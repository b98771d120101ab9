import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { ErrorCircle16Filled } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { ApiFailure } from '../api.ts';

/** Why something that was pressed did not work, beside it. */
export function FailureText({ error }: { error: Error }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const failure = error instanceof ApiFailure ? error : null;
  return (
    <p role="alert" className={styles.failure}>
      <ErrorCircle16Filled className={styles.icon} aria-hidden />
      <span>
        {t(`failure.${failure?.code ?? 'failed'}`)}
        {failure?.reference && (
          <>
            {' '}
            {t('notice.reference')} <span className={styles.reference}>{failure.reference}</span>
          </>
        )}
      </span>
    </p>
  );
}

const useStyles = makeStyles({
  failure: {
    ...typographyStyles.caption1,
    display: 'flex',
    gap: '4px',
    margin: 0,
    padding: '4px 0',
    color: tokens.colorPaletteRedForeground1,
  },
  icon: { flexShrink: 0 },
  reference: { fontFamily: tokens.fontFamilyMonospace, userSelect: 'all' },
});
