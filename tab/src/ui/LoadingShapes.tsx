import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';

/** What loads faster than this shows no shapes, which would only flicker. */
const patienceMs = 200;

const blocks = ['other', 'own', 'otherTall'] as const;

/** The shapes of a conversation that is about to come. Who listens is told by `aria-busy` of the pane. */
export function LoadingShapes() {
  const styles = useStyles();
  const [isShown, setIsShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsShown(true), patienceMs);
    return () => clearTimeout(timer);
  }, []);
  if (!isShown) return null;
  return (
    <div className={styles.shapes} aria-hidden>
      <div className={styles.head}>
        <div className={mergeClasses(styles.shape, styles.title)} />
        <div className={mergeClasses(styles.shape, styles.second)} />
      </div>
      {blocks.map((block) => (
        <div key={block} className={mergeClasses(styles.row, block === 'own' && styles.ownRow)}>
          {block !== 'own' && <div className={mergeClasses(styles.shape, styles.avatar)} />}
          <div className={mergeClasses(styles.shape, styles.bubble, block === 'otherTall' && styles.tall)} />
        </div>
      ))}
    </div>
  );
}

const useStyles = makeStyles({
  shapes: { display: 'flex', flexDirection: 'column', gap: '16px', padding: '0 16px' },
  head: {
    height: '60px',
    display: 'flex',
    flexDirection: 'column',
    justifyContent: 'center',
    gap: '8px',
    margin: '0 -16px',
    padding: '0 16px',
    boxSizing: 'border-box',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  shape: {
    backgroundColor: tokens.colorNeutralBackground6,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorTransparentStroke}`,
    boxSizing: 'border-box',
  },
  title: { height: '16px', width: '170px' },
  second: { height: '12px', width: '110px' },
  row: { display: 'flex', gap: '8px' },
  ownRow: { justifyContent: 'flex-end' },
  avatar: { width: '32px', height: '32px', borderRadius: tokens.borderRadiusCircular, flexShrink: 0 },
  bubble: { height: '36px', width: 'min(240px, 60%)' },
  tall: { height: '56px' },
});
