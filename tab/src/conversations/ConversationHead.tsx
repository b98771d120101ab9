import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { PanelRight20Regular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { ConversationSummary } from '../../../api/contract/conversations.ts';
import { loadSetupDialog } from '../meetings/loadMeetingParts.ts';
import { useMeeting } from '../meetings/useMeeting.ts';
import { useOpenMeeting } from '../meetings/useOpenMeeting.ts';
import { ApiFailure } from '../api.ts';
import { useSession } from '../session.ts';
import { LazyPart } from '../ui/LazyPart.tsx';
import type { Layout } from '../ui/useLayout.ts';
import { WorkingBar } from '../ui/WorkingBar.tsx';
import { conversationName } from './conversationName.ts';
import { HeadPeople } from './HeadPeople.tsx';
import { HeadStatus } from './HeadStatus.tsx';
import { VideoButton } from './VideoButton.tsx';

type Props = {
  conversation: ConversationSummary;
  layout: Layout;
  /** Of pane 2, in pixels. */
  width: number;
  /** A link leads to the conversation's meeting: one finds oneself at its button. */
  isVideoAsked?: boolean;
  onShowDetails: () => void;
};

/** The head of pane 2: name and people, Video Conference. */
export function ConversationHead(props: Props) {
  const { conversation, layout, width, isVideoAsked = false, onShowDetails } = props;
  const styles = useStyles();
  const { t } = useTranslation();
  const { person } = useSession();
  const name = conversationName(conversation, person.id);
  const { data: meeting } = useMeeting(conversation.id);
  const opening = useOpenMeeting(conversation.id, name);
  const isClosed = conversation.kind === 'serviceCase' && conversation.case?.state === 'closed';
  const { error, data: setup } = opening;
  const wasClosed = error instanceof ApiFailure && error.code === 'caseClosed';
  const open = () => opening.mutate({});
  return (
    <>
      <header className={styles.head}>
        {layout === 'one' ? (
          <HeadStatus conversation={conversation} name={name} />
        ) : (
          <div className={styles.words}>
            <h2 className={styles.name}>{name}</h2>
            <HeadPeople conversation={conversation} isNarrow={width < 540} />
          </div>
        )}
        <VideoButton
          isIconOnly={width < 420}
          isLinkIcon={width < 540}
          isTouch={layout === 'one'}
          isAsked={isVideoAsked}
          isClosed={isClosed}
          isOpening={opening.isPending}
          ongoing={meeting?.isOngoing ? meeting : null}
          onOpen={open}
        />
        {layout === 'two' && (
          <Button
            appearance="subtle"
            aria-label={t('head.openDetails')}
            icon={<PanelRight20Regular />}
            onClick={onShowDetails}
          />
        )}
      </header>
      <WorkingBar
        className={styles.bar}
        working={null}
        failed={t(wasClosed ? 'head.videoClosed' : 'head.videoFailed')}
        error={error}
        isTouch={layout === 'one'}
        onTryAgain={wasClosed ? undefined : open}
        onDismiss={opening.reset}
      />
      {setup && (
        <LazyPart
          load={loadSetupDialog}
          props={{ conversation, title: name, setup, layout, onClose: opening.reset }}
        />
      )}
    </>
  );
}

const useStyles = makeStyles({
  head: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    flexShrink: 0,
    height: '60px',
    padding: '0 16px',
    boxSizing: 'border-box',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  bar: { borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  words: { flexGrow: 1, minWidth: 0, display: 'flex', flexDirection: 'column', justifyContent: 'center' },
  name: {
    ...typographyStyles.subtitle2,
    margin: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
});
