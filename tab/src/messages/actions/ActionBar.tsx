import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowReply20Regular, Emoji20Regular, MoreHorizontal20Regular } from '@fluentui/react-icons';
import type { KeyboardEvent } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message } from '../../../../api/contract/messages.ts';
import type { Choice } from '../../ui/choice.ts';
import { LazyPart } from '../../ui/LazyPart.tsx';
import { PressMenu } from '../../ui/PressMenu.tsx';
import { useListSettings } from '../ListContext.ts';

const loadEmojis = () => import('./EmojiChoices.tsx').then((file) => file.EmojiChoices);

type Props = { message: Message; isOwn: boolean; reply: Choice; more: readonly Choice[] };

/** Over the corner of a bubble, seen while the pointer or the focus is there. One tab stop; arrows go along it. */
export function ActionBar({ message, isOwn, reply, more }: Props) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { isClosed } = useListSettings();
  const [emojiButton, setEmojiButton] = useState<HTMLButtonElement | null>(null);
  const [isReacting, setIsReacting] = useState(false);
  const button = mergeClasses(styles.button);
  if (isClosed && more.length === 0) return null;
  return (
    <div
      role="toolbar"
      data-actions
      aria-label={t('messages.actions.name')}
      className={mergeClasses(styles.bar, !isOwn && styles.others)}
      onKeyDown={moveFocus}
    >
      {!isClosed && (
        <>
          <button
            ref={setEmojiButton}
            type="button"
            aria-haspopup="dialog"
            aria-expanded={isReacting}
            aria-label={t('messages.actions.react')}
            title={t('messages.actions.react')}
            className={button}
            onClick={() => setIsReacting(!isReacting)}
          >
            <Emoji20Regular aria-hidden />
          </button>
          <button
            type="button"
            tabIndex={-1}
            aria-label={reply.label}
            title={reply.label}
            className={button}
            onClick={reply.onChoose}
          >
            <ArrowReply20Regular aria-hidden />
          </button>
        </>
      )}
      {more.length > 0 && (
        <PressMenu
          positioning={{ align: 'end' }}
          choices={more}
          trigger={(properties) => (
            <button
              {...properties}
              type="button"
              tabIndex={isClosed ? 0 : -1}
              aria-label={t('messages.actions.more')}
              title={t('messages.actions.more')}
              className={button}
            >
              <MoreHorizontal20Regular aria-hidden />
            </button>
          )}
        />
      )}
      {isReacting && (
        <LazyPart
          load={loadEmojis}
          props={{ message, target: emojiButton, onClose: () => setIsReacting(false) }}
        />
      )}
    </div>
  );
}

/** What opens from the bar has arrow keys of its own, though it stands inside of it for React. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (step === undefined || !event.currentTarget.contains(event.target as Node)) return;
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const at = buttons.findIndex((one) => one === event.target);
  if (at < 0) return;
  event.preventDefault();
  buttons[(at + step + buttons.length) % buttons.length]?.focus();
}

const useStyles = makeStyles({
  bar: {
    position: 'absolute',
    zIndex: 1,
    top: '-20px',
    right: '4px',
    display: 'flex',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow4,
    opacity: 0,
    ':has([aria-expanded="true"])': { opacity: 1 },
  },
  // A short bubble’s bar goes to the right, not over the avatar.
  others: { right: 'auto', left: 'max(0px, calc(100% - 100px))' },
  button: {
    display: 'flex',
    padding: '4px',
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground2,
    cursor: 'pointer',
    ':hover': {
      backgroundColor: tokens.colorSubtleBackgroundHover,
      color: tokens.colorNeutralForeground2BrandHover,
    },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
});
