import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiFailure } from '../api.ts';
import { FailureText } from './FailureText.tsx';

const failure = new ApiFailure({ status: 0, code: 'offline', message: 'a part of the tab did not load' });

/** Says at the lower edge that what was pressed could not be loaded. */
export function PartNotLoaded() {
  const styles = useStyles();
  const { t } = useTranslation();
  const [isShown, setIsShown] = useState(true);
  if (!isShown) return null;
  return (
    <div className={styles.notice}>
      <FailureText error={failure} />
      <Button size="small" onClick={() => setIsShown(false)}>
        {t('app.close')}
      </Button>
    </div>
  );
}

const useStyles = makeStyles({
  notice: {
    position: 'fixed',
    bottom: '16px',
    left: '16px',
    zIndex: 1,
    display: 'flex',
    alignItems: 'center',
    gap: '12px',
    maxWidth: 'calc(100% - 32px)',
    padding: '8px 12px',
    boxSizing: 'border-box',
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow16,
  },
});
