import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { ArrowSync20Regular, Dismiss20Regular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { FailureText } from '../ui/FailureText.tsx';
import type { NewBoard } from './useNewBoard.ts';

/** Above the composer while a board is being made, and when that did not work. */
export function NewBoardBar({ board, isTouch }: { board: NewBoard; isTouch: boolean }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { isMaking, error } = board;
  if (!isMaking && !error) return null;
  const touch = isTouch ? styles.touch : undefined;
  return (
    <div className={styles.bar}>
      {isMaking ? (
        <Spinner size="tiny" role="status" label={t('whiteboards.making')} />
      ) : (
        error && (
          <>
            <div className={styles.words}>
              <p className={styles.title}>{t('whiteboards.notMade')}</p>
              <FailureText error={error} />
            </div>
            <Button className={touch} icon={<ArrowSync20Regular />} onClick={board.make}>
              {t('notice.tryAgain')}
            </Button>
            <Button
              className={touch}
              appearance="subtle"
              icon={<Dismiss20Regular />}
              aria-label={t('app.close')}
              onClick={board.dismiss}
            />
          </>
        )
      )}
    </div>
  );
}

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexShrink: 0,
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '8px',
    padding: '8px 16px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  words: { flexGrow: 1, flexBasis: '160px', minWidth: 0 },
  title: { margin: 0, fontWeight: tokens.fontWeightSemibold },
  touch: { minHeight: '48px', minWidth: '48px' },
});
