import { makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiFailure } from '../../api.ts';
import { useConversation } from '../../conversations/useConversation.ts';
import { useLiveEvents } from '../../live/useLiveEvents.ts';
import { useIsTouch } from '../../messages/composer/useIsTouch.ts';
import { useLayout } from '../../ui/useLayout.ts';
import { conversationOfMeeting } from '../meetingPath.ts';
import { InTeams } from './InTeams.tsx';
import { JoinedRoom } from './JoinedRoom.tsx';
import { PreJoin } from './prejoin/PreJoin.tsx';
import { useEnteredRoom } from './useEnteredRoom.ts';
import { RoomEnd } from './RoomEnd.tsx';
import { RoomHead } from './RoomHead.tsx';
import { useRoomMeeting } from './useRoomMeeting.ts';

type Props = { meetingId: string; onShown: () => void; onClose: () => void };

/** A window of one room and nothing else: a dialog of Teams, or of the local host (rule VC4). */
export function RoomPage({ meetingId, onShown, onClose }: Props) {
  useLiveEvents();
  useEffect(() => {
    onShown();
  }, [onShown]);
  const styles = useStyles();
  const { ref, width, layout } = useLayout();
  return (
    <div ref={ref} className={styles.page}>
      <Content meetingId={meetingId} width={width} isOne={layout === 'one'} onClose={onClose} />
    </div>
  );
}

type ContentProps = { meetingId: string; width: number; isOne: boolean; onClose: () => void };

function Content({ meetingId, width, isOne, onClose }: ContentProps) {
  const styles = useStyles();
  const { t } = useTranslation('room');
  const isTouch = useIsTouch() || isOne;
  const conversation = useConversation(conversationOfMeeting(meetingId));
  const meeting = useRoomMeeting(meetingId);
  const { room, wanted, enter, exit } = useEnteredRoom(meetingId);
  const error = conversation.error ?? meeting.error;
  const isGone = error instanceof ApiFailure && error.status === 404;
  // When the meeting moves to Teams, the room ends for who is in it.
  if (room && conversation.data && meeting.data?.kind === 'room') {
    return (
      <JoinedRoom
        conversation={conversation.data}
        meeting={meeting.data}
        room={room}
        width={width}
        isOne={isOne}
        isTouch={isTouch}
        onRejoin={exit}
        onClose={onClose}
      />
    );
  }
  if (error) {
    const tryAgain = () => {
      void conversation.refetch();
      void meeting.refetch();
    };
    return (
      <RoomEnd phase={isGone ? 'removed' : 'failed'} error={error} onTryAgain={tryAgain} onClose={onClose} />
    );
  }
  if (!conversation.data || !meeting.data) {
    return <Spinner className={styles.loading} role="status" label={t('loading')} />;
  }
  const head = <RoomHead conversation={conversation.data} isOne={isOne} inside={null} onClose={onClose} />;
  if (conversation.data.case?.state === 'closed') {
    return (
      <>
        {head}
        <RoomEnd phase="closed" error={null} onTryAgain={() => undefined} onClose={onClose} />
      </>
    );
  }
  return (
    <>
      {head}
      {meeting.data.kind !== 'room' ? (
        <InTeams joinUrl={meeting.data.joinUrl} onClose={onClose} />
      ) : (
        <PreJoin
          conversation={conversation.data}
          meeting={meeting.data}
          isOne={isOne}
          isTouch={isTouch}
          wanted={wanted ?? { isMuted: false, hasCamera: true }}
          onJoin={enter}
        />
      )}
    </>
  );
}

const useStyles = makeStyles({
  page: {
    position: 'relative',
    display: 'flex',
    flexDirection: 'column',
    flexGrow: 1,
    minWidth: 0,
    minHeight: 0,
    overflow: 'hidden',
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  loading: { flexGrow: 1 },
});
