import { makeStyles, Spinner, tokens, typographyStyles } from '@fluentui/react-components';
import { ArrowRight16Filled, CheckmarkCircle16Regular, DismissCircle16Regular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { MeetingDiagnosis } from '../../../api/contract/meetings.ts';
import { NotListed } from '../files/NotListed.tsx';
import { useSession } from '../session.ts';

/** Each way to a meeting, in their order: whether it works, else why not, and which one a new meeting takes (rule VC2). */
export function Diagnosis() {
  const styles = useStyles();
  const { t } = useTranslation('meetings');
  const { api } = useSession();
  const { data, error, refetch } = useQuery({
    queryKey: ['meetingProviders'],
    queryFn: ({ signal }) => api.get<MeetingDiagnosis>('/api/meeting-providers', signal),
    // What is asked for is how it stands now.
    staleTime: 0,
    gcTime: 0,
  });
  if (error && !data) return <NotListed error={error} onTryAgain={() => void refetch()} />;
  if (!data) return <Spinner size="tiny" role="status" label={t('diagnosis.loading')} />;
  return (
    <>
      {data.wouldUse === null && <p className={styles.none}>{t('diagnosis.none')}</p>}
      <ol className={styles.list}>
        {data.providers.map(({ provider, reason, detail }) => {
          const Icon = reason === null ? CheckmarkCircle16Regular : DismissCircle16Regular;
          return (
            <li key={provider} className={styles.way}>
              <span className={styles.name}>{t(`provider.${provider}`)}</span>
              <span className={styles.state}>
                <Icon className={styles.icon} aria-hidden />
                {reason === null
                  ? t('diagnosis.works')
                  : t('diagnosis.closed', { reason: t(`reason.${reason}`) })}
              </span>
              {data.wouldUse === provider && (
                <span className={styles.next}>
                  <ArrowRight16Filled className={styles.icon} aria-hidden />
                  {t('diagnosis.next')}
                </span>
              )}
              {detail !== null && (
                <span className={styles.state}>
                  <span>
                    {t('diagnosis.answer')}: <span className={styles.detail}>{detail}</span>
                  </span>
                </span>
              )}
            </li>
          );
        })}
      </ol>
    </>
  );
}

const useStyles = makeStyles({
  none: { margin: 0 },
  list: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: '12px',
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  way: { display: 'flex', flexDirection: 'column', rowGap: '4px' },
  name: { ...typographyStyles.body1Strong },
  state: { display: 'flex', gap: '4px', color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  next: { display: 'flex', gap: '4px', color: tokens.colorBrandForeground1 },
  icon: { flexShrink: 0, marginTop: '2px' },
  detail: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200, userSelect: 'all' },
});
