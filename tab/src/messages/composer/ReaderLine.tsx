import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { BuildingPeople16Filled, LockClosed16Filled } from '@fluentui/react-icons';
import { Fragment, memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '../../../../api/contract/conversations.ts';
import { usePlaces } from '../../places/usePlaces.ts';
import { useSession } from '../../session.ts';
import { useIsHighContrast } from '../../ui/themes.ts';
import type { Layout } from '../../ui/useLayout.ts';
import { gfmsFirst, listParts, listWords, shortNames } from '../peopleWords.ts';

/** Names at the end of the line; more people than this are counted. */
const mostNames = 3;

type Props = { conversation: Conversation; layout: Layout };

/** Who will read what is written: before a word is written, always (rule MS10). */
export const ReaderLine = memo(function ReaderLine({ conversation, layout }: Props) {
  const styles = useStyles();
  const { t, i18n } = useTranslation();
  const isHighContrast = useIsHighContrast();
  const { company } = useSession();
  const { companies } = conversation;
  const size = layout === 'one' && styles.tall;
  if (companies.length < 2) {
    return (
      <div className={mergeClasses(styles.line, styles.onlyUs, size, isHighContrast && styles.bordered)}>
        <div className={styles.readers}>
          <LockClosed16Filled aria-hidden className={styles.icon} />
          <strong className={styles.name}>
            {t('mark.only', { company: companies[0]?.name ?? company.name })}
          </strong>
          <People conversation={conversation} />
        </div>
        <AlsoInTeams conversation={conversation} />
      </div>
    );
  }
  const names = [...companies].sort(gfmsFirst).map(({ name }) => name);
  const [before = '', after = ''] = t('messages.readBy', { companies: '\n' }).split('\n');
  return (
    <div
      className={mergeClasses(styles.line, styles.crosses, size, isHighContrast && styles.crossesBordered)}
    >
      <div className={styles.readers}>
        <BuildingPeople16Filled aria-hidden className={styles.icon} />
        <span>
          {before}
          {listParts(names, i18n.language).map(({ text, isName }, index) =>
            isName ? (
              <strong key={index} className={styles.name}>
                {text}
              </strong>
            ) : (
              <Fragment key={index}>{text}</Fragment>
            ),
          )}
          {after}
        </span>
      </div>
      <AlsoInTeams conversation={conversation} />
    </div>
  );
});

/** Readers that no list of members names. */
function AlsoInTeams({ conversation }: { conversation: Conversation }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { data: places } = usePlaces(conversation);
  if (!places || places.all === 0) return null;
  return <span className={styles.also}>{t('places.alsoIn', { count: places.all })}</span>;
}

function People({ conversation }: { conversation: Conversation }) {
  const styles = useStyles();
  const { t, i18n } = useTranslation();
  const { person } = useSession();
  const others = conversation.members.filter(({ id }) => id !== person.id);
  const names = shortNames(others);
  const more = others.length - mostNames;
  const shown = more > 1 ? [...names.slice(0, mostNames), t('messages.more', { count: more })] : names;
  return <span className={styles.people}>{listWords([...shown, t('messages.you')], i18n.language)}</span>;
}

const useStyles = makeStyles({
  line: {
    ...typographyStyles.caption1,
    display: 'flex',
    // Where there is no room for all, the places take a line of their own.
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: '8px',
    minHeight: '28px',
    padding: '4px 12px',
    boxSizing: 'border-box',
    overflowWrap: 'anywhere',
  },
  readers: { display: 'flex', alignItems: 'center', columnGap: '8px', flexGrow: 1, minWidth: 0 },
  tall: { minHeight: '36px' },
  crosses: { backgroundColor: tokens.colorPaletteTealBackground2, color: tokens.colorPaletteTealForeground2 },
  onlyUs: {
    backgroundColor: tokens.colorPaletteBerryBackground2,
    color: tokens.colorPaletteBerryForeground2,
  },
  bordered: { borderBottom: `2px solid ${tokens.colorPaletteBerryBorderActive}` },
  crossesBordered: { borderBottom: `2px solid ${tokens.colorPaletteTealBorderActive}` },
  icon: { flexShrink: 0 },
  also: { marginInlineStart: 'auto', whiteSpace: 'nowrap' },
  name: { fontWeight: tokens.fontWeightSemibold },
  people: {
    flexGrow: 1,
    minWidth: 0,
    textAlign: 'end',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
});
