import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '../../../../../api/contract/conversations.ts';
import type { Meeting } from '../../../../../api/contract/meetings.ts';
import { visibleName } from '../../../messages/visibleName.ts';
import { useSession } from '../../../session.ts';
import { CompanyBadge } from '../../../ui/CompanyBadge.tsx';
import { PersonAvatar } from '../../../ui/PersonAvatar.tsx';

/** Who is in the room at this moment, before one goes in. */
export function PeopleNow({ meeting, conversation }: { meeting: Meeting; conversation: Conversation }) {
  const styles = useStyles();
  const { t } = useTranslation('room');
  const { person } = useSession();
  const others = meeting.present.filter(({ id }) => id !== person.id);
  const isHereElsewhere = others.length < meeting.present.length;
  return (
    <section aria-label={t('prejoin.now')} className={styles.now}>
      <h2 className={styles.title}>{t('prejoin.now')}</h2>
      {others.length === 0 && <p className={styles.none}>{t('prejoin.nobody')}</p>}
      {others.length > 0 && (
        <ul role="list" className={styles.list}>
          {others.map(({ id, name, companyId }) => {
            const company = conversation.companies.find((one) => one.id === companyId);
            return (
              <li key={id} className={styles.person}>
                <PersonAvatar id={id} name={name} size={24} />
                <span className={styles.name}>{visibleName(name)}</span>
                {company && <CompanyBadge company={company} />}
              </li>
            );
          })}
        </ul>
      )}
      {isHereElsewhere && <p className={styles.none}>{t('prejoin.elsewhere')}</p>}
    </section>
  );
}

const useStyles = makeStyles({
  now: { display: 'flex', flexDirection: 'column', gap: '8px', minWidth: 0 },
  title: { ...typographyStyles.body1Strong, margin: 0 },
  none: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2 },
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: '8px',
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  person: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 8px', minWidth: 0 },
  name: { ...typographyStyles.body1, minWidth: 0, overflowWrap: 'anywhere' },
});
