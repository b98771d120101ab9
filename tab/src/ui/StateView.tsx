import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { CopyReference } from './CopyReference.tsx';

type Props = {
  /** An icon of 48. */
  icon?: ReactNode;
  title: string;
  text?: ReactNode;
  /** Buttons: what to do next. */
  actions?: ReactNode;
  /** Finds the failure in the server's log. */
  reference?: string | null;
  /** `failed` colours the icon red. */
  tone?: 'neutral' | 'failed';
  /** A failure is announced at once. */
  role?: 'alert' | 'status';
};

/** A whole pane that has nothing else to show: empty, refused, failed. */
export function StateView({ icon, title, text, actions, reference, tone = 'neutral', role }: Props) {
  const styles = useStyles();
  return (
    <div className={styles.state} {...(role ? { role } : {})}>
      {icon && (
        <span className={mergeClasses(styles.icon, tone === 'failed' && styles.failed)} aria-hidden>
          {icon}
        </span>
      )}
      <h2 className={styles.title}>{title}</h2>
      {text && <div className={styles.text}>{text}</div>}
      {actions && <div className={styles.actions}>{actions}</div>}
      {reference && <CopyReference reference={reference} />}
    </div>
  );
}

const useStyles = makeStyles({
  state: {
    flexGrow: 1,
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    gap: '8px',
    padding: '24px 16px',
    boxSizing: 'border-box',
    minHeight: 0,
    overflowY: 'auto',
    textAlign: 'center',
    color: tokens.colorNeutralForeground2,
  },
  icon: { display: 'flex', fontSize: '48px', marginBottom: '4px', color: tokens.colorNeutralForeground3 },
  failed: { color: tokens.colorStatusDangerForeground1 },
  title: { ...typographyStyles.subtitle2, margin: 0, color: tokens.colorNeutralForeground1 },
  text: { ...typographyStyles.body1, maxWidth: '440px', overflowWrap: 'anywhere' },
  actions: { display: 'flex', flexWrap: 'wrap', justifyContent: 'center', gap: '8px', marginTop: '8px' },
});
