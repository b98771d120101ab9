import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Clock16Regular, ErrorCircle16Filled } from '@fluentui/react-icons';

type Props = { kind: 'failed' | 'stopped' | 'waiting'; children: string };

/** Words that an icon goes before: what failed, was stopped by something that passes, or waits. */
export function RowWords({ kind, children }: Props) {
  const styles = useStyles();
  return (
    <span
      className={mergeClasses(
        styles.words,
        kind === 'failed' && styles.failed,
        kind === 'stopped' && styles.stopped,
      )}
    >
      {kind === 'failed' ? (
        <ErrorCircle16Filled aria-hidden className={styles.icon} />
      ) : (
        <Clock16Regular aria-hidden className={styles.icon} />
      )}
      <span>{children}</span>
    </span>
  );
}

const useStyles = makeStyles({
  words: { display: 'flex', columnGap: '4px' },
  failed: { color: tokens.colorPaletteRedForeground1 },
  stopped: { color: tokens.colorStatusWarningForeground1 },
  icon: { flexShrink: 0 },
});
