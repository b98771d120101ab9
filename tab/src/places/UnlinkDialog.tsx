import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Place } from '../../../api/contract/places.ts';
import { visibleName } from '../messages/visibleName.ts';
import { queryKeys } from '../queryKeys.ts';
import { useSession } from '../session.ts';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { placesPath } from './placesPath.ts';

type Props = { conversationId: string; place: Place; onClose: () => void };

/** Asks before a Teams place no longer shows the conversation. */
export function UnlinkDialog({ conversationId, place, onClose }: Props) {
  const { t } = useTranslation();
  const { api } = useSession();
  const client = useQueryClient();
  const unlink = useMutation({
    mutationFn: () => api.send<undefined>('DELETE', placesPath(conversationId, place.id)),
    onSuccess: () => {
      onClose();
      void client.invalidateQueries({ queryKey: queryKeys.places(conversationId) });
    },
  });
  return (
    <ConfirmDialog
      title={t('places.unlinkTitle', { name: visibleName(place.name) })}
      confirm={t('places.unlinkConfirm')}
      isBusy={unlink.isPending}
      error={unlink.error}
      onConfirm={() => unlink.mutate()}
      onClose={onClose}
    >
      {t('places.unlinkText')}
    </ConfirmDialog>
  );
}
