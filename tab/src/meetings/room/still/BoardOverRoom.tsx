import { makeStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { ConversationFile } from '../../../../../api/contract/files.ts';
import { LazyPart } from '../../../ui/LazyPart.tsx';

const loadBoard = () => import('../../../whiteboards/BoardWindow.tsx').then((file) => file.BoardWindow);

type Props = {
  boardId: string;
  /** What is drawn on. */
  background: ConversationFile;
  /** The pictures of the others, small. */
  children: ReactNode;
  onClose: () => void;
};

/** A board in the room's window: the talk goes on beside it, and closing it leads back. */
export function BoardOverRoom({ boardId, background, children, onClose }: Props) {
  const styles = useStyles();
  return (
    <div className={styles.over}>
      {children}
      <LazyPart key={boardId} load={loadBoard} props={{ whiteboardId: boardId, background, onClose }} />
    </div>
  );
}

const useStyles = makeStyles({
  over: { display: 'flex', flexDirection: 'column', flexGrow: 1, minWidth: 0, minHeight: 0 },
});
