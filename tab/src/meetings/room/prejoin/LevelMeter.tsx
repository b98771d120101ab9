import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { Mic16Regular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';

const steps = 12;

/** Whether one is heard: a bar that moves while one speaks. `level` from 0 to 1. */
export function LevelMeter({ level }: { level: number }) {
  const styles = useStyles();
  const { t } = useTranslation('room');
  const lit = Math.round(level * steps);
  return (
    <div className={styles.meter}>
      <Mic16Regular aria-hidden />
      <span aria-hidden>{t('prejoin.level')}</span>
      <span
        role="meter"
        aria-label={t('prejoin.level')}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(level * 100)}
        className={styles.bars}
      >
        {Array.from({ length: steps }, (_, step) => (
          <span key={step} className={mergeClasses(styles.bar, step < lit && styles.lit)} />
        ))}
      </span>
    </div>
  );
}

const useStyles = makeStyles({
  meter: {
    ...typographyStyles.caption1,
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    color: tokens.colorNeutralForeground2,
  },
  bars: { display: 'flex', flexGrow: 1, gap: '2px', minWidth: 0 },
  bar: {
    flexGrow: 1,
    height: '8px',
    boxSizing: 'border-box',
    borderRadius: tokens.borderRadiusSmall,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
  },
  lit: { backgroundColor: tokens.colorBrandBackground, border: `1px solid ${tokens.colorBrandBackground}` },
});
