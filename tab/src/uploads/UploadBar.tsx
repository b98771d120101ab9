import {
  Button,
  makeStyles,
  mergeClasses,
  ProgressBar,
  tokens,
  typographyStyles,
} from '@fluentui/react-components';
import { ArrowUpload20Regular, ErrorCircle20Filled } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { Layout } from '../ui/useLayout.ts';
import { useSizes } from './useSizes.ts';
import type { Batch } from './store/batch.ts';
import { isInTheWay, isShareable } from './store/batch.ts';
import { useProblemWords } from './useProblemWords.ts';
import { useStuckWords } from './useStuckWords.ts';

type Props = {
  batches: readonly Batch[];
  /** Files that are listed in the closed dialog and have not left. */
  chosenCount: number;
  layout: Layout;
  onShow: () => void;
  onCancel: () => void;
  /** Both for the messages that were refused. */
  onTryAgain: () => void;
  onDiscard: () => void;
};

/** Above the composer while something is on its way: the dialog may be closed. */
export function UploadBar(props: Props) {
  const { batches, chosenCount, layout, onShow, onCancel, onTryAgain, onDiscard } = props;
  const styles = useStyles();
  const { t } = useTranslation();
  const sizes = useSizes();
  const problemWords = useProblemWords();
  const stuckWords = useStuckWords(batches);
  const files = batches.flatMap((batch) => batch.files);
  if (files.length === 0 && chosenCount === 0) return null;
  const refusal = batches.find((batch) => batch.refusal)?.refusal ?? null;
  const share = sum(files.map(({ sent }) => sent)) / Math.max(1, sum(files.map(({ size }) => size)));
  const failed = files.filter(isInTheWay).length;
  const isFailed = refusal !== null || failed > 0;
  return (
    <section
      aria-label={t('uploads.bar.label')}
      className={mergeClasses(styles.bar, layout === 'one' && styles.inOne)}
    >
      <div className={styles.row}>
        {isFailed ? (
          <ErrorCircle20Filled aria-hidden className={styles.failed} />
        ) : (
          <ArrowUpload20Regular aria-hidden className={styles.icon} />
        )}
        <span className={styles.words}>{words()}</span>
        <span className={styles.buttons}>
          <Button size="small" onClick={refusal ? onTryAgain : onShow}>
            {t(refusal ? 'uploads.tryAgain' : 'uploads.bar.show')}
          </Button>
          <Button
            size="small"
            appearance={refusal ? 'secondary' : 'subtle'}
            onClick={refusal ? onDiscard : onCancel}
          >
            {t(refusal ? 'uploads.discard' : 'uploads.bar.cancel')}
          </Button>
        </span>
      </div>
      {files.length > 0 && !isFailed && (
        <ProgressBar
          value={share}
          aria-label={t('uploads.bar.label')}
          shape="square"
          className={styles.progress}
        />
      )}
    </section>
  );

  function words(): string {
    if (refusal) return problemWords.ofBatch(refusal);
    if (stuckWords !== null) return stuckWords;
    if (failed > 0) return t('uploads.bar.failed', { count: failed });
    if (files.length === 0) return t('uploads.bar.chosen', { count: chosenCount });
    const left = files.filter((file) => !isShareable(file));
    if (left.length === 0) return t('uploads.sending');
    const isWaiting = left.some(({ stoppedBy }) => stoppedBy === 'network');
    const percent = sizes.percent(share);
    return t(isWaiting ? 'uploads.bar.waiting' : 'uploads.bar.uploading', { count: left.length, percent });
  }
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

const useStyles = makeStyles({
  bar: {
    flexShrink: 0,
    width: 'calc(100% - 32px)',
    maxWidth: '860px',
    margin: '8px auto 0',
    boxSizing: 'border-box',
    overflow: 'hidden',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
  },
  inOne: {
    width: '100%',
    maxWidth: 'none',
    margin: 0,
    borderRadius: 0,
    borderLeftStyle: 'none',
    borderRightStyle: 'none',
    borderBottomStyle: 'none',
  },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px', padding: '4px 8px 4px 12px' },
  icon: { flexShrink: 0, color: tokens.colorBrandForeground1 },
  failed: { flexShrink: 0, color: tokens.colorPaletteRedForeground1 },
  words: {
    ...typographyStyles.caption1,
    flex: '1 1 100px',
    minWidth: 0,
    overflowWrap: 'anywhere',
    fontVariantNumeric: 'tabular-nums',
  },
  buttons: { display: 'flex', columnGap: '8px', marginInlineStart: 'auto' },
  progress: { height: '2px' },
});
