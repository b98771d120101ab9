import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { ArrowSync20Regular, ErrorCircleRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '../../../api/contract/conversations.ts';
import { ApiFailure } from '../api.ts';
import { CaseCard } from '../cases/CaseCard.tsx';
import { SideRoomCard } from '../cases/SideRoomCard.tsx';
import { FilesProvider } from '../files/FilesProvider.tsx';
import { FilesSection } from '../files/FilesSection.tsx';
import { MediaSection } from '../files/MediaSection.tsx';
import { MeetingsSection } from '../meetings/MeetingsSection.tsx';
import { PlacesSection } from '../places/PlacesSection.tsx';
import { StateView } from '../ui/StateView.tsx';
import type { Layout } from '../ui/useLayout.ts';
import { WhiteboardsSection } from '../whiteboards/WhiteboardsSection.tsx';
import { DetailsSection } from './DetailsSection.tsx';
import { PeopleSection } from './PeopleSection.tsx';
import { useDetails } from './useDetails.ts';

type Props = {
  conversation: Conversation;
  layout: Layout;
  onOpen: (conversationId: string) => void;
  onOpenCase: (caseNumber: string) => void;
  /** The reader left: there is nothing more to show here. */
  onLeft: () => void;
  /** Who sent a file that is lost sends it again. */
  onUploadAgain: () => void;
};

/** Pane 3: what belongs to the open conversation. */
export function DetailsPane({ conversation, layout, onOpen, onOpenCase, onLeft, onUploadAgain }: Props) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { data: details, error, refetch } = useDetails(conversation.id);
  if (error && !details) {
    return (
      <StateView
        icon={<ErrorCircleRegular />}
        tone="failed"
        role="alert"
        title={t('details.failedTitle')}
        text={t('details.failedText')}
        actions={
          <Button icon={<ArrowSync20Regular />} onClick={() => void refetch()}>
            {t('notice.tryAgain')}
          </Button>
        }
        reference={error instanceof ApiFailure ? error.reference : null}
      />
    );
  }
  const item = details?.case;
  const isClosed = conversation.kind === 'serviceCase' && conversation.case?.state === 'closed';
  const isSideRoom = conversation.kind === 'direct';
  return (
    <FilesProvider conversation={conversation} layout={layout} onUploadAgain={onUploadAgain}>
      <div className={styles.details} aria-busy={!details}>
        <DetailsSection
          title={t('details.serviceCase')}
          action={item && !isSideRoom ? item.number : undefined}
        >
          {item && isSideRoom && <SideRoomCard item={item} onOpenCase={() => onOpenCase(item.number)} />}
          {item && !isSideRoom && <CaseCard item={item} onOpen={onOpen} />}
          {details && !item && <p className={styles.empty}>{t('details.noCase')}</p>}
        </DetailsSection>
        <MediaSection count={details?.counts.media} />
        <WhiteboardsSection conversationId={conversation.id} isClosed={isClosed} />
        <FilesSection count={details?.counts.files} />
        <MeetingsSection conversation={conversation} layout={layout} />
        <PlacesSection conversation={conversation} layout={layout} />
        <PeopleSection conversation={conversation} people={details?.people ?? []} onLeft={onLeft} />
      </div>
    </FilesProvider>
  );
}

const useStyles = makeStyles({
  details: {
    flexGrow: 1,
    minHeight: 0,
    overflowY: 'auto',
    display: 'flex',
    flexDirection: 'column',
    gap: '8px',
    padding: '0 12px 16px',
  },
  empty: {
    ...typographyStyles.caption1,
    margin: 0,
    padding: '0 4px 4px',
    color: tokens.colorNeutralForeground2,
  },
});
