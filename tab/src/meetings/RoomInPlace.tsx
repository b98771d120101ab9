import { useContext, useMemo } from 'react';
import { LiveContext } from '../live/LiveContext.ts';
import { RoomPage } from './room/RoomPage.tsx';

type Props = { meetingId: string; onClose: () => void };

/** A room above the panes, where no window opens. The panes below go on applying the live events: nobody else may. */
export function RoomInPlace({ meetingId, onClose }: Props) {
  const live = useContext(LiveContext);
  const overheard = useMemo(() => ({ ...live, deliverTo: () => () => undefined }), [live]);
  return (
    <LiveContext value={overheard}>
      <RoomPage meetingId={meetingId} onShown={doNothing} onClose={onClose} />
    </LiveContext>
  );
}

const doNothing = () => undefined;
