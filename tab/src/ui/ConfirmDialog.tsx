import { Button, DialogActions, makeStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureText } from './FailureText.tsx';
import { FramedDialog } from './FramedDialog.tsx';

type Props = {
  title: string;
  children: ReactNode;
  confirm: string;
  isBusy: boolean;
  /** What is asked for is not filled in yet. */
  isIncomplete?: boolean;
  error: Error | null;
  onConfirm: () => void;
  onClose: () => void;
};

/** Asks before something that cannot simply be undone. */
export function ConfirmDialog(props: Props) {
  const { title, children, confirm, isBusy, isIncomplete = false, error, onConfirm, onClose } = props;
  const styles = useStyles();
  const { t } = useTranslation();
  const actions = (
    <DialogActions className={styles.actions}>
      <Button onClick={onClose}>{t('app.cancel')}</Button>
      <Button appearance="primary" disabledFocusable={isBusy || isIncomplete} onClick={onConfirm}>
        {confirm}
      </Button>
    </DialogActions>
  );
  return (
    <FramedDialog title={title} actions={actions} onClose={onClose}>
      {children}
      {error && <FailureText error={error} />}
    </FramedDialog>
  );
}

const useStyles = makeStyles({ actions: { paddingTop: '12px', '& > button': { whiteSpace: 'nowrap' } } });
