import { ChatMultipleRegular } from '@fluentui/react-icons';
import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiFailure } from '../api.ts';
import { ConversationHead } from '../conversations/ConversationHead.tsx';
import { useConversation } from '../conversations/useConversation.ts';
import { FilesProvider } from '../files/FilesProvider.tsx';
import { useConnection } from '../live/useConnection.ts';
import { MessagesPane } from '../messages/MessagesPane.tsx';
import { useSession } from '../session.ts';
import { LoadingShapes } from '../ui/LoadingShapes.tsx';
import { StateView } from '../ui/StateView.tsx';
import type { Layout } from '../ui/useLayout.ts';
import type { Opened } from './chooseConversation.ts';
import { LinkedCase } from './LinkedCase.tsx';
import { NotReachable } from './NotReachable.tsx';

type Props = {
  opened: Opened | null;
  layout: Layout;
  width: number;
  onOpen: (conversationId: string) => void;
  onShowDetails: () => void;
  onBack: () => void;
  /** The conversation that was open the last time is gone. */
  onForgotten: () => void;
  /** Something else than the composer asks for the upload, until it is open. */
  isUploadAsked: boolean;
  onUploadAsked: () => void;
  onUploadOpened: () => void;
};

/** Pane 2: the open conversation, or why there is none. */
export function MainPane(props: Props) {
  const { t } = useTranslation();
  const { company, gfms } = useSession();
  const { opened } = props;
  if (opened === null) return <LoadingShapes />;
  if (opened.kind === 'none') {
    return (
      <StateView
        icon={<ChatMultipleRegular />}
        title={t('list.noCaseTitle')}
        text={company.kind === 'gfms' ? t('list.askDispatcher') : t('list.askContact', { gfms: gfms.name })}
      />
    );
  }
  if (opened.kind === 'case') {
    return (
      <LinkedCase key={opened.number} number={opened.number} onOpen={props.onOpen} onBack={props.onBack} />
    );
  }
  return <OpenConversation key={opened.id} {...props} {...opened} />;
}

type OpenProps = Omit<Props, 'opened' | 'onOpen'> & Extract<Opened, { kind: 'conversation' }>;

function OpenConversation({
  id,
  isRemembered,
  startAt = {},
  layout,
  width,
  onShowDetails,
  onBack,
  onForgotten,
  isUploadAsked,
  onUploadAsked,
  onUploadOpened,
}: OpenProps) {
  const { data: conversation, error, refetch } = useConversation(id);
  const connection = useConnection();
  const isGone = error instanceof ApiFailure && error.status === 404;
  // Only at the start: who is removed while he reads is told so.
  const [wasThere, setWasThere] = useState(false);
  if (conversation && !wasThere) setWasThere(true);
  const isForgotten = isGone && isRemembered && !wasThere;
  // The same function while the pane lives: a row with files must not be rendered anew for it.
  const showsDetails = useRef(onShowDetails);
  useEffect(() => {
    showsDetails.current = onShowDetails;
  }, [onShowDetails]);
  const showDetails = useCallback(() => showsDetails.current(), []);
  const forget = useEffectEvent(onForgotten);
  useEffect(() => {
    if (isForgotten) forget();
  }, [isForgotten]);

  if (isGone || (error && !conversation)) {
    if (isForgotten) return <LoadingShapes />;
    return <NotReachable error={error} onTryAgain={() => void refetch()} onBack={onBack} />;
  }
  if (!conversation) return <LoadingShapes />;
  return (
    <>
      <ConversationHead
        conversation={conversation}
        layout={layout}
        width={width}
        isVideoAsked={startAt.isMeeting ?? false}
        onShowDetails={onShowDetails}
      />
      <FilesProvider
        conversation={conversation}
        layout={layout}
        onShowDetails={layout === 'three' ? null : showDetails}
        onUploadAgain={onUploadAsked}
        firstOpen={startAt.fileId ?? null}
      >
        <MessagesPane
          conversation={conversation}
          isOffline={connection.state === 'offline'}
          offlineSince={connection.state === 'offline' ? connection.since : null}
          onShowDetails={onShowDetails}
          startAt={startAt.sequence ?? null}
          isUploadAsked={isUploadAsked}
          onUploadOpened={onUploadOpened}
          layout={layout}
          width={width}
        />
      </FilesProvider>
    </>
  );
}
