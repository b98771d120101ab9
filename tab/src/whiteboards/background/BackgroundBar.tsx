import { Button, makeStyles, ProgressBar, tokens, typographyStyles } from '@fluentui/react-components';
import { ArrowSync20Regular, Dismiss20Regular, ErrorCircle20Filled } from '@fluentui/react-icons';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { ApiFailure } from '../../api.ts';
import { visibleName } from '../../messages/visibleName.ts';
import type { Layout } from '../../ui/useLayout.ts';
import { useSizes } from '../../uploads/useSizes.ts';
import { BackgroundFailure } from './BackgroundFailure.ts';
import type { Backgrounds, Job } from './useBackgrounds.ts';

/** What is on its way to be drawn on, and what did not get there. */
export function BackgroundBar({ backgrounds, layout }: { backgrounds: Backgrounds; layout: Layout }) {
  const styles = useStyles();
  if (backgrounds.jobs.length === 0) return null;
  return (
    <ul role="list" className={styles.bar}>
      {backgrounds.jobs.map((job) => (
        <li key={job.key} className={styles.job}>
          <JobRow job={job} backgrounds={backgrounds} isTouch={layout === 'one'} />
        </li>
      ))}
    </ul>
  );
}

type RowProps = { job: Job; backgrounds: Backgrounds; isTouch: boolean };

function JobRow({ job, backgrounds, isTouch }: RowProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { percent } = useSizes();
  const name = visibleName(job.name);
  if (job.step !== 'failed') {
    const words =
      job.step === 'uploading' && job.part >= 1
        ? t('whiteboards.background.sharing', { name })
        : stepWords(job, { t, name, percent });
    return (
      <div className={styles.words}>
        <span aria-hidden>{words}</span>
        {/* The step is said, not each of its percents. */}
        <span role="status" className={styles.said}>
          {t(`whiteboards.background.said.${job.step}`, { name })}
        </span>
        <ProgressBar
          aria-hidden
          thickness="medium"
          {...(job.step === 'uploading' && job.part < 1 ? { value: job.part } : {})}
        />
      </div>
    );
  }
  const { error } = job;
  const mayTryAgain = !(error instanceof BackgroundFailure) || error.problem === 'failed';
  const touch = isTouch ? styles.touch : undefined;
  return (
    <>
      <p role="alert" className={styles.failure}>
        <ErrorCircle20Filled className={styles.failed} aria-hidden />
        <span>{failureWords(error, { t, name })}</span>
      </p>
      {mayTryAgain && (
        <Button className={touch} icon={<ArrowSync20Regular />} onClick={() => backgrounds.tryAgain(job.key)}>
          {t('notice.tryAgain')}
        </Button>
      )}
      <Button
        appearance="subtle"
        className={touch}
        icon={<Dismiss20Regular />}
        aria-label={t('app.close')}
        onClick={() => backgrounds.dismiss(job.key)}
      />
    </>
  );
}

type StepNeeds = { t: TFunction; name: string; percent: (part: number) => string };

function stepWords(job: Exclude<Job, { step: 'failed' }>, { t, name, percent }: StepNeeds): string {
  switch (job.step) {
    case 'rendering':
      return t('whiteboards.background.rendering', { name, page: job.page });
    case 'uploading':
      return t('whiteboards.background.uploading', { name, percent: percent(job.part) });
    case 'checking':
      return t('whiteboards.background.checking', { name });
    case 'loading':
      return t('whiteboards.background.loadingPicture', { name });
    default:
      return job satisfies never;
  }
}

export function failureWords(error: Error, { t, name }: { t: TFunction; name: string }): string {
  if (error instanceof BackgroundFailure) {
    const words = t(`whiteboards.background.${error.problem}`, { name });
    return error.code === null || error.problem !== 'failed'
      ? words
      : `${words} ${t(`failure.${error.code}`)}`;
  }
  if (error.name === 'PasswordException') return t('whiteboards.background.pdfPassword', { name });
  if (error.name === 'InvalidPDFException') return t('whiteboards.background.pdfFailed', { name });
  const words = t('whiteboards.background.failed', { name });
  if (!(error instanceof ApiFailure)) return words;
  const reference = error.reference === null ? '' : ` ${t('notice.reference')} ${error.reference}`;
  return `${words} ${t(`failure.${error.code}`)}${reference}`;
}

const useStyles = makeStyles({
  bar: {
    flexShrink: 0,
    maxHeight: '30%',
    overflowY: 'auto',
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  job: {
    ...typographyStyles.body1,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '8px',
    padding: '6px 16px',
  },
  said: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
  words: { position: 'relative', flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' },
  failure: {
    display: 'flex',
    flexGrow: 1,
    flexBasis: '200px',
    gap: '8px',
    minWidth: 0,
    margin: 0,
    overflowWrap: 'anywhere',
  },
  failed: { flexShrink: 0, color: tokens.colorStatusDangerForeground1 },
  touch: { minWidth: '48px', minHeight: '48px' },
});
