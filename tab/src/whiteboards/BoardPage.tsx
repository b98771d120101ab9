import { useEffect } from 'react';
import { useLiveEvents } from '../live/useLiveEvents.ts';
import { BoardWindow } from './BoardWindow.tsx';

type Props = { whiteboardId: string; onShown: () => void; onClose: () => void };

/** A window of one board and nothing else: a dialog or stage of Teams, or of the local host. */
export function BoardPage({ whiteboardId, onShown, onClose }: Props) {
  useLiveEvents();
  useEffect(() => {
    onShown();
  }, [onShown]);
  return <BoardWindow whiteboardId={whiteboardId} onClose={onClose} />;
}
