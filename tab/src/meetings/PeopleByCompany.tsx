import { makeStyles, typographyStyles } from '@fluentui/react-components';
import type { Meeting } from '../../../api/contract/meetings.ts';
import type { Company } from '../../../api/contract/people.ts';
import { CompanyBadge } from '../ui/CompanyBadge.tsx';
import { useAttendantName } from './useAttendantName.ts';

type Props = {
  people: readonly Pick<Meeting['present'][number], 'id' | 'name' | 'companyId'>[];
  /** Of the conversation. */
  companies: readonly Company[];
};

/** Who meets, under the badges of their companies. */
export function PeopleByCompany({ people, companies }: Props) {
  const styles = useStyles();
  const nameOf = useAttendantName();
  return companies.map((company) => {
    const names = people.filter(({ companyId }) => companyId === company.id).map(nameOf);
    if (names.length === 0) return null;
    return (
      <span key={company.id} className={styles.company}>
        <CompanyBadge company={company} /> <bdi>{names.join(', ')}</bdi>
      </span>
    );
  });
}

const useStyles = makeStyles({
  company: { ...typographyStyles.caption1, display: 'block', overflowWrap: 'anywhere' },
});
