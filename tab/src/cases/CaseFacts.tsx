import { Link, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ServiceCase } from '../../../api/contract/cases.ts';
import { useSession } from '../session.ts';
import { useTimes } from '../ui/formatTime.ts';
import { machineName } from './machineName.ts';

/** What is known of the case, in two columns; the less asked for on request. */
export function CaseFacts({ item }: { item: ServiceCase }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { company, gfms } = useSession();
  const times = useTimes();
  const [isAll, setIsAll] = useState(false);
  const isGfms = company.kind === 'gfms';
  // The customer's people know their own contact.
  const isContactShown = isGfms || isAll;
  const { machine, contact, site, assignee } = item;
  return (
    <div className={styles.box}>
      <dl className={styles.facts}>
        <Fact label={t('case.machine')}>{machineName(machine) || t('case.machineUnconfirmed')}</Fact>
        <Fact label={t('case.serialNumber')}>
          {machine.serialNumber && <span className={styles.mono}>{machine.serialNumber}</span>}
        </Fact>
        <Fact label={t('case.alarm')}>{item.alarmText}</Fact>
        <Fact label={isGfms ? t('case.engineer') : t('case.yourContact')}>
          {assignee ? t('case.contactAt', { name: assignee.name, company: gfms.name }) : t('case.nobodyYet')}
        </Fact>
        <Fact label={t('case.contact')}>
          {isContactShown && contact.name}
          {isContactShown && contact.telephone && (
            <>
              {contact.name && ' · '}
              <Link
                className={styles.call}
                href={`tel:${contact.telephone.replace(/[^+\d]/g, '')}`}
                aria-label={t('case.callName', { name: contact.name || contact.telephone })}
              >
                {contact.name ? t('case.call') : contact.telephone}
              </Link>
            </>
          )}
        </Fact>
        {isAll && (
          <>
            <Fact label={t('case.email')}>{contact.email}</Fact>
            <Fact label={t('case.customer')}>{isGfms && item.customer.name}</Fact>
            <Fact label={t('case.site')}>{[site.name, site.timeZone].filter(Boolean).join(', ')}</Fact>
            <Fact label={t('case.technology')}>{machine.technology}</Fact>
            <Fact label={isGfms ? t('case.customerReference') : t('case.reference')}>
              {item.customerReference}
            </Fact>
            <Fact label={t('case.serviceOrganisation')}>{item.serviceOrganisation}</Fact>
            <Fact label={t('case.created')}>{`${item.createdBy.name}, ${times.moment(item.createdAt)}`}</Fact>
            <Fact label={t('case.description')}>
              {item.description && <span className={styles.text}>{item.description}</span>}
            </Fact>
          </>
        )}
      </dl>
      <Link as="button" className={styles.more} aria-expanded={isAll} onClick={() => setIsAll(!isAll)}>
        {isAll ? t('case.fewerFacts') : t('case.allFacts')}
      </Link>
    </div>
  );
}

/** A fact that is not known takes no place. */
function Fact({ label, children }: { label: string; children: ReactNode }) {
  const styles = useStyles();
  if (!children || (Array.isArray(children) && !children.some(Boolean))) return null;
  return (
    <>
      <dt className={styles.label}>{label}</dt>
      <dd className={styles.value}>{children}</dd>
    </>
  );
}

const useStyles = makeStyles({
  box: { padding: '8px 12px', borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  facts: {
    display: 'grid',
    gridTemplateColumns: '86px minmax(0, 1fr)',
    columnGap: '8px',
    rowGap: '2px',
    margin: 0,
  },
  label: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  value: { ...typographyStyles.caption1, margin: 0, overflowWrap: 'anywhere' },
  mono: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: '18px',
    fontVariantLigatures: 'none',
    fontWeight: tokens.fontWeightSemibold,
  },
  text: { whiteSpace: 'pre-wrap' },
  call: { ...typographyStyles.caption1 },
  more: { ...typographyStyles.caption1, marginTop: '4px' },
});
