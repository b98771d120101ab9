import { useTranslation } from 'react-i18next';
import { Diagnosis } from './Diagnosis.tsx';
import { MeetingDialog } from './MeetingDialog.tsx';

/** For administrators, from pane 3. */
export function DiagnosisDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('meetings');
  return (
    <MeetingDialog title={t('diagnosis.title')} onClose={onClose}>
      <Diagnosis />
    </MeetingDialog>
  );
}
