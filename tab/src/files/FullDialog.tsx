import {
  Button,
  Dialog,
  DialogSurface,
  makeStyles,
  mergeClasses,
  tokens,
  typographyStyles,
} from '@fluentui/react-components';
import { Dismiss20Regular } from '@fluentui/react-icons';
import type { KeyboardEventHandler, ReactNode } from 'react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useModalEnd } from '../ui/useModalEnd.ts';
import { useFilesAround } from './FilesContext.ts';
import { useKeptFocus } from './useKeptFocus.ts';

type Props = {
  title: ReactNode;
  /** Below the title. */
  second?: ReactNode;
  /** Between the title and the button that closes. */
  actions?: ReactNode;
  onKeyDown?: KeyboardEventHandler;
  onClose: () => void;
  children: ReactNode;
};

/** A dialog that takes nearly the whole window, and in the one-pane layout all of it. */
export function FullDialog({ title, second, actions, onKeyDown, onClose, children }: Props) {
  const styles = useStyles();
  const { t } = useTranslation();
  const isOne = useFilesAround().layout === 'one';
  const id = useId();
  const keptFocus = useKeptFocus();
  useModalEnd();
  return (
    <Dialog open modalType="modal" onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface
        ref={keptFocus}
        aria-labelledby={id}
        className={mergeClasses(styles.surface, isOne && styles.whole)}
        onKeyDown={onKeyDown}
      >
        <div className={mergeClasses(styles.head, isOne && styles.wrapped)}>
          <div className={styles.titles}>
            <h2 id={id} className={styles.title}>
              {title}
            </h2>
            {second && <div className={styles.second}>{second}</div>}
          </div>
          <Button
            className={styles.close}
            data-focus-close
            appearance="subtle"
            aria-label={t('app.close')}
            icon={<Dismiss20Regular />}
            onClick={onClose}
          />
          {actions && <div className={mergeClasses(styles.actions, isOne && styles.ownLine)}>{actions}</div>}
        </div>
        <div className={styles.body}>{children}</div>
      </DialogSurface>
    </Dialog>
  );
}

const useStyles = makeStyles({
  surface: {
    display: 'flex',
    flexDirection: 'column',
    width: 'calc(100vw - 32px)',
    maxWidth: '1280px',
    height: 'calc(100dvh - 32px)',
    maxHeight: 'none',
    padding: 0,
    overflow: 'hidden',
  },
  whole: { width: '100vw', maxWidth: '100vw', height: '100dvh', border: 'none', borderRadius: 0 },
  head: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    flexShrink: 0,
    minHeight: '60px',
    padding: '4px 12px 4px 16px',
    boxSizing: 'border-box',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  wrapped: { flexWrap: 'wrap' },
  titles: { flexGrow: 1, flexBasis: 0, minWidth: 0 },
  title: {
    ...typographyStyles.subtitle2,
    margin: 0,
    // Two lines.
    maxHeight: '44px',
    overflow: 'hidden',
    overflowWrap: 'anywhere',
  },
  second: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground2,
    overflowWrap: 'anywhere',
  },
  actions: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px', flexShrink: 0 },
  // Above all else in a narrow head: the title and how to close.
  ownLine: { flexBasis: '100%', order: 2 },
  close: { order: 1, flexShrink: 0 },
  body: { flexGrow: 1, minHeight: 0, display: 'flex', flexDirection: 'column', position: 'relative' },
});
