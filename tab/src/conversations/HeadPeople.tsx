import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { ConversationSummary } from '../../../api/contract/conversations.ts';
import { useSession } from '../session.ts';
import { CompanyBadge } from '../ui/CompanyBadge.tsx';
import { OnlyUs } from '../ui/OnlyUs.tsx';
import { firstName, inReadingOrder } from './peopleOrder.ts';

/** Who reads this conversation, by company, under its name. */
export function HeadPeople({
  conversation,
  isNarrow,
}: {
  conversation: ConversationSummary;
  isNarrow: boolean;
}) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { person } = useSession();
  const { companies, members } = conversation;
  const [only] = companies;
  return (
    <span className={styles.people}>
      {companies.length === 1 && only ? (
        <span className={styles.company}>
          <OnlyUs company={only} look="badge" />
          <span className={styles.count}>{members.length}</span>
        </span>
      ) : (
        [...companies]
          .sort((a, b) => Number(a.kind === 'gfms') - Number(b.kind === 'gfms'))
          .map((company) => (
            <span key={company.id} className={styles.company}>
              <CompanyBadge company={company} />
              {!isNarrow && (
                <span className={styles.count}>
                  {members.filter((member) => member.companyId === company.id).length}
                </span>
              )}
            </span>
          ))
      )}
      {!isNarrow && (
        <span className={styles.names}>
          {inReadingOrder(members, person.id).map((member, index) => (
            <span key={member.id}>
              {index > 0 && ', '}
              {member.id === person.id ? t('head.you') : firstName(member.name)}
            </span>
          ))}
          {conversation.kind === 'direct' && conversation.case && (
            <span>&nbsp;· {t('head.sideRoomOf', { number: conversation.case.number })}</span>
          )}
        </span>
      )}
    </span>
  );
}

const useStyles = makeStyles({
  people: { display: 'flex', alignItems: 'center', gap: '8px', minWidth: 0, overflow: 'hidden' },
  company: { display: 'flex', alignItems: 'center', gap: '4px', flexShrink: 0 },
  count: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
  // A name for which there is no room goes to a second line, which is not seen: no name is cut in two.
  names: {
    ...typographyStyles.caption1,
    display: 'flex',
    flexWrap: 'wrap',
    flexGrow: 1,
    minWidth: 0,
    height: tokens.lineHeightBase200,
    overflow: 'hidden',
    color: tokens.colorNeutralForeground2,
    whiteSpace: 'pre',
  },
});
