import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '../../../api/contract/conversations.ts';
import { DetailsSection } from '../details/DetailsSection.tsx';
import { NotListed } from '../files/NotListed.tsx';
import { useSession } from '../session.ts';
import { LazyPart } from '../ui/LazyPart.tsx';
import type { Layout } from '../ui/useLayout.ts';
import { usePlaces } from './usePlaces.ts';

const loadRows = () => import('./PlaceRows.tsx').then((file) => file.PlaceRows);

/** Which Teams chats and channels show the conversation, and whether they can be reached (rules RL3, RL6). */
export function PlacesSection({ conversation, layout }: { conversation: Conversation; layout: Layout }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { company } = useSession();
  const { data: places, error, refetch } = usePlaces(conversation);
  const number = conversation.case?.number;
  if (!places) {
    if (!error) return null;
    return (
      <DetailsSection title={t('places.title')}>
        <NotListed error={error} onTryAgain={() => void refetch()} />
      </DetailsSection>
    );
  }
  const { items } = places;
  const isHinted = company.kind === 'gfms' && number !== undefined && conversation.case?.state !== 'closed';
  if (items.length === 0 && !isHinted) return null;
  return (
    <DetailsSection title={t('places.title')} count={items.length}>
      {items.length === 0 ? (
        <p className={styles.note}>{t('places.none', { number, app: t('app.name') })}</p>
      ) : (
        <LazyPart load={loadRows} props={{ conversationId: conversation.id, places: items, layout }} />
      )}
    </DetailsSection>
  );
}

const useStyles = makeStyles({
  note: {
    ...typographyStyles.caption1,
    margin: 0,
    padding: '0 4px 4px',
    color: tokens.colorNeutralForeground2,
  },
});
