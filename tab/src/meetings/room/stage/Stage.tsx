import { makeStyles, mergeClasses } from '@fluentui/react-components';
import type { Company } from '../../../../../api/contract/people.ts';
import type { RoomPerson } from '../Room.ts';
import { useSize } from '../useSize.ts';
import type { Tile } from './arrange.ts';
import { arrange, columnsFor } from './arrange.ts';
import type { TileSize } from './PersonTile.tsx';
import { PersonTile } from './PersonTile.tsx';
import { TileStrip } from './TileStrip.tsx';

type Props = {
  people: readonly RoomPerson[];
  companies: readonly Company[];
  isTouch: boolean;
  onStill: (tile: Tile) => void;
};

/** Lower than this, in pixels, the small pictures stand beside the large one, not below it. */
const lowest = 420;

/** From the edge of the stage to one's own small picture, in pixels. */
const insetMargin = 8;

/** The pictures of a room, as large as they can be. */
export function Stage({ people, companies, isTouch, onStill }: Props) {
  const styles = useStyles();
  const { ref, width, height } = useSize();
  const { main, strip, inset } = arrange(people);
  const columns = columnsFor(main.length, { width, height });
  const isLow = height < lowest && width > height;
  const isSmall = main.length > 1 && width / columns < 240;
  const hasWords = main.length === 1 && width >= 480;
  const insetWidth = Math.round(width < 480 ? Math.min(112, width * 0.4) : Math.min(200, width * 0.32));
  const show = (tile: Tile, size: TileSize) => (
    <PersonTile
      key={tile.key}
      tile={tile}
      company={companies.find(({ id }) => id === tile.person.companyId) ?? null}
      size={size}
      isTouch={isTouch}
      hasWords={hasWords && size === 'large'}
      coveredWidth={inset && tile !== inset ? insetWidth + insetMargin : 0}
      // One's own picture is taken from the bar.
      onStill={tile.person.isSelf ? null : onStill}
    />
  );
  return (
    <div ref={ref} className={mergeClasses(styles.stage, isLow && styles.low)}>
      <div className={styles.main} style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}>
        {main.map((tile) => show(tile, isSmall ? 'small' : 'large'))}
      </div>
      {strip.length > 0 && <TileStrip isColumn={isLow}>{strip.map((tile) => show(tile, 'small'))}</TileStrip>}
      {inset && (
        <div
          className={mergeClasses(styles.inset, width < 480 && styles.insetNarrow)}
          style={{ width: `${insetWidth}px` }}
        >
          {show(inset, 'small')}
        </div>
      )}
    </div>
  );
}

const useStyles = makeStyles({
  stage: {
    position: 'relative',
    display: 'flex',
    flexDirection: 'column',
    flexGrow: 1,
    gap: '8px',
    minWidth: 0,
    minHeight: 0,
    overflow: 'hidden',
  },
  low: { flexDirection: 'row' },
  main: {
    display: 'grid',
    gridAutoRows: 'minmax(0, 1fr)',
    gap: '8px',
    flexGrow: 1,
    minWidth: 0,
    minHeight: 0,
  },
  inset: {
    position: 'absolute',
    insetInlineEnd: `${insetMargin}px`,
    bottom: `${insetMargin}px`,
    display: 'grid',
    aspectRatio: '16 / 9',
  },
  insetNarrow: { aspectRatio: '4 / 3' },
});
