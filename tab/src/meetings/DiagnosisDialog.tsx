import { useTranslation } from 'react-i18next';
import { FramedDialog } from '../ui/FramedDialog.tsx';
import { Diagnosis } from './Diagnosis.tsx';

/** For administrators, from pane 3. */
export function DiagnosisDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('meetings');
  return (
    <FramedDialog title={t('diagnosis.title')} isSpaced onClose={onClose}>
      <Diagnosis />
    </FramedDialog>
  );
}
