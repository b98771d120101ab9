import { DrawerBody, makeStyles, OverlayDrawer, tokens, typographyStyles } from '@fluentui/react-components';
import { Dismiss20Regular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { Message } from '../../../../api/contract/messages.ts';
import type { Choice } from '../../ui/choice.ts';
import { useModalEnd } from '../../ui/useModalEnd.ts';
import { useListSettings } from '../ListContext.ts';
import { emojis } from './emojis.ts';
import { useReact } from './useReact.ts';

type Props = { message: Message; reply: Choice; more: readonly Choice[]; onClose: () => void };

/** For fingers: everything one can do with a message, in rows of 48 px. */
export function ActionSheet({ message, reply, more, onClose }: Props) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { isClosed } = useListSettings();
  const react = useReact();
  useModalEnd();
  const close: Choice = {
    key: 'close',
    label: t('app.close'),
    icon: <Dismiss20Regular />,
    onChoose: () => undefined,
  };
  const rows = [...(isClosed ? [] : [reply]), ...more, close];
  return (
    <OverlayDrawer
      open
      position="bottom"
      className={styles.sheet}
      aria-label={t('messages.actions.name')}
      onOpenChange={(_, { open }) => !open && onClose()}
    >
      <DrawerBody className={styles.body}>
        {!isClosed && (
          <div role="group" aria-label={t('messages.actions.react')} className={styles.emojis}>
            {emojis.map((emoji) => (
              <button
                key={emoji}
                type="button"
                className={styles.emoji}
                onClick={() => {
                  onClose();
                  react(message, emoji);
                }}
              >
                {emoji}
              </button>
            ))}
          </div>
        )}
        {rows.map(({ key, label, icon, onChoose }) => (
          <button
            key={key}
            type="button"
            className={styles.row}
            onClick={() => {
              onClose();
              onChoose();
            }}
          >
            {icon}
            {label}
          </button>
        ))}
      </DrawerBody>
    </OverlayDrawer>
  );
}

const useStyles = makeStyles({
  sheet: { height: 'auto', maxHeight: '100%', backgroundColor: tokens.colorNeutralBackground1 },
  body: { display: 'flex', flexDirection: 'column', padding: '8px' },
  emojis: { display: 'flex', flexWrap: 'wrap', gap: '8px', paddingBottom: '8px' },
  emoji: {
    width: '48px',
    height: '48px',
    padding: 0,
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorNeutralForeground1,
    fontSize: '24px',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  row: {
    ...typographyStyles.body1,
    display: 'flex',
    alignItems: 'center',
    columnGap: '12px',
    minHeight: '48px',
    padding: '0 8px',
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    fontFamily: 'inherit',
    textAlign: 'start',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
});
