import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { useSession } from '../session.ts';
import { useShownConversation } from './ListContext.ts';
import { gfmsFirst, listWords, shortNames } from './peopleWords.ts';

/** More people than this are a company, not names. */
const mostNames = 4;

/** Nothing written yet: who will read it comes first. */
export function EmptyHint() {
  const styles = useStyles();
  const { t, i18n } = useTranslation();
  const { person } = useSession();
  const { companies, members } = useShownConversation();
  const others = members.filter(({ id }) => id !== person.id);
  const isNamed = companies.length === 1 && others.length > 0 && others.length <= mostNames;
  const readers = isNamed
    ? [...shortNames(others), t('messages.you')]
    : [...companies].sort(gfmsFirst).map((company) => company.name);
  return (
    <div className={styles.hint}>
      <p className={styles.title}>{t('messages.empty.title')}</p>
      <p className={styles.text}>
        {t(companies.length === 1 ? 'messages.empty.onlyReaders' : 'messages.empty.readers', {
          readers: listWords(readers, i18n.language),
        })}
      </p>
    </div>
  );
}

const useStyles = makeStyles({
  hint: { padding: '24px 0', textAlign: 'center' },
  title: { ...typographyStyles.subtitle2, margin: 0, color: tokens.colorNeutralForeground1 },
  text: { ...typographyStyles.body1, margin: '4px 0 0', color: tokens.colorNeutralForeground2 },
});
