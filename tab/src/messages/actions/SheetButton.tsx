import { makeStyles, tokens } from '@fluentui/react-components';
import { MoreHorizontal20Regular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';

/** Fingers tap the bubble; this is for who goes through the page by a screen reader or a keyboard. */
export function SheetButton({ isOpen, onPress }: { isOpen: boolean; onPress: () => void }) {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      aria-expanded={isOpen}
      aria-label={t('messages.actions.name')}
      className={styles.button}
      onClick={onPress}
    >
      <MoreHorizontal20Regular aria-hidden />
    </button>
  );
}

const useStyles = makeStyles({
  button: {
    position: 'absolute',
    top: '-8px',
    right: '4px',
    display: 'flex',
    padding: '4px',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    opacity: 0,
    pointerEvents: 'none',
    ':focus-visible': { opacity: 1, outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
});
