import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';

type Props = {
  place: string;
  isBusy: boolean;
  error: Error | null;
  onConfirm: () => void;
  onClose: () => void;
};

/** Asks before a message is sent again that may have arrived (rules MS6, RL6). */
export function SendTwiceDialog({ place, ...dialog }: Props) {
  const { t } = useTranslation();
  return (
    <ConfirmDialog
      {...dialog}
      title={t('messages.sendTwice.title', { place })}
      confirm={t('messages.sendAgain')}
    >
      {t('messages.sendTwice.text')}
    </ConfirmDialog>
  );
}
