import { makeStyles } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { Conversation } from '../../../api/contract/conversations.ts';
import type { Layout } from '../ui/useLayout.ts';
import { Composer } from './composer/Composer.tsx';
import { LoadedMessages } from './LoadedMessages.tsx';
import { OfflineBanner } from './OfflineBanner.tsx';
import { useOutbox } from './useOutbox.ts';

type Props = {
  conversation: Conversation;
  isOffline: boolean;
  offlineSince: Date | null;
  onShowDetails: () => void;
  layout: Layout;
  width: number;
};

/** The body of pane 2: messages and composer. To be keyed by the conversation's id. */
export function MessagesPane({ conversation, isOffline, offlineSince, layout }: Props) {
  const styles = useStyles();
  const { outbox, entries } = useOutbox(conversation.id);
  const [sends, setSends] = useState(0);
  const isClosed = conversation.kind === 'serviceCase' && conversation.case?.state === 'closed';

  useEffect(() => {
    if (!isOffline) outbox.reconnect();
  }, [isOffline, outbox]);
  useEffect(() => {
    window.addEventListener('online', outbox.reconnect);
    return () => window.removeEventListener('online', outbox.reconnect);
  }, [outbox]);

  return (
    <div className={styles.pane}>
      {isOffline && <OfflineBanner since={offlineSince} isKept={outbox.isKept()} />}
      <LoadedMessages
        conversation={conversation}
        outbox={outbox}
        entries={entries}
        isClosed={isClosed}
        layout={layout}
        sends={sends}
      />
      <Composer
        conversation={conversation}
        layout={layout}
        isClosed={isClosed}
        onSend={(text) => {
          outbox.add(conversation.id, text);
          setSends(sends + 1);
        }}
      />
    </div>
  );
}

const useStyles = makeStyles({
  pane: {
    flexGrow: 1,
    minHeight: 0,
    minWidth: 0,
    height: '100%',
    display: 'flex',
    flexDirection: 'column',
    overflow: 'hidden',
  },
});
