import { useCallback, useRef, useState } from 'react';
import { roomPage } from '../meetings/meetingPath.ts';
import type { Teams } from '../teams.ts';
import { boardPage } from '../whiteboards/boardPath.ts';

/** A whiteboard, or a room of a video conference, by its id. */
export type Item = { kind: 'whiteboard' | 'room'; id: string };

type InPlace = {
  /** What covers the panes; null while nothing does. */
  shown: Item | null;
  open: (item: Item & { title: string }) => void;
  close: () => void;
};

const pageOf = { whiteboard: boardPage, room: roomPage };

/** Items open in windows of their own; where the client has none, above the panes, which stay as they are. */
export function useInPlace(openWindow: Teams['openWindow'], first: Item | null): InPlace {
  const [shown, setShown] = useState(first);
  const cameFrom = useRef<Element | null>(null);
  const open = useCallback(
    ({ kind, id, title }: Item & { title: string }) => {
      const opener = document.activeElement;
      const showHere = () => {
        cameFrom.current = opener;
        setShown({ kind, id });
      };
      openWindow({ page: pageOf[kind](id), title, onRefused: showHere });
    },
    [openWindow],
  );
  const close = useCallback(() => {
    setShown(null);
    const back = cameFrom.current;
    // The panes take the focus only once they are no longer inert.
    requestAnimationFrame(() => {
      if (back instanceof HTMLElement && back.isConnected) back.focus();
    });
  }, []);
  return { shown, open, close };
}
