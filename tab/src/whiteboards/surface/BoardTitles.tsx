import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useContext, useMemo, useSyncExternalStore } from 'react';
import { createTimeFormats, LocaleContext } from '../../ui/formatTime.ts';
import type { BoardSync } from '../sync/BoardSync.ts';
import { backgroundsOf } from './backgroundsOf.ts';
import type { Board } from './createBoard.ts';

/** On each background, small: what it is, who put it there and when. */
export function BoardTitles({ board, authorOf }: { board: Board; authorOf: BoardSync['authorOf'] }) {
  const styles = useStyles();
  const locale = useContext(LocaleContext);
  const { viewport, revision } = useSyncExternalStore(board.onView, board.view);
  // Of a thousand objects, when they change: not at each movement of the board.
  const pages = useMemo(() => pagesAt(board, revision), [board, revision]);
  const times = createTimeFormats({ locale });
  const { scrollX, scrollY, zoom } = viewport;
  return (
    <div aria-hidden className={styles.layer}>
      {pages.map((page) => {
        const { title } = page.customData?.['background'] as { title: string };
        const author = authorOf(page.id);
        const by = author ? ` · ${author.name} ${times.moment(author.at.toISOString())}` : '';
        const left = (page.x + scrollX) * zoom;
        const bottom = (page.y + page.height + scrollY) * zoom;
        if (page.width * zoom < 480) return null;
        return (
          <span
            key={page.id}
            className={styles.title}
            style={{
              transform: `translate(${left + 16}px, ${bottom - 40}px)`,
              maxWidth: page.width * zoom - 32,
            }}
          >
            {title}
            {by}
          </span>
        );
      })}
    </div>
  );
}

/** The revision tells that the elements, which change in place, are others now. */
function pagesAt(board: Board, _revision: number) {
  return backgroundsOf(board.elements());
}

const useStyles = makeStyles({
  layer: { position: 'absolute', inset: 0, overflow: 'hidden', pointerEvents: 'none' },
  title: {
    ...typographyStyles.caption1,
    position: 'absolute',
    left: 0,
    top: 0,
    padding: '3px 10px',
    boxSizing: 'border-box',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'rgba(0, 0, 0, 0.8)',
    color: '#ffffff',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
});
