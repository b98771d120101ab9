import { makeStyles, Popover, PopoverSurface, tokens, typographyStyles } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { Message } from '../../../api/contract/messages.ts';
import { useListSettings } from './ListContext.ts';
import { SendAgainButton } from './SendAgainButton.tsx';
import { useToday } from './useToday.ts';
import { visibleName } from './visibleName.ts';

type Props = { message: Message; target: HTMLElement | null; onClose: () => void };

/** Where a message stands, place by place. */
export function DeliveryList({ message, target, onClose }: Props) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { times } = useListSettings();
  const today = useToday();
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
      <PopoverSurface aria-label={t('messages.delivery.title')} className={styles.surface}>
        <ul className={styles.list} role="list" tabIndex={-1}>
          {(message.delivery ?? []).map((delivery) => (
            <li key={delivery.placeId} className={styles.place}>
              <span className={styles.words}>
                <bdi className={styles.name}>{visibleName(delivery.placeName)}</bdi>
                <span className={styles.state}>
                  {t(`messages.delivery.${delivery.state}`)}
                  {delivery.at !== null && ` · ${times.moment(delivery.at, today)}`}
                </span>
              </span>
              <SendAgainButton messageId={message.id} delivery={delivery} onSent={close} />
            </li>
          ))}
        </ul>
      </PopoverSurface>
    </Popover>
  );
}

const useStyles = makeStyles({
  surface: { maxWidth: 'min(360px, calc(100vw - 32px))', boxSizing: 'border-box', padding: '12px' },
  list: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: '8px',
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    outline: 'none',
  },
  place: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 12px' },
  words: {
    display: 'flex',
    flexDirection: 'column',
    flexGrow: 1,
    minWidth: 0,
    overflowWrap: 'anywhere',
  },
  name: { ...typographyStyles.body1, color: tokens.colorNeutralForeground1 },
  state: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
});
