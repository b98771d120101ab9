import {
  Button,
  DrawerBody,
  DrawerHeader,
  DrawerHeaderTitle,
  makeStyles,
  OverlayDrawer,
  tokens,
} from '@fluentui/react-components';
import { Dismiss20Regular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useModalEnd } from '../ui/useModalEnd.ts';

/** Pane 3 where there is no room for it beside the messages. */
export function DetailsDrawer({ children, onClose }: { children: ReactNode; onClose: () => void }) {
  const styles = useStyles();
  const { t } = useTranslation();
  useModalEnd();
  return (
    <OverlayDrawer
      open
      position="end"
      className={styles.drawer}
      aria-label={t('app.details')}
      onOpenChange={(_, { open }) => !open && onClose()}
    >
      <DrawerHeader className={styles.header}>
        <DrawerHeaderTitle
          heading={{ className: styles.title }}
          action={
            <Button
              appearance="subtle"
              aria-label={t('app.closeDetails')}
              icon={<Dismiss20Regular />}
              onClick={onClose}
            />
          }
        >
          {t('app.details')}
        </DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody className={styles.body}>
        <aside aria-label={t('app.details')}>{children}</aside>
      </DrawerBody>
    </OverlayDrawer>
  );
}

const useStyles = makeStyles({
  drawer: { width: '320px', maxWidth: '100%', backgroundColor: tokens.colorNeutralBackground2 },
  header: { padding: '12px 16px 8px' },
  title: { fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  body: { padding: 0 },
});
