import { makeStyles, Popover, PopoverSurface, tokens, typographyStyles } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { EarlierTexts as Earlier, Message } from '../../../../api/contract/messages.ts';
import { NotListed } from '../../files/NotListed.tsx';
import { queryKeys } from '../../queryKeys.ts';
import { useSession } from '../../session.ts';
import { useListSettings } from '../ListContext.ts';
import { messagePath } from '../messagePath.ts';
import { MessageText } from '../text/MessageText.tsx';
import { useToday } from '../useToday.ts';

type Props = { message: Message; target: HTMLElement | null; onClose: () => void };

/** What a message said before it was edited, the newest first. */
export function EarlierTexts({ message, target, onClose }: Props) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { api } = useSession();
  const { conversationId, times } = useListSettings();
  const today = useToday();
  const { data, error, refetch } = useQuery({
    queryKey: queryKeys.earlierTexts(conversationId, message.id),
    queryFn: ({ signal }) => api.get<Earlier>(`${messagePath(conversationId, message.id)}/versions`, signal),
    // Another edit may come, and when the message is deleted nothing of it may stay here.
    staleTime: 0,
    gcTime: 0,
  });
  return (
    <Popover
      open
      trapFocus
      positioning={{ target, position: 'above', align: 'start', offset: 4 }}
      onOpenChange={(_, { open }) => {
        if (open) return;
        onClose();
        target?.focus();
      }}
    >
      <PopoverSurface aria-label={t('messages.earlier')} className={styles.surface}>
        <h3 className={styles.title} tabIndex={-1}>
          {t('messages.earlier')}
        </h3>
        {!data && error && <NotListed error={error} onTryAgain={() => void refetch()} />}
        {!data && !error && <p className={styles.time}>{t('app.loading')}</p>}
        <ul className={styles.list} role="list">
          {data?.items.toReversed().map(({ text, writtenAt }) => (
            <li key={writtenAt}>
              <time className={styles.time} dateTime={writtenAt}>
                {times.moment(writtenAt, today)}
              </time>
              <MessageText text={text} />
            </li>
          ))}
        </ul>
      </PopoverSurface>
    </Popover>
  );
}

const useStyles = makeStyles({
  surface: {
    width: 'min(420px, calc(100vw - 32px))',
    maxHeight: 'min(400px, 70vh)',
    overflowY: 'auto',
    boxSizing: 'border-box',
    padding: '12px',
  },
  title: { ...typographyStyles.body1Strong, margin: '0 0 8px' },
  list: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: '8px',
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  time: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
});
