import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { ChevronDown20Regular, ChevronRight20Regular } from '@fluentui/react-icons';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MeetingSetup } from '../../../api/contract/meetings.ts';
import { Diagnosis } from './Diagnosis.tsx';
import { useMayDiagnose } from './useMayDiagnose.ts';

/** For administrators, where a meeting could not be made: the reasons, and on a press how each way stands now. */
export function DiagnosisPart({ reasons, isTouch }: { reasons: MeetingSetup['reasons']; isTouch: boolean }) {
  const styles = useStyles();
  const { t } = useTranslation('meetings');
  const mayDiagnose = useMayDiagnose();
  const [isOpen, setIsOpen] = useState(false);
  const id = useId();
  if (!mayDiagnose) return null;
  const Chevron = isOpen ? ChevronDown20Regular : ChevronRight20Regular;
  return (
    <div className={styles.part}>
      {!isOpen &&
        reasons.map(({ provider, reason }) => (
          <p key={provider} className={styles.reason}>
            {t(`provider.${provider}`)}: {t(`reason.${reason}`)}
          </p>
        ))}
      <Button
        className={isTouch ? styles.touch : undefined}
        appearance="subtle"
        icon={<Chevron />}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setIsOpen(!isOpen)}
      >
        {t('diagnosis.name')}
      </Button>
      <div id={id} className={styles.diagnosis} hidden={!isOpen}>
        {isOpen && <Diagnosis />}
      </div>
    </div>
  );
}

const useStyles = makeStyles({
  part: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    rowGap: '8px',
    paddingTop: '12px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  reason: { ...typographyStyles.caption1, margin: 0, color: tokens.colorNeutralForeground2 },
  touch: { minHeight: '48px' },
  diagnosis: { width: '100%' },
});
