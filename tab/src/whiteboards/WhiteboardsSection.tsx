import { Link, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Whiteboard } from '../../../api/contract/whiteboards.ts';
import { DetailsSection } from '../details/DetailsSection.tsx';
import { NotListed } from '../files/NotListed.tsx';
import { useSectionStyles } from '../files/useSectionStyles.ts';
import { visibleName } from '../messages/visibleName.ts';
import { useTimes } from '../ui/formatTime.ts';
import { boardFacts } from './boardFacts.ts';
import { useOpenBoard } from './BoardOpenerContext.ts';
import { BoardThumbnail } from './BoardThumbnail.tsx';
import { useWhiteboards } from './useWhiteboards.ts';

/** More are shown on a press: each row has a picture that follows what is drawn. */
const shownFirst = 4;

type Props = { conversationId: string; isClosed: boolean };

/** Pane 3's boards, all of the conversation, newest first (rules WB1, DP1). */
export function WhiteboardsSection({ conversationId, isClosed }: Props) {
  const shared = useSectionStyles();
  const { t } = useTranslation();
  const { data: boards, error, refetch } = useWhiteboards(conversationId);
  const [isWhole, setIsWhole] = useState(false);
  const shown = isWhole ? boards : boards?.slice(0, shownFirst);
  return (
    <DetailsSection
      title={t('details.whiteboards')}
      count={boards?.length ?? 0}
      action={
        boards &&
        boards.length > shownFirst && (
          <Link
            className={shared.showAll}
            aria-expanded={isWhole}
            aria-label={t(isWhole ? 'whiteboards.showFewerName' : 'whiteboards.showAllName')}
            onClick={() => setIsWhole(!isWhole)}
          >
            {t(isWhole ? 'whiteboards.showFewer' : 'files.showAll')}
          </Link>
        )
      }
    >
      {error && !boards && <NotListed error={error} onTryAgain={() => void refetch()} />}
      {boards?.length === 0 && (
        <p className={shared.note}>{t(isClosed ? 'whiteboards.noneClosed' : 'details.noWhiteboards')}</p>
      )}
      {shown && shown.length > 0 && (
        <ul className={shared.list} role="list">
          {shown.map((board) => (
            <li key={board.id}>
              <BoardRow board={board} />
            </li>
          ))}
        </ul>
      )}
    </DetailsSection>
  );
}

function BoardRow({ board }: { board: Whiteboard }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const times = useTimes();
  const openBoard = useOpenBoard();
  return (
    <button type="button" className={styles.row} onClick={() => openBoard(board)}>
      <span className={styles.picture}>
        <BoardThumbnail board={board} />
      </span>
      <span className={styles.words}>
        <bdi className={styles.name}>{visibleName(board.name)}</bdi>
        <span className={styles.facts}>{boardFacts(board, { t, times })}</span>
      </span>
    </button>
  );
}

const useStyles = makeStyles({
  row: {
    display: 'flex',
    alignItems: 'center',
    gap: '12px',
    width: '100%',
    minHeight: '48px',
    padding: '4px',
    boxSizing: 'border-box',
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    fontFamily: 'inherit',
    textAlign: 'start',
    cursor: 'pointer',
    // In high contrast the ground of what is under the pointer is bright.
    ':hover': {
      backgroundColor: tokens.colorSubtleBackgroundHover,
      color: tokens.colorNeutralForeground1Hover,
    },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  picture: { flexShrink: 0, width: '72px', height: '48px' },
  words: { display: 'flex', flexDirection: 'column', minWidth: 0, overflowWrap: 'anywhere' },
  name: { ...typographyStyles.body1 },
  facts: { ...typographyStyles.caption1 },
});
