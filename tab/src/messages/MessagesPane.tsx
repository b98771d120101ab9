import { makeStyles } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '../../../api/contract/conversations.ts';
import type { Message } from '../../../api/contract/messages.ts';
import type { Layout } from '../ui/useLayout.ts';
import { DropTarget } from '../uploads/choose/DropTarget.tsx';
import { namePasted } from '../uploads/choose/nameFile.ts';
import { useFilesGiven } from '../uploads/choose/useFilesGiven.ts';
import { useUploadDialog } from '../uploads/choose/useUploadDialog.ts';
import { UploadPlace } from '../uploads/UploadPlace.tsx';
import { NewBoardBar } from '../whiteboards/NewBoardBar.tsx';
import { useNewBoard } from '../whiteboards/useNewBoard.ts';
import type { ComposerTarget } from './composer/ComposerTarget.ts';
import { Composer } from './composer/Composer.tsx';
import { LoadedMessages } from './LoadedMessages.tsx';
import { OfflineBanner } from './OfflineBanner.tsx';
import { ProblemBar } from './ProblemBar.tsx';
import { useOutbox } from './useOutbox.ts';

type Props = {
  conversation: Conversation;
  isOffline: boolean;
  offlineSince: Date | null;
  onShowDetails: () => void;
  /** The sequence of the message that a link names. */
  startAt?: number | null;
  isUploadAsked?: boolean;
  onUploadOpened?: () => void;
  layout: Layout;
  width: number;
};

/** The body of pane 2: messages and composer. To be keyed by the conversation's id. */
export function MessagesPane(props: Props) {
  const {
    conversation,
    isOffline,
    offlineSince,
    layout,
    startAt = null,
    isUploadAsked = false,
    onUploadOpened,
  } = props;
  const styles = useStyles();
  const { outbox, entries } = useOutbox(conversation.id);
  const [sends, setSends] = useState(0);
  const [target, setTarget] = useState<ComposerTarget | null>(null);
  const [problem, setProblem] = useState<Error | null>(null);
  const isClosed = conversation.kind === 'serviceCase' && conversation.case?.state === 'closed';

  const { t } = useTranslation();
  const newBoard = useNewBoard(conversation.id);
  const dialog = useUploadDialog(conversation.id);
  const { isDragging, handlers } = useFilesGiven(
    (files) => dialog.choose(files.map((file) => namePasted(file, t('uploads.capture.picture')))),
    isClosed,
  );

  const { open: openUpload } = dialog;
  useEffect(() => {
    if (!isUploadAsked) return;
    openUpload();
    onUploadOpened?.();
  }, [isUploadAsked, openUpload, onUploadOpened]);
  useEffect(() => {
    if (!isOffline) outbox.reconnect();
  }, [isOffline, outbox]);
  useEffect(() => {
    window.addEventListener('online', outbox.reconnect);
    return () => window.removeEventListener('online', outbox.reconnect);
  }, [outbox]);

  return (
    <div className={styles.pane} {...handlers}>
      {isOffline && <OfflineBanner since={offlineSince} isKept={outbox.isKept()} />}
      <LoadedMessages
        conversation={conversation}
        outbox={outbox}
        entries={entries}
        isClosed={isClosed}
        layout={layout}
        sends={sends}
        startAt={startAt}
        onTarget={setTarget}
        onProblem={setProblem}
      />
      {problem && <ProblemBar error={problem} onClose={() => setProblem(null)} />}
      <UploadPlace {...{ conversation, layout, isOffline, isDragging, dialog }} />
      <NewBoardBar board={newBoard} isTouch={layout === 'one'} />
      <Composer
        conversation={conversation}
        layout={layout}
        isClosed={isClosed}
        target={target}
        onTarget={setTarget}
        onSend={(text) => {
          outbox.add(conversation.id, text, target ? toReplyTo(target.message) : undefined);
          setSends(sends + 1);
          setTarget(null);
        }}
        onUpload={dialog.open}
        onWhiteboard={newBoard.isMaking ? null : newBoard.make}
      />
      {isDragging && !dialog.isOpen && <DropTarget conversation={conversation} layout={layout} />}
    </div>
  );
}

const toReplyTo = ({ id, sequence }: Message) => ({ id, sequence });

const useStyles = makeStyles({
  pane: {
    position: 'relative',
    flexGrow: 1,
    minHeight: 0,
    minWidth: 0,
    height: '100%',
    display: 'flex',
    flexDirection: 'column',
    overflow: 'hidden',
  },
});
