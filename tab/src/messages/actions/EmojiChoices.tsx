import { makeStyles, Popover, PopoverSurface, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { Message } from '../../../../api/contract/messages.ts';
import { emojis } from './emojis.ts';
import { useReact } from './useReact.ts';

type Props = { message: Message; target: HTMLElement | null; onClose: () => void };

/** The reactions to choose from. */
export function EmojiChoices({ message, target, onClose }: Props) {
  const styles = useStyles();
  const { t } = useTranslation();
  const react = useReact();
  const close = () => {
    onClose();
    target?.focus();
  };
  return (
    <Popover
      open
      trapFocus
      positioning={{ target, position: 'above', align: 'end', offset: 4 }}
      onOpenChange={(_, { open }) => {
        if (!open) close();
      }}
    >
      <PopoverSurface aria-label={t('messages.actions.react')} className={styles.choices}>
        {emojis.map((emoji) => (
          <button
            key={emoji}
            type="button"
            className={styles.emoji}
            onClick={() => {
              react(message, emoji);
              close();
            }}
          >
            {emoji}
          </button>
        ))}
      </PopoverSurface>
    </Popover>
  );
}

const useStyles = makeStyles({
  choices: { display: 'flex', gap: '4px', padding: '4px' },
  emoji: {
    width: '36px',
    height: '36px',
    padding: 0,
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground1,
    backgroundColor: 'transparent',
    fontSize: '20px',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
});
