import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { Dismiss20Regular, People16Regular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '../../../../api/contract/conversations.ts';
import { conversationName } from '../../conversations/conversationName.ts';
import { useSession } from '../../session.ts';
import { WindowHead } from '../../ui/WindowHead.tsx';
import { ElapsedTime } from './ElapsedTime.tsx';
import { RoomReaders } from './RoomReaders.tsx';

type Props = {
  conversation: Conversation;
  isOne: boolean;
  /** While one is in the room. */
  inside: { people: number; since: string } | null;
  /** Null while one is inside: there Leave stands in the bar. */
  onClose: (() => void) | null;
};

/** Of which conversation the room is, who can come in, how many are there and for how long. */
export function RoomHead({ conversation, isOne, inside, onClose }: Props) {
  const styles = useStyles();
  const { t } = useTranslation('room');
  const { person } = useSession();
  const { companies } = conversation;
  return (
    <WindowHead isNarrow={isOne} below={isOne && <RoomReaders companies={companies} what="comeIn" isStrip />}>
      <div className={styles.titles}>
        <h1 className={styles.name}>{conversationName(conversation, person.id)}</h1>
        <span className={styles.second}>
          {t('title')}
          {conversation.case && ` · ${conversation.case.number}`}
        </span>
      </div>
      {!isOne && <RoomReaders companies={companies} what="comeIn" />}
      {inside && (
        <span className={styles.inside}>
          <span className={styles.count} title={t('head.people', { count: inside.people })}>
            <People16Regular aria-hidden />
            <span aria-hidden>{inside.people}</span>
            <span className={styles.said}>{t('head.people', { count: inside.people })}</span>
          </span>
          <ElapsedTime since={inside.since} />
        </span>
      )}
      {onClose && (
        <Button
          appearance="subtle"
          className={isOne ? styles.touch : undefined}
          icon={<Dismiss20Regular />}
          aria-label={t('head.close')}
          onClick={onClose}
        />
      )}
    </WindowHead>
  );
}

const useStyles = makeStyles({
  titles: { display: 'flex', flexDirection: 'column', flexGrow: 1, flexBasis: 0, minWidth: 0 },
  name: {
    ...typographyStyles.subtitle2,
    margin: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  second: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground2,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  inside: {
    ...typographyStyles.caption1,
    display: 'flex',
    alignItems: 'center',
    flexShrink: 0,
    gap: '12px',
    fontVariantNumeric: 'tabular-nums',
  },
  count: { position: 'relative', display: 'flex', alignItems: 'center', gap: '4px' },
  said: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
  touch: { minWidth: '48px', minHeight: '48px' },
});
