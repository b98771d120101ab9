import { useAnnounce } from '@fluentui/react-components';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '../../../api/contract/conversations.ts';
import { LazyPart } from '../ui/LazyPart.tsx';
import type { Layout } from '../ui/useLayout.ts';
import type { UploadDialogState } from './choose/useUploadDialog.ts';
import { GiveUpDialog } from './dialog/GiveUpDialog.tsx';
import { UploadBar } from './UploadBar.tsx';
import { useAnnounceUploads } from './useAnnounceUploads.ts';
import { useUploads } from './useUploads.ts';

type Props = {
  conversation: Conversation;
  layout: Layout;
  isOffline: boolean;
  /** Files are dragged over the pane, or over the dialog. */
  isDragging: boolean;
  dialog: UploadDialogState;
};

const loadDialog = () => import('./dialog/UploadDialog.tsx').then((file) => file.UploadDialog);

/** What is on its way to this conversation: a slim bar, and the dialog when it is open. */
export function UploadPart({ conversation, layout, isOffline, isDragging, dialog }: Props) {
  const { t } = useTranslation();
  const { announce } = useAnnounce();
  const { uploads, batches } = useUploads(conversation.id);
  const { isOpen, chosen, open, close } = dialog;
  const [isAsking, setIsAsking] = useState(false);
  const refused = batches.filter(({ refusal }) => refusal);
  const isClosed = conversation.case?.state === 'closed';
  useAnnounceUploads(batches);

  useEffect(() => {
    if (!isOffline) uploads.reconnect();
  }, [isOffline, uploads]);
  useEffect(() => {
    window.addEventListener('online', uploads.reconnect);
    return () => window.removeEventListener('online', uploads.reconnect);
  }, [uploads]);
  const meetOpen = useEffectEvent(() => {
    for (const { clientId, refusal } of refused)
      if (refusal?.code === 'caseClosed') uploads.tryBatchAgain(clientId);
  });
  useEffect(() => {
    if (!isClosed) meetOpen();
  }, [isClosed]);
  // Before it is wanted: files are chosen without a network too.
  useEffect(() => void loadDialog().catch(() => undefined), []);

  const meetShared = useEffectEvent((conversationId: string, count: number) => {
    if (conversationId !== conversation.id) return;
    announce(t('uploads.sent', { count }));
    const isDone = uploads.list(conversation.id).length === 0 && chosen.length === 0;
    if (isDone && !dialog.isRecording()) close();
  });
  useEffect(
    () => uploads.onShared(({ conversationId, files }) => meetShared(conversationId, files.length)),
    [uploads],
  );

  return (
    <>
      <UploadBar
        batches={batches}
        chosenCount={isOpen ? 0 : chosen.length}
        layout={layout}
        onShow={open}
        onCancel={() => {
          if (batches.length > 0) setIsAsking(true);
          else dialog.setChosen(() => []);
        }}
        onTryAgain={() => {
          for (const { clientId } of refused) uploads.tryBatchAgain(clientId);
        }}
        onDiscard={() => {
          for (const { clientId } of refused) uploads.discard(clientId);
        }}
      />
      {isAsking && batches.length > 0 && (
        <GiveUpDialog
          count={batches.reduce((sum, { files }) => sum + files.length, 0)}
          onConfirm={() => {
            setIsAsking(false);
            for (const { clientId } of batches) uploads.discard(clientId);
          }}
          onClose={() => setIsAsking(false)}
        />
      )}
      {isOpen && (
        <LazyPart
          load={loadDialog}
          props={{ conversation, layout, isOffline, isDragging, dialog, uploads, batches }}
        />
      )}
    </>
  );
}
