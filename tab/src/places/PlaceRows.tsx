import { makeStyles } from '@fluentui/react-components';
import type { Place } from '../../../api/contract/places.ts';
import type { Layout } from '../ui/useLayout.ts';
import { PlaceRow } from './PlaceRow.tsx';

type Props = { conversationId: string; places: readonly Place[]; layout: Layout };

/** The places of a conversation. */
export function PlaceRows({ conversationId, places, layout }: Props) {
  const styles = useStyles();
  return (
    <ul className={styles.list} role="list">
      {places.map((place) => (
        <PlaceRow key={place.id} conversationId={conversationId} place={place} layout={layout} />
      ))}
    </ul>
  );
}

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: '4px',
    listStyleType: 'none',
    margin: 0,
    padding: 0,
  },
});
