import { makeStyles, mergeClasses } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** Small pictures in a row that breaks where there is no room, or in a column beside the large one. */
export function TileStrip({
  isColumn = false,
  isLow = false,
  children,
}: {
  isColumn?: boolean;
  isLow?: boolean;
  children: ReactNode;
}) {
  const styles = useStyles();
  const { t } = useTranslation('room');
  return (
    <div
      role="group"
      aria-label={t('tile.others')}
      // What lies further down is reached by the arrow keys.
      tabIndex={0}
      className={mergeClasses(styles.strip, isColumn && styles.column, isLow && styles.low)}
    >
      {children}
    </div>
  );
}

const useStyles = makeStyles({
  strip: {
    display: 'grid',
    flexShrink: 0,
    gridTemplateColumns: 'repeat(auto-fill, minmax(132px, 1fr))',
    gridAutoRows: '104px',
    gap: '8px',
    maxHeight: '38%',
    minWidth: 0,
    overflowY: 'auto',
    overflowX: 'hidden',
    '& > *': { maxWidth: '220px' },
  },
  low: { gridAutoRows: '84px', maxHeight: '84px' },
  column: { gridTemplateColumns: 'minmax(0, 1fr)', width: '150px', maxHeight: 'none' },
});
