import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowClockwise16Regular } from '@fluentui/react-icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Delivery } from '../../../api/contract/messages.ts';
import type { LoadedMessages } from '../live/appendMessage.ts';
import { changeMessage } from '../live/appendMessage.ts';
import { queryKeys } from '../queryKeys.ts';
import { useSession } from '../session.ts';
import { FailureText } from '../ui/FailureText.tsx';
import { LazyPart } from '../ui/LazyPart.tsx';
import { useListSettings } from './ListContext.ts';
import { messagePath } from './messagePath.ts';
import { visibleName } from './visibleName.ts';

const loadDialog = () => import('./SendTwiceDialog.tsx').then((file) => file.SendTwiceDialog);

type Props = { messageId: string; delivery: Delivery; onSent: () => void };

/** Sends a message to one place again, and asks first where it may be there already (rule MS6). */
export function SendAgainButton({ messageId, delivery, onSent }: Props) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { layout } = useListSettings();
  const [isAsking, setIsAsking] = useState(false);
  const resend = useResend({ messageId, delivery, onSent });
  const place = visibleName(delivery.placeName);
  if (delivery.resend === 'no') return null;
  return (
    <>
      <Button
        size="small"
        icon={<ArrowClockwise16Regular />}
        className={mergeClasses(styles.button, layout === 'one' && styles.touch)}
        aria-label={t('messages.sendAgainTo', { place })}
        disabledFocusable={resend.isPending}
        onClick={() => (delivery.resend === 'safe' ? resend.mutate() : setIsAsking(true))}
      >
        {t('messages.sendAgain')}
      </Button>
      {resend.error && !isAsking && <FailureText error={resend.error} />}
      {isAsking && (
        <LazyPart
          load={loadDialog}
          props={{
            place,
            isBusy: resend.isPending,
            error: resend.error,
            onConfirm: () => resend.mutate(undefined, { onSuccess: () => setIsAsking(false) }),
            onClose: () => setIsAsking(false),
          }}
        />
      )}
    </>
  );
}

function useResend({ messageId, delivery, onSent }: Props) {
  const { api } = useSession();
  const client = useQueryClient();
  const { conversationId } = useListSettings();
  return useMutation({
    mutationFn: () =>
      api.send<undefined>(
        'POST',
        `${messagePath(conversationId, messageId)}/deliveries/${encodeURIComponent(delivery.placeId)}/resend`,
      ),
    onSuccess: () => {
      const waiting: Delivery = { ...delivery, state: 'waiting', resend: 'no' };
      // What the stream told meanwhile is newer than this answer.
      client.setQueryData<LoadedMessages>(
        queryKeys.messages(conversationId),
        (loaded) =>
          loaded &&
          changeMessage(loaded, messageId, (message) => ({
            ...message,
            delivery: (message.delivery ?? []).map((one) => (one === delivery ? waiting : one)),
          })),
      );
      onSent();
    },
  });
}

const useStyles = makeStyles({
  button: { flexShrink: 0, whiteSpace: 'nowrap' },
  touch: { minHeight: '48px', fontSize: tokens.fontSizeBase300 },
});
