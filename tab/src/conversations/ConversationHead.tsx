import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { PanelRight20Regular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { ConversationSummary } from '../../../api/contract/conversations.ts';
import { useSession } from '../session.ts';
import type { Layout } from '../ui/useLayout.ts';
import { conversationName } from './conversationName.ts';
import { HeadPeople } from './HeadPeople.tsx';
import { HeadStatus } from './HeadStatus.tsx';
import { VideoButton } from './VideoButton.tsx';

type Props = {
  conversation: ConversationSummary;
  layout: Layout;
  /** Of pane 2, in pixels. */
  width: number;
  onShowDetails: () => void;
};

/** The head of pane 2: name and people, Video Conference. */
export function ConversationHead({ conversation, layout, width, onShowDetails }: Props) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { person } = useSession();
  const name = conversationName(conversation, person.id);
  return (
    <header className={styles.head}>
      {layout === 'one' ? (
        <HeadStatus conversation={conversation} name={name} />
      ) : (
        <div className={styles.words}>
          <h2 className={styles.name}>{name}</h2>
          <HeadPeople conversation={conversation} isNarrow={width < 540} />
        </div>
      )}
      <VideoButton isIconOnly={width < 420} isLinkIcon={width < 540} />
      {layout === 'two' && (
        <Button
          appearance="subtle"
          aria-label={t('head.openDetails')}
          icon={<PanelRight20Regular />}
          onClick={onShowDetails}
        />
      )}
    </header>
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
  words: { flexGrow: 1, minWidth: 0, display: 'flex', flexDirection: 'column', justifyContent: 'center' },
  name: {
    ...typographyStyles.subtitle2,
    margin: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
});
