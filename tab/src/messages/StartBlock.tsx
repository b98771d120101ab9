import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { BuildingPeople24Regular, LockClosed24Regular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '../../../api/contract/conversations.ts';
import { conversationName } from '../conversations/conversationName.ts';
import { useSession } from '../session.ts';
import { useListSettings, useShownConversation } from './ListContext.ts';
import { gfmsFirst, listWords } from './peopleWords.ts';
import { useToday } from './useToday.ts';
import { visibleName } from './visibleName.ts';

/** Stands above the first entry: what this conversation is, who can see it, who created it. */
export function StartBlock() {
  const styles = useStyles();
  const conversation = useShownConversation();
  const isShared = conversation.companies.length > 1;
  const Icon = isShared ? BuildingPeople24Regular : LockClosed24Regular;
  const { name, readers, origin } = useStartWords(conversation);
  return (
    <div className={styles.block}>
      <span className={mergeClasses(styles.tile, isShared ? styles.shared : styles.onlyUs)}>
        <Icon aria-hidden />
      </span>
      <div className={styles.words}>
        <h3 className={styles.name}>
          <bdi>{name}</bdi>
        </h3>
        <p className={styles.readers}>{readers}</p>
        <p className={styles.origin}>{origin}</p>
      </div>
    </div>
  );
}

function useStartWords(conversation: Conversation) {
  const { t, i18n } = useTranslation();
  const { times } = useListSettings();
  const today = useToday();
  const { person, company, gfms } = useSession();
  const { companies, createdBy, createdAt } = conversation;
  const by = createdBy.id === person.id ? t('messages.byYou') : visibleName(createdBy.name);
  const time = times.moment(createdAt, today);
  const number = conversation.case?.number;
  const isDirect = conversation.kind === 'direct';
  const created = t(isDirect ? 'messages.start.created' : 'messages.start.createdCase', { by, time });
  const origin =
    number === undefined
      ? capitalised(created)
      : `${t(isDirect ? 'messages.start.sideRoom' : 'messages.start.serviceCase', { number })}, ${created}`;

  return { name: visibleName(conversationName(conversation, person.id)), readers: readersOf(), origin };

  function readersOf(): string {
    if (companies.length > 1) {
      return t('messages.start.readBy', {
        companies: listWords(
          [...companies].sort(gfmsFirst).map((one) => one.name),
          i18n.language,
        ),
      });
    }
    const only = t('mark.only', { company: companies[0]?.name ?? company.name });
    const other = company.kind === 'customer' ? gfms : conversation.case?.customer;
    const unseen = other
      ? t('messages.start.unseen', { other: other.name })
      : t('messages.start.unseenCustomers');
    return `${only}. ${unseen}`;
  }
}

function capitalised(words: string): string {
  return words.charAt(0).toLocaleUpperCase() + words.slice(1);
}

const useStyles = makeStyles({
  block: { display: 'flex', alignItems: 'center', columnGap: '12px', padding: '24px 0 16px' },
  tile: {
    flexShrink: 0,
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    width: '48px',
    height: '48px',
    boxSizing: 'border-box',
    borderRadius: tokens.borderRadiusLarge,
  },
  onlyUs: {
    color: tokens.colorPaletteBerryForeground2,
    backgroundColor: tokens.colorPaletteBerryBackground1,
    border: `1px solid ${tokens.colorPaletteBerryBorder1}`,
  },
  shared: {
    color: tokens.colorPaletteTealForeground2,
    backgroundColor: tokens.colorPaletteTealBackground2,
    border: `1px solid ${tokens.colorTransparentStroke}`,
  },
  words: { minWidth: 0, overflowWrap: 'anywhere' },
  name: { ...typographyStyles.subtitle2, margin: 0, color: tokens.colorNeutralForeground1 },
  readers: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2 },
  origin: { ...typographyStyles.caption1, margin: 0, color: tokens.colorNeutralForeground3 },
});
