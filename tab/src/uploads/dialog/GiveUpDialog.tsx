import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';

/** Files that were uploaded, are on their way or being recorded. */
type Props = { count: number; onConfirm: () => void; onClose: () => void };

/** Asks before files are thrown away. */
export function GiveUpDialog({ count, onConfirm, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <ConfirmDialog
      title={t('uploads.giveUp.title')}
      confirm={t('uploads.giveUp.confirm')}
      isBusy={false}
      error={null}
      onConfirm={onConfirm}
      onClose={onClose}
    >
      {t('uploads.giveUp.text', { count })}
    </ConfirmDialog>
  );
}
