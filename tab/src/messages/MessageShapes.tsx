import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';

const widths = ['small', 'own', 'tall', 'own', 'small'] as const;

/** The shapes of messages about to come. What loads faster than 200 ms shows none, which would only flicker. */
export function MessageShapes() {
  const styles = useStyles();
  return (
    <div className={styles.shapes} aria-hidden>
      {widths.map((width, index) => (
        <div key={index} className={mergeClasses(styles.row, width === 'own' && styles.ownRow)}>
          {width !== 'own' && <div className={mergeClasses(styles.shape, styles.avatar)} />}
          <div className={mergeClasses(styles.shape, styles.bubble, width === 'tall' && styles.tall)} />
        </div>
      ))}
    </div>
  );
}

const useStyles = makeStyles({
  shapes: {
    flexGrow: 1,
    minHeight: 0,
    overflow: 'hidden',
    display: 'flex',
    flexDirection: 'column',
    justifyContent: 'flex-end',
    rowGap: '12px',
    width: '100%',
    maxWidth: '892px',
    margin: '0 auto',
    padding: '16px',
    boxSizing: 'border-box',
    animationName: { from: { opacity: 0 }, to: { opacity: 1 } },
    animationDuration: '1ms',
    animationDelay: '200ms',
    animationFillMode: 'both',
  },
  row: { display: 'flex', columnGap: '8px' },
  ownRow: { justifyContent: 'flex-end' },
  shape: {
    backgroundColor: tokens.colorNeutralBackground6,
    border: `1px solid ${tokens.colorTransparentStroke}`,
    borderRadius: tokens.borderRadiusLarge,
    boxSizing: 'border-box',
  },
  avatar: { width: '32px', height: '32px', borderRadius: tokens.borderRadiusCircular, flexShrink: 0 },
  bubble: { height: '36px', width: 'min(240px, 60%)' },
  tall: { height: '56px', width: 'min(320px, 70%)' },
});
