import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message } from '../../../../api/contract/messages.ts';
import { LazyPart } from '../../ui/LazyPart.tsx';
import { useListSettings } from '../ListContext.ts';

const load = () => import('./EarlierTexts.tsx').then((file) => file.EarlierTexts);

/** Says that a message was edited, and opens what it said before (rule MS4). */
export function EditedMark({ message }: { message: Message }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { layout } = useListSettings();
  const [button, setButton] = useState<HTMLButtonElement | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <button
        ref={setButton}
        type="button"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-label={t('messages.editedShow')}
        className={mergeClasses(styles.button, layout === 'one' && styles.touch)}
        onClick={() => setIsOpen(!isOpen)}
      >
        {t('messages.edited')}
      </button>
      {isOpen && (
        <LazyPart load={load} props={{ message, target: button, onClose: () => setIsOpen(false) }} />
      )}
    </>
  );
}

const useStyles = makeStyles({
  button: {
    ...typographyStyles.caption1,
    minHeight: '20px',
    padding: 0,
    border: 'none',
    borderRadius: tokens.borderRadiusSmall,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground2,
    fontFamily: 'inherit',
    cursor: 'pointer',
    ':hover': { textDecorationLine: 'underline' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  touch: { minWidth: '48px', minHeight: '48px', textAlign: 'start' },
});
