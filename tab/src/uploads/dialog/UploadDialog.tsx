import {
  Button,
  Dialog,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  mergeClasses,
} from '@fluentui/react-components';
import { Dismiss20Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '../../../../api/contract/conversations.ts';
import { ReaderLine } from '../../messages/composer/ReaderLine.tsx';
import { useSession } from '../../session.ts';
import { LazyPart } from '../../ui/LazyPart.tsx';
import { useModalEnd } from '../../ui/useModalEnd.ts';
import type { Layout } from '../../ui/useLayout.ts';
import type { CaptureKind } from '../capture/captureKind.ts';
import { judgeChosen } from '../choose/chosenFiles.ts';
import type { UploadDialogState } from '../choose/useUploadDialog.ts';
import type { Batch } from '../store/batch.ts';
import type { Uploads } from '../store/createUploads.ts';
import { AddFiles } from './AddFiles.tsx';
import { DialogFooter } from './DialogFooter.tsx';
import { FileLists } from './FileLists.tsx';
import { GiveUpDialog } from './GiveUpDialog.tsx';
import { useDialogStyles } from './useDialogStyles.ts';
import { useTellChosen } from './useTellChosen.ts';
import { useWatchChecks } from './useWatchChecks.ts';

type Props = {
  conversation: Conversation;
  layout: Layout;
  isOffline: boolean;
  isDragging: boolean;
  dialog: UploadDialogState;
  uploads: Uploads;
  batches: readonly Batch[];
};

const loadCapture = () => import('../capture/CapturePanel.tsx').then((file) => file.CapturePanel);

/** Two steps, as in the manual: choose, then Upload. Closing it stops nothing that is on its way. */
export function UploadDialog(props: Props) {
  const { conversation, layout, isOffline, isDragging, dialog, uploads, batches } = props;
  const { chosen, setChosen, close } = dialog;
  const styles = useDialogStyles();
  const { t } = useTranslation();
  const { files: rules } = useSession();
  const [capture, setCapture] = useState<CaptureKind | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  const isOne = layout === 'one';
  const judged = judgeChosen(chosen, rules);
  const good = judged.filter(({ problem }) => problem === null);
  // Nothing can be sent here: all that is left is what the refusal offers.
  const isRefused = batches.length > 0 && batches.every(({ refusal }) => refusal);
  useModalEnd();
  useWatchChecks({ uploads, batches, conversationId: conversation.id });
  useTellChosen(judged);

  const upload = () => {
    const files = dialog.takeGood();
    if (files.length > 0) uploads.add(conversation.id, files);
  };
  const fileCount = batches.reduce((sum, { files }) => sum + files.length, 0);
  const cancel = () => {
    if (fileCount > 0 || dialog.isRecording()) setIsAsking(true);
    else giveUp();
  };
  const giveUp = () => {
    setIsAsking(false);
    dialog.setRecording(null);
    for (const { clientId } of batches) uploads.discard(clientId);
    setChosen(() => []);
    close();
  };
  return (
    <Dialog open modalType="modal" onOpenChange={(_, { open }) => !open && close()}>
      <DialogSurface className={mergeClasses(styles.surface, isOne && styles.whole)}>
        <DialogBody className={mergeClasses(styles.body, isOne && styles.wholeBody)}>
          <DialogTitle
            className={isOne ? styles.titleInOne : undefined}
            action={
              <Button
                appearance="subtle"
                aria-label={t('app.close')}
                icon={<Dismiss20Regular />}
                onClick={close}
              />
            }
          >
            {t('uploads.title')}
          </DialogTitle>
          <DialogContent className={styles.content}>
            {!isRefused && (
              <div className={styles.readers}>
                <ReaderLine conversation={conversation} layout={layout} />
              </div>
            )}
            <div className={styles.scrolled}>
              {capture === null && !isRefused && (
                <AddFiles
                  layout={layout}
                  isDragging={isDragging}
                  onFiles={dialog.choose}
                  onCapture={setCapture}
                />
              )}
              {capture !== null && (
                <LazyPart
                  key={capture}
                  load={loadCapture}
                  props={{
                    kind: capture,
                    onFile: (file: File) => {
                      dialog.choose([file]);
                      setCapture(null);
                    },
                    onRecording: dialog.setRecording,
                    onBack: () => setCapture(null),
                  }}
                />
              )}
              <FileLists
                uploads={uploads}
                batches={batches}
                chosen={judged}
                onDiscard={(clientId) => {
                  uploads.discard(clientId);
                  if (uploads.list(conversation.id).length === 0) close();
                }}
                onRemoveChosen={(key) => setChosen((before) => before.filter((one) => one.key !== key))}
              />
            </div>
          </DialogContent>
          {!isRefused && (
            <DialogFooter
              uploads={uploads}
              batches={batches}
              layout={layout}
              isOffline={isOffline}
              isReady={good.length > 0}
              isCapturing={capture !== null}
              onCancel={cancel}
              onUpload={upload}
            />
          )}
        </DialogBody>
        {isAsking && (
          <GiveUpDialog
            count={fileCount + chosen.length + (dialog.isRecording() ? 1 : 0)}
            onConfirm={giveUp}
            onClose={() => setIsAsking(false)}
          />
        )}
      </DialogSurface>
    </Dialog>
  );
}
