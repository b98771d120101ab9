import {
  Button,
  DialogActions,
  makeStyles,
  ProgressBar,
  tokens,
  typographyStyles,
} from '@fluentui/react-components';
import { ImageAdd20Regular, Whiteboard20Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '../../../../../api/contract/conversations.ts';
import type { ConversationFile } from '../../../../../api/contract/files.ts';
import { visibleName } from '../../../messages/visibleName.ts';
import { FramedDialog } from '../../../ui/FramedDialog.tsx';
import { NewBoardBar } from '../../../whiteboards/NewBoardBar.tsx';
import { useNewBoard } from '../../../whiteboards/useNewBoard.ts';
import { RoomReaders } from '../RoomReaders.tsx';
import type { Still } from './Still.ts';
import { StillPicture } from './StillPicture.tsx';
import { StillFailure } from './StillFailure.tsx';
import type { StillSharing } from './useShareStill.ts';

type Props = {
  still: Still;
  /** Whether it may yet come sharper. */
  isSharpening: boolean;
  conversation: Conversation;
  sharing: StillSharing;
  isOne: boolean;
  isTouch: boolean;
  onShared: (file: ConversationFile) => void;
  /** It is in the conversation, and is about to be the background of a board. */
  onDraw: (file: ConversationFile) => void;
  onClose: () => void;
};

/** What was taken, who will see it, and where it goes (rule VC5). */
export function StillDialog(props: Props) {
  const { still, isSharpening, conversation, isOne, isTouch, onShared, onDraw, onClose } = props;
  const { sharing, share } = props.sharing;
  const styles = useStyles();
  const { t } = useTranslation('room');
  const { t: common } = useTranslation();
  const board = useNewBoard(conversation.id);
  const [isShared, setIsShared] = useState(false);
  const isBusy = sharing.step === 'uploading' || board.isMaking;
  const name = visibleName(still.file.name);
  const put = async (isDrawing: boolean) => {
    const file = await share(still);
    if (!file) return;
    if (!isDrawing) return onShared(file);
    setIsShared(true);
    onDraw(file);
    board.make();
  };
  const touch = isTouch ? styles.touch : undefined;
  const actions = (
    <DialogActions fluid className={styles.actions}>
      <Button className={touch} onClick={onClose}>
        {common(isBusy || isShared ? 'app.close' : 'app.cancel')}
      </Button>
      {!isShared && (
        <>
          <Button
            className={touch}
            icon={<Whiteboard20Regular />}
            disabledFocusable={isBusy}
            onClick={() => void put(true)}
          >
            {t('still.draw')}
          </Button>
          <Button
            className={touch}
            appearance="primary"
            icon={<ImageAdd20Regular />}
            disabledFocusable={isBusy}
            onClick={() => void put(false)}
          >
            {t('still.put')}
          </Button>
        </>
      )}
    </DialogActions>
  );
  return (
    <FramedDialog
      title={t('still.title')}
      hasCross={false}
      isWide
      isWhole={isOne}
      isSpaced
      actions={actions}
      onClose={onClose}
    >
      <StillPicture still={still} label={name} />
      <p className={styles.name}>
        {name}
        <span role="status" className={styles.size}>
          {t(still.isFull ? 'still.full' : 'still.size', { width: still.width, height: still.height })}
          {isSharpening && ` · ${t('still.sharpening')}`}
        </span>
      </p>
      <RoomReaders companies={conversation.companies} what="see" />
      {sharing.step === 'uploading' && (
        <div className={styles.progress}>
          <span role="status">{t(sharing.isWaiting ? 'still.waiting' : 'still.uploading')}</span>
          <ProgressBar
            aria-hidden
            thickness="medium"
            {...(sharing.part < 1 ? { value: sharing.part } : {})}
          />
        </div>
      )}
      {sharing.step === 'failed' && <StillFailure error={sharing.error} />}
      {isShared && <NewBoardBar board={board} isTouch={isTouch} />}
    </FramedDialog>
  );
}

const useStyles = makeStyles({
  name: { ...typographyStyles.body1Strong, margin: 0, overflowWrap: 'anywhere' },
  size: {
    ...typographyStyles.caption1,
    display: 'block',
    color: tokens.colorNeutralForeground2,
  },
  progress: { display: 'flex', flexDirection: 'column', gap: '4px' },
  actions: { paddingTop: '12px', flexWrap: 'wrap', '& > button': { whiteSpace: 'nowrap' } },
  touch: { minHeight: '48px' },
});
