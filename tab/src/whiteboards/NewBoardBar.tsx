import { makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { WorkingBar } from '../ui/WorkingBar.tsx';
import type { NewBoard } from './useNewBoard.ts';

/** Above the composer while a board is being made, and when that did not work. */
export function NewBoardBar({ board, isTouch }: { board: NewBoard; isTouch: boolean }) {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <WorkingBar
      className={styles.bar}
      working={board.isMaking ? t('whiteboards.making') : null}
      failed={t('whiteboards.notMade')}
      error={board.error}
      isTouch={isTouch}
      onTryAgain={board.make}
      onDismiss={board.dismiss}
    />
  );
}

const useStyles = makeStyles({ bar: { borderTop: `1px solid ${tokens.colorNeutralStroke2}` } });
