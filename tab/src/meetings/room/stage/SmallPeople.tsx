import { makeStyles, tokens } from '@fluentui/react-components';
import type { Company } from '../../../../../api/contract/people.ts';
import type { RoomPerson } from '../Room.ts';
import { cameraOf, screenOf } from './arrange.ts';
import { PersonTile } from './PersonTile.tsx';
import { TileStrip } from './TileStrip.tsx';

type Props = { people: readonly RoomPerson[]; companies: readonly Company[]; isTouch: boolean };

/** The others above a board, so that one sees them while one draws. */
export function SmallPeople({ people, companies, isTouch }: Props) {
  const styles = useStyles();
  const others = people.filter(({ isSelf }) => !isSelf);
  if (others.length === 0) return null;
  const tiles = others.flatMap((person) =>
    person.screen ? [screenOf(person), cameraOf(person)] : [cameraOf(person)],
  );
  return (
    <div className={styles.people}>
      <TileStrip isLow>
        {tiles.map((tile) => (
          <PersonTile
            key={tile.key}
            tile={tile}
            company={companies.find(({ id }) => id === tile.person.companyId) ?? null}
            size="small"
            isTouch={isTouch}
            onStill={null}
          />
        ))}
      </TileStrip>
    </div>
  );
}

const useStyles = makeStyles({
  people: {
    display: 'flex',
    flexDirection: 'column',
    flexShrink: 0,
    padding: '8px',
    boxSizing: 'border-box',
    backgroundColor: tokens.colorNeutralBackground3,
  },
});
