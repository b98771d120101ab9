import {
  Button,
  Dialog,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
} from '@fluentui/react-components';
import { Dismiss20Regular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useModalEnd } from '../ui/useModalEnd.ts';

type Props = { title: string; isTouch?: boolean; onClose: () => void; children: ReactNode };

/** A dialog that only its cross closes: its buttons stand where they belong. */
export function MeetingDialog({ title, isTouch = false, onClose, children }: Props) {
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
                className={isTouch ? styles.touch : undefined}
                appearance="subtle"
                aria-label={t('app.close')}
                icon={<Dismiss20Regular />}
                onClick={onClose}
              />
            }
          >
            {title}
          </DialogTitle>
          <DialogContent className={styles.content}>{children}</DialogContent>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

const useStyles = makeStyles({
  surface: { maxWidth: '560px' },
  touch: { minWidth: '48px', minHeight: '48px' },
  content: { display: 'flex', flexDirection: 'column', rowGap: '16px', paddingTop: '8px' },
});
