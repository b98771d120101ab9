import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { Video16Filled, Video16Regular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { Meeting, MeetingSession } from '../../../api/contract/meetings.ts';
import type { Company } from '../../../api/contract/people.ts';
import { useTimes } from '../ui/formatTime.ts';
import { useSince } from '../ui/useSince.ts';
import { JoinMeeting } from './JoinMeeting.tsx';
import { PeopleByCompany } from './PeopleByCompany.tsx';
import { sessionLength, sessionTime } from './sessionWords.ts';
import { useAttendantName } from './useAttendantName.ts';

type Props = {
  session: MeetingSession;
  /** The meeting, while this is the time that people are in it and may be joined. */
  ongoing: Meeting | null;
  companies: readonly Company[];
  /** Of the conversation. */
  name: string;
  isTouch: boolean;
};

/** One time that people met: when, for how long, who. */
export function SessionRow({ session, ongoing, companies, name, isTouch }: Props) {
  const styles = useStyles();
  const { t } = useTranslation('meetings');
  const { t: general } = useTranslation();
  const times = useTimes();
  const since = useSince();
  const nameOf = useAttendantName();
  const needs = { t, general, times };
  const length = sessionLength(session, needs);
  const people = ongoing ? ongoing.present : session.people;
  const gone = ongoing
    ? session.people.filter(({ id }) => !ongoing.present.some((present) => present.id === id))
    : [];
  const Icon = ongoing ? Video16Filled : Video16Regular;
  return (
    <div className={styles.row}>
      <Icon className={styles.icon} aria-hidden />
      <div className={styles.words}>
        <span className={styles.when}>
          {ongoing ? t('ongoing', { since: since(session.startedAt) }) : sessionTime(session, needs)}
          {length !== null && <span className={styles.length}> · {length}</span>}
        </span>
        {people.length === 0 && (
          <bdi className={styles.facts}>{t('startedBy', { name: nameOf(session.startedBy) })}</bdi>
        )}
        <PeopleByCompany people={people} companies={companies} />
        {gone.length > 0 && (
          <bdi className={styles.facts}>{t('gone', { names: gone.map(nameOf).join(', ') })}</bdi>
        )}
        {session.others > 0 && (
          <span className={styles.facts}>{t('outside', { count: session.others })}</span>
        )}
        {ongoing && <JoinMeeting meeting={ongoing} name={name} isTouch={isTouch} />}
      </div>
    </div>
  );
}

const useStyles = makeStyles({
  row: { display: 'flex', gap: '8px', padding: '4px' },
  icon: { flexShrink: 0, marginTop: '2px', color: tokens.colorNeutralForeground2 },
  words: { display: 'flex', flexDirection: 'column', rowGap: '4px', minWidth: 0, flexGrow: 1 },
  when: { ...typographyStyles.body1 },
  length: { color: tokens.colorNeutralForeground2, whiteSpace: 'nowrap' },
  facts: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
});
