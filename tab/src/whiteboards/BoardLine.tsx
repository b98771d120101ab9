import { Button, makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { Open20Regular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { useListSettings } from '../messages/ListContext.ts';
import { visibleName } from '../messages/visibleName.ts';
import { boardFacts } from './boardFacts.ts';
import { useOpenBoard } from './BoardOpenerContext.ts';
import { BoardThumbnail } from './BoardThumbnail.tsx';
import { useWhiteboards } from './useWhiteboards.ts';

/** Below the line that tells of an opened board: how it looks now, and the way in (rule WB1). */
export function BoardLine({ whiteboardId, name }: { whiteboardId: string; name: string }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { conversationId, layout, times } = useListSettings();
  const { data } = useWhiteboards(conversationId);
  const openBoard = useOpenBoard();
  const board = data?.find(({ id }) => id === whiteboardId) ?? null;
  const shownName = visibleName(board?.name ?? name);
  return (
    <div className={styles.card} role="group" aria-label={shownName}>
      <span className={styles.picture}>
        <BoardThumbnail board={board} />
      </span>
      <span className={styles.words}>
        <bdi className={styles.name}>{shownName}</bdi>
        {board && <span>{boardFacts(board, { t, times })}</span>}
      </span>
      <Button
        className={mergeClasses(styles.open, layout === 'one' && styles.touch)}
        icon={<Open20Regular />}
        aria-label={t('whiteboards.openName', { name: shownName })}
        onClick={() => openBoard({ id: whiteboardId, name: shownName })}
      >
        {t('whiteboards.open')}
      </Button>
    </div>
  );
}

const useStyles = makeStyles({
  card: {
    ...typographyStyles.caption1,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '8px 12px',
    width: '100%',
    maxWidth: '440px',
    margin: '4px auto 0',
    padding: '8px',
    boxSizing: 'border-box',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground2,
    textAlign: 'start',
  },
  picture: { flexShrink: 0, width: '96px', height: '64px' },
  words: {
    display: 'flex',
    flexDirection: 'column',
    flexGrow: 1,
    flexBasis: '120px',
    minWidth: 0,
    overflowWrap: 'anywhere',
  },
  name: { ...typographyStyles.body1Strong, color: tokens.colorNeutralForeground1 },
  open: { flexShrink: 0 },
  touch: { minHeight: '48px' },
});
