import { Button, makeStyles, Spinner } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '../../../../api/contract/conversations.ts';
import type { Meeting } from '../../../../api/contract/meetings.ts';
import { InRoom } from './InRoom.tsx';
import type { Room } from './Room.ts';
import { RoomEnd } from './RoomEnd.tsx';
import { RoomHead } from './RoomHead.tsx';
import { useAnnounceRoom } from './useAnnounceRoom.ts';
import { useRoom } from './useRoom.ts';

type Props = {
  room: Room;
  conversation: Conversation;
  meeting: Meeting;
  width: number;
  isOne: boolean;
  isTouch: boolean;
  /** To where one looks at oneself before going in. */
  onRejoin: () => void;
  onClose: () => void;
};

/** From pressing Join until one leaves, and what comes then. */
export function JoinedRoom({ room, ...props }: Props) {
  const { conversation, meeting, width, isOne, isTouch, onRejoin, onClose } = props;
  const state = useRoom(room);
  useAnnounceRoom(state);
  const { phase } = state;
  if (phase === 'joining') return <Joining onCancel={room.leave} />;
  if (phase === 'in' || phase === 'cut') {
    const [session] = meeting.sessions;
    const since = session && session.endedAt === null ? session.startedAt : null;
    return <InRoom {...{ room, conversation, since, width, isOne, isTouch }} />;
  }
  return (
    <>
      {phase !== 'removed' && (
        <RoomHead conversation={conversation} isOne={isOne} inside={null} onClose={null} />
      )}
      <RoomEnd
        phase={phase}
        error={state.error}
        onTryAgain={phase === 'left' ? onRejoin : room.tryAgain}
        onClose={onClose}
      />
    </>
  );
}

function Joining({ onCancel }: { onCancel: () => void }) {
  const styles = useStyles();
  const { t } = useTranslation('room');
  const { t: common } = useTranslation();
  return (
    <div className={styles.joining}>
      <Spinner role="status" label={t('joining')} />
      <Button onClick={onCancel}>{common('app.cancel')}</Button>
    </div>
  );
}

const useStyles = makeStyles({
  joining: {
    display: 'flex',
    flexDirection: 'column',
    flexGrow: 1,
    alignItems: 'center',
    justifyContent: 'center',
    gap: '16px',
  },
});
