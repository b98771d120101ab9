import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
} from '@fluentui/react-components';
import { Dismiss20Regular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureText } from './FailureText.tsx';
import { useModalEnd } from './useModalEnd.ts';

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
  useModalEnd();
  return (
    <Dialog open modalType="modal" onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle
            action={
              <Button
                appearance="subtle"
                aria-label={t('app.close')}
                icon={<Dismiss20Regular />}
                onClick={onClose}
              />
            }
          >
            {title}
          </DialogTitle>
          <DialogContent>
            {children}
            {error && <FailureText error={error} />}
          </DialogContent>
          <DialogActions className={styles.actions}>
            <Button onClick={onClose}>{t('app.cancel')}</Button>
            <Button appearance="primary" disabledFocusable={isBusy || isIncomplete} onClick={onConfirm}>
              {confirm}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

const useStyles = makeStyles({
  surface: { maxWidth: '560px' },
  actions: { paddingTop: '12px', '& > button': { whiteSpace: 'nowrap' } },
});
