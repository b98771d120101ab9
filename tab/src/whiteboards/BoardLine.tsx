import { Button, makeStyles, mergeClasses } from '@fluentui/react-components';
import { Open20Regular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { LineCard } from '../messages/LineCard.tsx';
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
  const open = (
    <Button
      className={mergeClasses(styles.open, layout === 'one' && styles.touch)}
      icon={<Open20Regular />}
      aria-label={t('whiteboards.openName', { name: shownName })}
      onClick={() => openBoard({ id: whiteboardId, name: shownName })}
    >
      {t('whiteboards.open')}
    </Button>
  );
  return (
    <LineCard title={shownName} picture={<BoardThumbnail board={board} />} action={open}>
      {board && <span>{boardFacts(board, { t, times })}</span>}
    </LineCard>
  );
}

const useStyles = makeStyles({ open: { flexShrink: 0 }, touch: { minHeight: '48px' } });
