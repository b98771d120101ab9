import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { LazyPart } from '../ui/LazyPart.tsx';
import { paneWidths } from '../ui/useLayout.ts';
import { CaseButton } from './CaseButton.tsx';
import type { Panes } from './panes.ts';

const loadDrawer = () => import('./DetailsDrawer.tsx').then((file) => file.DetailsDrawer);

type Props = Panes & {
  layout: 'three' | 'two';
  width: number;
  isDrawerOpen: boolean;
  onCloseDrawer: () => void;
};

/** Panes side by side; with two of them the details come in a drawer. */
export function SidePanes(props: Props) {
  const { item, onOpenItem, list, main, details, layout, width, isDrawerOpen, onCloseDrawer } = props;
  const styles = useStyles();
  const { t } = useTranslation();
  const widths = paneWidths(width);
  // Heading and case don't fit beside each other.
  const isNarrow = widths.list < 284;
  const mainWidth = width - widths.list - (layout === 'three' ? widths.details : 0);
  return (
    <>
      <nav aria-label={t('app.conversations')} className={styles.list} style={{ width: widths.list }}>
        <div className={mergeClasses(styles.head, isNarrow && styles.narrowHead)}>
          <h1 className={styles.heading}>{t('app.name')}</h1>
          {item && <CaseButton item={item} isPlain={false} isLine={isNarrow} onOpen={onOpenItem} />}
        </div>
        {list}
      </nav>
      <main aria-label={t('app.messages')} className={styles.main}>
        {main(mainWidth)}
      </main>
      {layout === 'three' && (
        <aside aria-label={t('app.details')} className={styles.details} style={{ width: widths.details }}>
          {details}
        </aside>
      )}
      {layout === 'two' && isDrawerOpen && (
        <LazyPart load={loadDrawer} props={{ onClose: onCloseDrawer, children: details }} />
      )}
    </>
  );
}

const useStyles = makeStyles({
  list: {
    flexShrink: 0,
    display: 'flex',
    flexDirection: 'column',
    boxSizing: 'border-box',
    backgroundColor: tokens.colorNeutralBackground4,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  head: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '8px',
    flexShrink: 0,
    height: '60px',
    padding: '0 8px 0 14px',
    boxSizing: 'border-box',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  narrowHead: { flexDirection: 'column', alignItems: 'flex-start', justifyContent: 'center', gap: 0 },
  heading: { ...typographyStyles.subtitle2, margin: 0, flexShrink: 0 },
  main: {
    flexGrow: 1,
    minWidth: 0,
    display: 'flex',
    flexDirection: 'column',
    backgroundColor: tokens.colorNeutralBackground3,
  },
  details: {
    flexShrink: 0,
    display: 'flex',
    flexDirection: 'column',
    boxSizing: 'border-box',
    backgroundColor: tokens.colorNeutralBackground2,
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
  },
});
