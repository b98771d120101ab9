import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';

const rows = [0, 1, 2, 3];

/** The shapes of rows that are about to come. */
export function ListShapes() {
  const styles = useStyles();
  return (
    <div className={styles.shapes} aria-hidden>
      {rows.map((row) => (
        <div key={row} className={styles.row}>
          <div className={mergeClasses(styles.shape, styles.tile)} />
          <div className={styles.lines}>
            <div className={mergeClasses(styles.shape, styles.name)} />
            <div className={mergeClasses(styles.shape, styles.second)} />
          </div>
        </div>
      ))}
    </div>
  );
}

const useStyles = makeStyles({
  shapes: {
    display: 'flex',
    flexDirection: 'column',
    gap: '20px',
    padding: '12px 16px',
    // What comes at once shows no shapes.
    animationName: { from: { opacity: 0 }, to: { opacity: 1 } },
    animationDelay: '200ms',
    animationDuration: '1ms',
    animationFillMode: 'both',
  },
  row: { display: 'flex', gap: '12px' },
  lines: { flexGrow: 1, display: 'flex', flexDirection: 'column', gap: '8px', justifyContent: 'center' },
  shape: {
    backgroundColor: tokens.colorNeutralBackground6,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorTransparentStroke}`,
    boxSizing: 'border-box',
  },
  tile: { width: '32px', height: '32px', flexShrink: 0 },
  name: { height: '14px', width: '70%' },
  second: { height: '10px', width: '50%' },
});
