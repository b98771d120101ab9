import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useUnreadCount } from '../conversations/useUnreadCount.ts';
import { CaseButton } from './CaseButton.tsx';
import { PaneTabs } from './PaneTabs.tsx';
import type { Panes, Shown } from './panes.ts';

type Props = Panes & { width: number; shown: Shown; onShow: (shown: Shown) => void };

/** Side panel and phone: one pane at a time, under tabs. Its heading stays above every tab. */
export function OnePane({ item, onOpenItem, list, main, details, width, shown, onShow }: Props) {
  const styles = useStyles();
  const { t } = useTranslation();
  const id = useId();
  const unread = useUnreadCount();
  // What a tab controls is a landmark, which a tab panel could not be as well.
  const panel = { id: `${id}panel`, 'aria-label': t(`app.${shown}`) };
  return (
    <div className={styles.page}>
      <header>
        <div className={styles.head}>
          <h1 className={styles.heading}>{t('app.name')}</h1>
          {item && <CaseButton item={item} isPlain onOpen={onOpenItem} />}
        </div>
        <PaneTabs id={id} shown={shown} unread={unread} onShow={onShow} />
      </header>
      {shown === 'conversations' && (
        <nav {...panel} className={styles.list}>
          {list}
        </nav>
      )}
      {shown === 'messages' && (
        <main {...panel} className={styles.main}>
          {main(width)}
        </main>
      )}
      {shown === 'details' && (
        <aside {...panel} className={styles.details}>
          {details}
        </aside>
      )}
    </div>
  );
}

const pane = { flexGrow: 1, minHeight: 0, minWidth: 0, display: 'flex', flexDirection: 'column' } as const;

const useStyles = makeStyles({
  page: { ...pane, backgroundColor: tokens.colorNeutralBackground2 },
  head: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '8px',
    flexShrink: 0,
    height: '56px',
    padding: '0 8px 0 16px',
    boxSizing: 'border-box',
  },
  heading: { ...typographyStyles.subtitle2, margin: 0, flexShrink: 0 },
  list: { ...pane, backgroundColor: tokens.colorNeutralBackground4 },
  main: { ...pane, backgroundColor: tokens.colorNeutralBackground3 },
  details: { ...pane, backgroundColor: tokens.colorNeutralBackground2 },
});
