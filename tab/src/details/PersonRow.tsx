import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { MoreHorizontal20Regular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { Conversation, Member } from '../../../api/contract/conversations.ts';
import { useSession } from '../session.ts';
import { PersonAvatar } from '../ui/PersonAvatar.tsx';
import { PressMenu } from '../ui/PressMenu.tsx';
import { canRemove } from './canRemove.ts';

type Props = {
  member: Member;
  conversation: Conversation;
  /** Null while nobody can leave. */
  onRemove: ((member: Member) => void) | null;
};

export function PersonRow({ member, conversation, onRemove }: Props) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { person } = useSession();
  const isReader = member.id === person.id;
  return (
    <li className={styles.person}>
      <PersonAvatar id={member.id} name={member.name} size={20} />
      <span className={styles.words}>
        <span className={styles.name}>{member.name}</span>
        <span className={styles.role}>
          {t(`role.${member.role}`)} {isReader && t('people.youMark')}
        </span>
      </span>
      {onRemove && canRemove(person, member, conversation) && (
        <PressMenu
          positioning={{ align: 'end' }}
          choices={[
            {
              key: 'remove',
              label: isReader ? t('people.leave') : t('people.remove'),
              onChoose: () => onRemove(member),
            },
          ]}
          trigger={(properties) => (
            <Button
              {...properties}
              className={styles.menu}
              appearance="subtle"
              size="small"
              icon={<MoreHorizontal20Regular />}
              aria-label={t('people.menuFor', { name: member.name })}
            />
          )}
        />
      )}
    </li>
  );
}

const useStyles = makeStyles({
  person: { display: 'flex', alignItems: 'center', gap: '8px', minHeight: '28px' },
  words: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    columnGap: '8px',
    flexGrow: 1,
    minWidth: 0,
    overflowWrap: 'anywhere',
  },
  name: { ...typographyStyles.body1 },
  role: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
  menu: { flexShrink: 0, minWidth: '28px', color: tokens.colorNeutralForeground3 },
});
