import { Button, makeStyles, typographyStyles } from '@fluentui/react-components';
import { PeopleAdd20Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conversation, Details, Member } from '../../../api/contract/conversations.ts';
import { CompanyBadge } from '../ui/CompanyBadge.tsx';
import { LazyPart } from '../ui/LazyPart.tsx';
import { OnlyUs } from '../ui/OnlyUs.tsx';
import { DetailsSection } from './DetailsSection.tsx';
import { PersonRow } from './PersonRow.tsx';

const loadAddPeople = () => import('./AddPeopleDialog.tsx').then((file) => file.AddPeopleDialog);
const loadRemove = () => import('./RemoveDialog.tsx').then((file) => file.RemoveDialog);

type Props = { conversation: Conversation; people: Details['people']; onLeft: () => void };

/** Who takes part, by company. */
export function PeopleSection({ conversation, people, onLeft }: Props) {
  const styles = useStyles();
  const { t } = useTranslation();
  const [isAdding, setIsAdding] = useState(false);
  const [leaving, setLeaving] = useState<Member | null>(null);
  const isClosed = conversation.kind === 'serviceCase' && conversation.case?.state === 'closed';
  const byCompany = [...people].sort(
    (a, b) => Number(a.company.kind === 'gfms') - Number(b.company.kind === 'gfms'),
  );
  const count = people.reduce((sum, group) => sum + group.members.length, 0);
  return (
    <DetailsSection
      title={t('details.people')}
      count={count}
      action={
        !isClosed && (
          <Button
            appearance="subtle"
            size="small"
            className={styles.add}
            icon={<PeopleAdd20Regular />}
            onClick={() => setIsAdding(true)}
          >
            {t('people.add')}
          </Button>
        )
      }
    >
      {byCompany.map(({ company, members }) => (
        <div key={company.id} className={styles.company}>
          {people.length === 1 ? (
            <OnlyUs company={company} look="badge" />
          ) : (
            <CompanyBadge company={company} />
          )}
          <ul className={styles.list}>
            {members.map((member) => (
              <PersonRow
                key={member.id}
                member={member}
                conversation={conversation}
                onRemove={isClosed ? null : setLeaving}
              />
            ))}
          </ul>
        </div>
      ))}
      {isAdding && (
        <LazyPart load={loadAddPeople} props={{ conversation, onClose: () => setIsAdding(false) }} />
      )}
      {leaving && (
        <LazyPart
          load={loadRemove}
          props={{ conversation, member: leaving, onClose: () => setLeaving(null), onLeft }}
        />
      )}
    </DetailsSection>
  );
}

const useStyles = makeStyles({
  add: { ...typographyStyles.caption1Strong },
  company: { padding: '0 4px 4px' },
  list: { listStyleType: 'none', margin: 0, padding: '4px 0 0' },
});
