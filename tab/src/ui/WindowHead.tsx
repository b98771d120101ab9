import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

type Props = {
  /** In one pane, with less around. */
  isNarrow: boolean;
  /** In the first line. */
  children: ReactNode;
  /** From edge to edge, below it. */
  below?: ReactNode;
};

/** The head of a window of its own, a whiteboard's or a room's. */
export function WindowHead({ isNarrow, children, below }: Props) {
  const styles = useStyles();
  return (
    <header className={styles.head}>
      <div className={mergeClasses(styles.line, isNarrow && styles.narrow)}>{children}</div>
      {below}
    </header>
  );
}

const useStyles = makeStyles({
  head: {
    flexShrink: 0,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  line: {
    display: 'flex',
    alignItems: 'center',
    gap: '12px',
    minHeight: '56px',
    padding: '4px 16px',
    boxSizing: 'border-box',
  },
  narrow: { gap: '8px', padding: '4px 8px 4px 12px' },
});
