import { Button, mergeClasses } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { Layout } from '../../ui/useLayout.ts';
import type { Batch } from '../store/batch.ts';
import { filesInTheWay } from '../store/batch.ts';
import type { Uploads } from '../store/createUploads.ts';
import { hasOthers, useStuckWords } from '../useStuckWords.ts';
import { useDialogStyles } from './useDialogStyles.ts';

type Props = {
  uploads: Uploads;
  batches: readonly Batch[];
  layout: Layout;
  isOffline: boolean;
  /** Files are listed that Upload would send. */
  isReady: boolean;
  /** The camera is open, or something is recorded: it would be lost. */
  isCapturing: boolean;
  onCancel: () => void;
  onUpload: () => void;
};

/** What happens next, and the two buttons that decide it. */
export function DialogFooter(props: Props) {
  const { uploads, batches, layout, isOffline, isReady, isCapturing, onCancel, onUpload } = props;
  const styles = useDialogStyles();
  const { t } = useTranslation();
  const stuckWords = useStuckWords(batches);
  const isRunning = batches.length > 0;
  const sendsOthers = !isReady && hasOthers(batches);
  const sendOthers = () => {
    for (const { key } of batches.flatMap(filesInTheWay)) uploads.remove(key);
  };
  return (
    <div className={mergeClasses(styles.footer, layout === 'one' && styles.footerInOne)}>
      <p className={styles.note}>{noteWords()}</p>
      <div className={styles.buttons}>
        <Button onClick={onCancel}>{t(isRunning ? 'uploads.cancelAll' : 'app.cancel')}</Button>
        <Button
          appearance="primary"
          disabledFocusable={isCapturing || (!isReady && !sendsOthers)}
          onClick={sendsOthers ? sendOthers : onUpload}
        >
          {t(sendsOthers ? 'uploads.sendOthers' : 'uploads.upload')}
        </Button>
      </div>
    </div>
  );

  function noteWords(): string {
    if (stuckWords !== null) return stuckWords;
    if (!uploads.isKept() && (isRunning || isReady)) return t('uploads.notKept');
    return t(isOffline ? 'uploads.footerOffline' : 'uploads.footer');
  }
}
