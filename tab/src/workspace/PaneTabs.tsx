import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { CountPill } from '../ui/CountPill.tsx';
import type { Shown } from './panes.ts';

type Props = { id: string; shown: Shown; unread: number; onShow: (shown: Shown) => void };

const tabs: readonly Shown[] = ['conversations', 'messages', 'details'];

/** The tabs of the one-pane layout; the arrow keys move between them. */
export function PaneTabs({ id, shown, unread, onShow }: Props) {
  const styles = useStyles();
  const { t } = useTranslation();

  function move(event: KeyboardEvent): void {
    const steps = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (steps === undefined) return;
    event.preventDefault();
    const next = tabs[(tabs.indexOf(shown) + steps + tabs.length) % tabs.length] ?? shown;
    onShow(next);
    document.getElementById(`${id}${next}`)?.focus();
  }

  return (
    <div role="tablist" aria-label={t('app.name')} className={styles.tabs} onKeyDown={move}>
      {tabs.map((tab) => {
        const isShown = tab === shown;
        const hasCount = tab === 'conversations' && unread > 0;
        return (
          <button
            key={tab}
            type="button"
            role="tab"
            id={`${id}${tab}`}
            aria-selected={isShown}
            aria-controls={`${id}panel`}
            tabIndex={isShown ? 0 : -1}
            className={mergeClasses(styles.tab, isShown && styles.shown)}
            onClick={() => onShow(tab)}
          >
            {t(`app.${tab}`)}
            {hasCount && (
              <>
                <span className={styles.unread}>, {t('list.unread', { count: unread })}</span>
                <CountPill count={unread} />
              </>
            )}
          </button>
        );
      })}
    </div>
  );
}

const useStyles = makeStyles({
  tabs: {
    flexShrink: 0,
    display: 'flex',
    justifyContent: 'space-between',
    height: '48px',
    padding: '0 4px',
    boxSizing: 'border-box',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  tab: {
    ...typographyStyles.body1,
    position: 'relative',
    display: 'flex',
    alignItems: 'center',
    gap: '4px',
    height: '48px',
    // At 280 px three words and a count have to fit.
    padding: '0 clamp(2px, 4vw - 8px, 8px)',
    border: 'none',
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground2,
    fontFamily: 'inherit',
    whiteSpace: 'nowrap',
    cursor: 'pointer',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  /** For screen readers: the pill is a number alone. */
  unread: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
  shown: {
    ...typographyStyles.body1Strong,
    color: tokens.colorNeutralForeground1,
    '::after': {
      content: '""',
      position: 'absolute',
      right: 0,
      bottom: 0,
      left: 0,
      height: '3px',
      borderRadius: tokens.borderRadiusCircular,
      backgroundColor: tokens.colorCompoundBrandStroke,
    },
  },
});
