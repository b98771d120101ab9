import { Button, makeStyles } from '@fluentui/react-components';
import { Stethoscope20Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LazyPart } from '../ui/LazyPart.tsx';
import { loadDiagnosisDialog } from './loadMeetingParts.ts';
import { useMayDiagnose } from './useMayDiagnose.ts';

/** For administrators and dispatchers: which ways to a meeting there are. */
export function DiagnosisLink({ isTouch }: { isTouch: boolean }) {
  const styles = useStyles();
  const { t } = useTranslation('meetings');
  const mayDiagnose = useMayDiagnose();
  const [isOpen, setIsOpen] = useState(false);
  if (!mayDiagnose) return null;
  return (
    <>
      <Button
        className={isTouch ? styles.touch : styles.plain}
        appearance="subtle"
        size="small"
        icon={<Stethoscope20Regular />}
        onClick={() => setIsOpen(true)}
      >
        {t('diagnosis.name')}
      </Button>
      {isOpen && <LazyPart load={loadDiagnosisDialog} props={{ onClose: () => setIsOpen(false) }} />}
    </>
  );
}

const useStyles = makeStyles({
  plain: { alignSelf: 'flex-start' },
  touch: { alignSelf: 'flex-start', minHeight: '48px' },
});
