import { useContext, useMemo, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { createTimeFormats, LocaleContext } from '../../ui/formatTime.ts';
import type { BoardSync } from '../sync/BoardSync.ts';
import type { Board } from './createBoard.ts';
import { listObjects } from './listObjects.ts';
import { summariseBoard } from './summariseBoard.ts';

/** What is on the board in words; anew only when that changes, not when it is moved about. */
export function useObjects(board: Board, sync: BoardSync) {
  const { t } = useTranslation();
  const locale = useContext(LocaleContext);
  const { revision } = useSyncExternalStore(board.onView, board.view);
  const objects = useMemo(() => objectsAt(board, revision), [board, revision]);
  const summary = useMemo(() => {
    const authors = objects.map(({ id }) => sync.authorOf(id)).filter((author) => author !== null);
    const times = createTimeFormats({ locale });
    // As the window's head counts: a background is what one draws on.
    const count = objects.filter(({ kind }) => kind !== 'background').length;
    return summariseBoard(t, { count, authors, moment: (time) => times.moment(time) });
  }, [objects, sync, t, locale]);
  return { objects, summary };
}

/** The revision tells that the elements, which change in place, are others now. */
function objectsAt(board: Board, _revision: number) {
  return listObjects(board.elements());
}
