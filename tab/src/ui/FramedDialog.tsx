import {
  Button,
  Dialog,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  mergeClasses,
} from '@fluentui/react-components';
import { Dismiss20Regular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useModalEnd } from './useModalEnd.ts';

type Props = {
  title: string;
  children: ReactNode;
  /** `DialogActions`; null where the buttons stand in the content. */
  actions?: ReactNode;
  /** Not where one of the actions says as much. */
  hasCross?: boolean;
  isTouch?: boolean;
  /** Roomier than for a few words. */
  isWide?: boolean;
  /** All of the window. */
  isWhole?: boolean;
  /** The content's parts stand below each other, with a space between them. */
  isSpaced?: boolean;
  onClose: () => void;
};

/** A plain dialog: its frame, its title, its cross, and where the focus goes when it closes. */
export function FramedDialog(props: Props) {
  const { title, children, actions = null, onClose } = props;
  const { hasCross = true, isTouch = false, isWide = false, isWhole = false, isSpaced = false } = props;
  const styles = useStyles();
  const { t } = useTranslation();
  useModalEnd();
  const cross = (
    <Button
      className={isTouch ? styles.touch : undefined}
      appearance="subtle"
      aria-label={t('app.close')}
      icon={<Dismiss20Regular />}
      onClick={onClose}
    />
  );
  return (
    <Dialog open modalType="modal" onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface className={mergeClasses(styles.surface, isWide && styles.wide, isWhole && styles.whole)}>
        <DialogBody className={isWhole ? styles.wholeBody : undefined}>
          <DialogTitle {...(hasCross ? { action: cross } : {})}>{title}</DialogTitle>
          <DialogContent className={isSpaced ? styles.spaced : undefined}>{children}</DialogContent>
          {actions}
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

const useStyles = makeStyles({
  surface: { maxWidth: '560px' },
  wide: { maxWidth: '720px' },
  whole: {
    width: '100vw',
    maxWidth: '100vw',
    maxHeight: '100dvh',
    padding: '16px 12px',
    boxSizing: 'border-box',
    borderRadius: 0,
  },
  wholeBody: { maxHeight: 'calc(100dvh - 32px)' },
  spaced: { display: 'flex', flexDirection: 'column', rowGap: '12px', minWidth: 0, paddingTop: '8px' },
  touch: { minWidth: '48px', minHeight: '48px' },
});
