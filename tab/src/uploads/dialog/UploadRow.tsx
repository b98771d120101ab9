import { Button, makeStyles, ProgressBar } from '@fluentui/react-components';
import { ArrowSync20Regular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { visibleName } from '../../messages/visibleName.ts';
import { useSizes } from '../useSizes.ts';
import type { UploadFile } from '../store/batch.ts';
import { isInTheWay, mayTryAgain } from '../store/batch.ts';
import { useProblemWords } from '../useProblemWords.ts';
import { CheckPill } from './CheckPill.tsx';
import { RowFrame } from './RowFrame.tsx';
import { RemoveButton } from './RemoveButton.tsx';
import { RowWords } from './RowWords.tsx';
import { useTimeLeft } from './useTimeLeft.ts';

type Props = {
  file: UploadFile;
  body: Blob | undefined;
  /** The whole message was refused, or is being sent: nothing can be done for one file. */
  isFixed: boolean;
  onTryAgain: () => void;
  onRemove: () => void;
};

/** A file on its way: how far, how fast, how long yet; or what is wrong. */
export function UploadRow({ file, body, isFixed, onTryAgain, onRemove }: Props) {
  const styles = useStyles();
  const { t } = useTranslation();
  const sizes = useSizes();
  const problemWords = useProblemWords();
  const timeLeft = useTimeLeft();
  const name = visibleName(file.name);
  const isBlocked = file.file?.state === 'infected';
  const isHeld = file.state === 'failed' || file.state === 'stopped';
  const showsProgress = file.state === 'sending' || (file.state === 'stopped' && file.sent > 0);
  const { part, whole } = sizes.part(file.sent, file.size);
  const sentOf = t('uploads.sentOf', { part, whole });
  return (
    <RowFrame
      name={file.name}
      body={body}
      isFailed={isInTheWay(file)}
      progress={
        showsProgress && (
          <ProgressBar
            value={file.sent / file.size}
            thickness="large"
            color={file.state === 'stopped' ? 'warning' : 'brand'}
            aria-label={t('uploads.progressOf', { name })}
            aria-valuetext={sentOf}
            bar={{ className: styles.still }}
          />
        )
      }
      words={words()}
      end={
        <>
          {file.state === 'done' && file.file && <CheckPill state={file.file.state} />}
          {mayTryAgain(file) && !isFixed && (
            <Button
              icon={<ArrowSync20Regular />}
              aria-label={t('uploads.tryAgainFile', { name })}
              onClick={onTryAgain}
            >
              {t('uploads.tryAgain')}
            </Button>
          )}
          {(file.state !== 'done' || isBlocked) && !isFixed && (
            <RemoveButton
              label={t(isHeld || isBlocked ? 'uploads.remove' : 'uploads.cancelFile', { name })}
              onPress={onRemove}
            />
          )}
        </>
      }
    />
  );

  function words() {
    if (isBlocked || isHeld)
      return <RowWords kind={isInTheWay(file) ? 'failed' : 'stopped'}>{problemWords.ofFile(file)}</RowWords>;
    if (file.state === 'waiting') return <RowWords kind="waiting">{t('uploads.waiting')}</RowWords>;
    if (file.state === 'done') {
      const uploaded = t('uploads.isUploaded', { size: sizes.size(file.size) });
      return file.file?.locationRemoved ? `${uploaded}. ${t('uploads.locationRemoved')}` : uploaded;
    }
    if (file.sent >= file.size) return t('uploads.finishing', { size: sizes.size(file.size) });
    if (file.rate === null || file.rate === 0) return sentOf;
    return [sentOf, sizes.rate(file.rate), timeLeft((file.size - file.sent) / file.rate)].join(' · ');
  }
}

const useStyles = makeStyles({
  // Steps of a few per cent need no film.
  still: { transitionProperty: 'none' },
});
