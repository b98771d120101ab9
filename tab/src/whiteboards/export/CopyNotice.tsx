import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { ArrowSync20Regular, CheckmarkCircle20Regular, Dismiss20Regular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { FailureText } from '../../ui/FailureText.tsx';
import type { Copy } from './useCopy.ts';

/** Below the head, how the copy for the conversation stands. */
export function CopyNotice({ copy, isTouch }: { copy: Copy; isTouch: boolean }) {
  const styles = useStyles();
  const { t } = useTranslation();
  if (!copy.isPending && !copy.isDone && !copy.error) return null;
  const touch = isTouch ? styles.touch : undefined;
  return (
    <div className={styles.notice}>
      {copy.isPending && <Spinner size="tiny" role="status" label={t('whiteboards.export.copying')} />}
      {copy.isDone && (
        <p role="status" className={styles.words}>
          <CheckmarkCircle20Regular aria-hidden />
          {t('whiteboards.export.copied')}
        </p>
      )}
      {copy.error && (
        <>
          <div className={styles.failed}>
            {t('whiteboards.export.copyFailed')}
            <FailureText error={copy.error} />
          </div>
          <Button className={touch} icon={<ArrowSync20Regular />} onClick={copy.tryAgain}>
            {t('notice.tryAgain')}
          </Button>
        </>
      )}
      {!copy.isPending && (
        <Button
          className={touch}
          appearance="subtle"
          icon={<Dismiss20Regular />}
          aria-label={t('app.close')}
          onClick={copy.dismiss}
        />
      )}
    </div>
  );
}

const useStyles = makeStyles({
  notice: {
    position: 'absolute',
    zIndex: 2,
    top: '64px',
    right: '8px',
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '8px',
    maxWidth: 'calc(100% - 16px)',
    padding: '8px 12px',
    boxSizing: 'border-box',
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow16,
    whiteSpace: 'normal',
  },
  words: { display: 'flex', alignItems: 'center', gap: '8px', margin: 0 },
  failed: { flexGrow: 1, minWidth: 0 },
  touch: { minWidth: '48px', minHeight: '48px' },
});
