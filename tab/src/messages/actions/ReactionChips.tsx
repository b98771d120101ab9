import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { Message } from '../../../../api/contract/messages.ts';
import { useSession } from '../../session.ts';
import { useListSettings, useShownConversation } from '../ListContext.ts';
import { listWords } from '../peopleWords.ts';
import { visibleName } from '../visibleName.ts';
import { useReact } from './useReact.ts';

/** Under a bubble: each reaction with its count; a press gives or takes back one's own. */
export function ReactionChips({ message }: { message: Message }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { person } = useSession();
  const { isClosed, layout } = useListSettings();
  const nameAll = useReactorNames();
  const react = useReact();
  return (
    <div role="group" aria-label={t('messages.reactions')} className={styles.chips}>
      {message.reactions.map(({ emoji, personIds }) => {
        const isMine = personIds.includes(person.id);
        const who = nameAll(personIds);
        return (
          <button
            key={emoji}
            type="button"
            aria-pressed={isMine}
            aria-label={`${emoji} ${personIds.length}, ${who}`}
            title={who}
            disabled={isClosed}
            className={mergeClasses(styles.chip, isMine && styles.mine, layout === 'one' && styles.touch)}
            onClick={() => react(message, emoji)}
          >
            <span>{emoji}</span>
            <span>{personIds.length}</span>
          </button>
        );
      })}
    </div>
  );
}

function useReactorNames(): (personIds: readonly string[]) => string {
  const { t, i18n } = useTranslation();
  const { person } = useSession();
  const { members } = useShownConversation();
  const nameOf = (id: string) => {
    if (id === person.id) return t('head.you');
    const member = members.find((one) => one.id === id);
    return member ? visibleName(member.name) : t('messages.formerMember');
  };
  return (personIds) => listWords([...new Set(personIds.map(nameOf))], i18n.language);
}

const useStyles = makeStyles({
  chips: { gridColumn: '2', display: 'flex', flexWrap: 'wrap', gap: '4px', maxWidth: '100%' },
  chip: {
    ...typographyStyles.caption1,
    display: 'flex',
    alignItems: 'center',
    columnGap: '4px',
    minHeight: '24px',
    padding: '0 8px',
    borderRadius: tokens.borderRadiusCircular,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground2,
    fontFamily: 'inherit',
    fontVariantNumeric: 'tabular-nums',
    cursor: 'pointer',
    ':disabled': { cursor: 'default' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  mine: {
    border: `1px solid ${tokens.colorBrandStroke1}`,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
  },
  touch: { minWidth: '48px', minHeight: '48px', justifyContent: 'center' },
});
