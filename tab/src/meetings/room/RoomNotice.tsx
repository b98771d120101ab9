import { Button, makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import {
  Dismiss20Regular,
  ErrorCircle20Filled,
  Info20Regular,
  Warning20Filled,
  CheckmarkCircle20Regular,
} from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

type Props = {
  intent: 'info' | 'warning' | 'failed' | 'done';
  children: ReactNode;
  actions?: ReactNode;
  isTouch?: boolean;
  onDismiss?: () => void;
};

const icons = {
  info: Info20Regular,
  warning: Warning20Filled,
  failed: ErrorCircle20Filled,
  done: CheckmarkCircle20Regular,
};

/** A line above the pictures: what is the matter, and what one can do. */
export function RoomNotice({ intent, children, actions, isTouch = false, onDismiss }: Props) {
  const styles = useStyles();
  const { t } = useTranslation();
  const Icon = icons[intent];
  const isUrgent = intent === 'warning' || intent === 'failed';
  return (
    <div
      role={isUrgent ? 'alert' : 'status'}
      className={mergeClasses(styles.notice, intent === 'warning' && styles.warning)}
    >
      <Icon aria-hidden className={mergeClasses(styles.icon, intent === 'failed' && styles.failed)} />
      <span className={styles.words}>{children}</span>
      {actions}
      {onDismiss && (
        <Button
          appearance="subtle"
          className={isTouch ? styles.touch : undefined}
          icon={<Dismiss20Regular />}
          aria-label={t('app.close')}
          onClick={onDismiss}
        />
      )}
    </div>
  );
}

const useStyles = makeStyles({
  notice: {
    ...typographyStyles.body1,
    display: 'flex',
    flexShrink: 0,
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '8px',
    padding: '8px 16px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
  },
  warning: {
    backgroundColor: tokens.colorStatusWarningBackground1,
    color: tokens.colorStatusWarningForeground1,
    borderBottomColor: tokens.colorStatusWarningBorder1,
  },
  icon: { flexShrink: 0 },
  failed: { color: tokens.colorPaletteRedForeground1 },
  words: { flexGrow: 1, flexBasis: '180px', minWidth: 0, overflowWrap: 'anywhere' },
  touch: { minWidth: '48px', minHeight: '48px' },
});
