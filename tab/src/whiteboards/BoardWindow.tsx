import { makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConversationFile } from '../../../api/contract/files.ts';
import { useLayout } from '../ui/useLayout.ts';
import { NotThere } from './NotThere.tsx';
import { OpenBoard } from './OpenBoard.tsx';
import { useWhiteboard } from './useWhiteboards.ts';

type Props = {
  whiteboardId: string;
  /** A picture of the conversation that is to be drawn on from the start. */
  background?: ConversationFile;
  onClose: () => void;
};

/** One board in the whole window (rule WB1), or why it is not there. To be keyed by the board's id. */
export function BoardWindow({ whiteboardId, background, onClose }: Props) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { ref, width, layout } = useLayout();
  const { board, error, tryAgain } = useWhiteboard(whiteboardId);
  const window = useRef<HTMLDivElement | null>(null);
  // Above the panes the control that opened the board has lost the focus, and keys must reach the board.
  useEffect(() => window.current?.focus({ preventScroll: true }), []);
  const place = useCallback(
    (element: HTMLDivElement | null) => {
      window.current = element;
      return ref(element);
    },
    [ref],
  );
  return (
    <div ref={place} tabIndex={-1} className={styles.window}>
      {board ? (
        <OpenBoard
          board={board}
          layout={layout}
          width={width}
          onClose={onClose}
          {...(background ? { background } : {})}
        />
      ) : error ? (
        <NotThere error={error} onTryAgain={tryAgain} onClose={onClose} />
      ) : (
        <Spinner className={styles.loading} role="status" label={t('whiteboards.window.loading')} />
      )}
    </div>
  );
}

const useStyles = makeStyles({
  window: {
    position: 'relative',
    flexGrow: 1,
    minHeight: 0,
    minWidth: 0,
    display: 'flex',
    flexDirection: 'column',
    overflow: 'hidden',
    outlineStyle: 'none',
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  loading: { flexGrow: 1 },
});
