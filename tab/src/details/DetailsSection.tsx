import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useId } from 'react';

type Props = {
  title: string;
  count?: number;
  /** At the right end of the heading's line. */
  action?: ReactNode;
  children: ReactNode;
};

/** A headed part of pane 3. */
export function DetailsSection({ title, count, action, children }: Props) {
  const styles = useStyles();
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles.section}>
      <div className={styles.line}>
        <h2 id={id} className={styles.heading} tabIndex={-1}>
          {title}
        </h2>
        {count !== undefined && <span className={styles.count}>{count}</span>}
        <span className={styles.action}>{action}</span>
      </div>
      {children}
    </section>
  );
}

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column' },
  line: { display: 'flex', alignItems: 'center', gap: '8px', minHeight: '32px', padding: '0 4px' },
  heading: { ...typographyStyles.body1Strong, margin: 0 },
  count: { ...typographyStyles.body1, color: tokens.colorNeutralForeground3 },
  action: {
    marginInlineStart: 'auto',
    display: 'flex',
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground2,
  },
});
