import { Button, makeStyles, SearchBox, tokens } from '@fluentui/react-components';
import { ArrowSync20Regular, ChatAdd20Regular, ErrorCircleRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiFailure } from '../api.ts';
import { StateView } from '../ui/StateView.tsx';
import { ConversationLists } from './ConversationLists.tsx';
import { ListShapes } from './ListShapes.tsx';
import { useFoundRows } from './useFoundRows.ts';

type Props = {
  openId: string | null;
  onOpen: (id: string) => void;
  onNewConversation: () => void;
};

/** Pane 1 below its head: search, New conversation, the lists. */
export function ConversationsPane({ openId, onOpen, onNewConversation }: Props) {
  const styles = useStyles();
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const rows = useFoundRows(search);
  const isEmpty = rows.caseChats.length + rows.directChats.length + rows.otherCases.length === 0;

  function list() {
    if (rows.isPending) return <ListShapes />;
    if (rows.error) {
      return (
        <StateView
          icon={<ErrorCircleRegular />}
          tone="failed"
          role="alert"
          title={t('list.failedTitle')}
          text={t('list.failedText')}
          actions={
            <Button icon={<ArrowSync20Regular />} onClick={rows.tryAgain}>
              {t('notice.tryAgain')}
            </Button>
          }
          reference={rows.error instanceof ApiFailure ? rows.error.reference : null}
        />
      );
    }
    if (search.trim() && isEmpty) {
      return rows.isSearching ? (
        <ListShapes />
      ) : (
        <div className={styles.notice} role="status">
          <p className={styles.words}>{t('list.nothingFound', { query: search.trim() })}</p>
          <Button onClick={() => setSearch('')}>{t('list.clearSearch')}</Button>
        </div>
      );
    }
    return <ConversationLists rows={rows} openId={openId} onOpen={onOpen} isSearch={search.trim() !== ''} />;
  }

  return (
    <div className={styles.pane}>
      <div className={styles.tools}>
        <SearchBox
          className={styles.search}
          placeholder={t('list.search')}
          aria-label={t('list.searchName')}
          value={search}
          onChange={(_, { value }) => setSearch(value)}
          input={{ maxLength: 200 }}
        />
        <Button icon={<ChatAdd20Regular />} onClick={onNewConversation} data-new-conversation>
          {t('list.newConversation')}
        </Button>
      </div>
      <div className={styles.lists} aria-busy={rows.isPending || rows.isSearching}>
        {list()}
      </div>
    </div>
  );
}

const useStyles = makeStyles({
  pane: { display: 'flex', flexDirection: 'column', flexGrow: 1, minHeight: 0 },
  tools: { display: 'flex', flexDirection: 'column', gap: '8px', padding: '12px 12px 8px' },
  search: { maxWidth: 'none', width: '100%' },
  lists: { flexGrow: 1, minHeight: 0, overflowY: 'auto', paddingBottom: '12px' },
  notice: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: '12px',
    padding: '12px 16px',
  },
  words: { margin: 0, color: tokens.colorNeutralForeground2 },
});
