import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { ConversationSummary } from '../../../api/contract/conversations.ts';
import { useSession } from '../session.ts';
import { FailureText } from '../ui/FailureText.tsx';
import { ConversationRow } from './ConversationRow.tsx';
import { ListSection } from './ListSection.tsx';
import { MoreRows } from './MoreRows.tsx';
import { OtherCaseRow } from './OtherCaseRow.tsx';
import { useArrowKeys } from './useArrowKeys.ts';
import type { FoundRows } from './useFoundRows.ts';
import { useJoinCase } from './useJoinCase.ts';

type Props = {
  rows: FoundRows;
  openId: string | null;
  onOpen: (id: string) => void;
  /** In a search, sections without a hit are left out. */
  isSearch: boolean;
};

/** The three lists of pane 1. */
export function ConversationLists({ rows, openId, onOpen, isSearch }: Props) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { company, gfms } = useSession();
  const join = useJoinCase(onOpen);
  const { handlers, tabStopAmong } = useArrowKeys(openId);
  const { caseChats, otherCases, directChats } = rows;
  const tabStop = tabStopAmong([
    ...caseChats.map((row) => row.id),
    ...otherCases.map((item) => item.number),
    ...directChats.map((row) => row.id),
  ]);
  const isShown = (list: readonly unknown[]) => !isSearch || list.length > 0;

  const conversation = (row: ConversationSummary) => (
    <li key={row.id} data-row-key={row.id}>
      <ConversationRow
        conversation={row}
        isSelected={row.id === openId}
        isTabStop={row.id === tabStop}
        onOpen={onOpen}
      />
    </li>
  );

  return (
    <div {...handlers}>
      {isShown(caseChats) && (
        <ListSection title={t('list.serviceCaseChats')}>
          {caseChats.length === 0 && otherCases.length === 0 && (
            <p className={styles.empty}>
              {company.kind === 'gfms' ? t('list.noCaseGfms') : t('list.noCaseCustomer', { gfms: gfms.name })}
            </p>
          )}
          <ul className={styles.list}>{caseChats.map(conversation)}</ul>
        </ListSection>
      )}
      {otherCases.length > 0 && (
        <ListSection title={t('list.otherOpenCases')}>
          {join.error && <FailureText error={join.error} />}
          <ul className={styles.list}>
            {otherCases.map((item) => (
              <li key={item.number} data-row-key={item.number}>
                <OtherCaseRow
                  item={item}
                  isTabStop={item.number === tabStop}
                  isJoining={join.isPending && join.variables.number === item.number}
                  onJoin={join.mutate}
                />
              </li>
            ))}
          </ul>
          {rows.showMoreCases && (
            <Button className={styles.more} appearance="subtle" size="small" onClick={rows.showMoreCases}>
              {t('list.showMore')}
            </Button>
          )}
        </ListSection>
      )}
      {isShown(directChats) && (
        <ListSection title={t('list.directChats')}>
          {directChats.length === 0 && !rows.showMore && (
            <p className={styles.empty}>{t('list.noDirectChats', { company: company.name })}</p>
          )}
          <ul className={styles.list}>{directChats.map(conversation)}</ul>
        </ListSection>
      )}
      {rows.showMore && <MoreRows onWanted={rows.showMore} />}
    </div>
  );
}

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  empty: {
    ...typographyStyles.caption1,
    margin: 0,
    padding: '4px 16px 8px',
    color: tokens.colorNeutralForeground2,
  },
  more: { margin: '0 16px 4px' },
});
