import { Button, makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import {
  ArrowClockwise16Regular,
  Chat20Regular,
  CheckmarkCircle16Regular,
  Clock16Regular,
  CommentNote20Regular,
  MoreHorizontal20Regular,
  PeopleChat20Regular,
  PlugDisconnected16Regular,
  QuestionCircle16Regular,
} from '@fluentui/react-icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Place } from '../../../api/contract/places.ts';
import { useToday } from '../messages/useToday.ts';
import { visibleName } from '../messages/visibleName.ts';
import { queryKeys } from '../queryKeys.ts';
import { useSession } from '../session.ts';
import { FailureText } from '../ui/FailureText.tsx';
import { useTimes } from '../ui/formatTime.ts';
import { LazyPart } from '../ui/LazyPart.tsx';
import { PressMenu } from '../ui/PressMenu.tsx';
import type { Layout } from '../ui/useLayout.ts';
import { placesPath } from './placesPath.ts';
import { placeWords } from './placeWords.ts';

const loadUnlink = () => import('./UnlinkDialog.tsx').then((file) => file.UnlinkDialog);

const scopeIcons = {
  personal: Chat20Regular,
  groupChat: PeopleChat20Regular,
  thread: CommentNote20Regular,
} as const;
const stateIcons = {
  ok: CheckmarkCircle16Regular,
  waiting: Clock16Regular,
  notConfirmed: QuestionCircle16Regular,
  unreachable: PlugDisconnected16Regular,
} as const;

type Props = { conversationId: string; place: Place; layout: Layout };

/** A linked Teams place: who reads there, whether it can be reached, and what to do when not. */
export function PlaceRow({ conversationId, place, layout }: Props) {
  const styles = useStyles();
  const { t, i18n } = useTranslation();
  const times = useTimes();
  const today = useToday();
  const [isUnlinking, setIsUnlinking] = useState(false);
  const retry = useRetry(conversationId, place);
  const name = visibleName(place.name);
  const Scope = scopeIcons[place.scope];
  const State = stateIcons[place.state];
  const isBroken = place.state === 'unreachable';
  const touch = layout === 'one' && styles.touch;
  return (
    <li className={styles.place}>
      <Scope aria-hidden className={styles.icon} />
      <span className={styles.facts}>
        <span className={styles.words}>
          <bdi className={styles.name}>{name}</bdi>
          <span className={styles.second}>
            {placeWords(place, { t, language: i18n.language, times, today })}
          </span>
        </span>
        <span className={mergeClasses(styles.state, isBroken && styles.broken)}>
          <State aria-hidden className={styles.icon} />
          {t(`places.state.${place.state}`)}
        </span>
      </span>
      {place.mayUnlink && (
        <PressMenu
          isTouch={layout === 'one'}
          positioning={{ align: 'end' }}
          choices={[{ key: 'unlink', label: t('places.unlink'), onChoose: () => setIsUnlinking(true) }]}
          trigger={(properties) => (
            <Button
              {...properties}
              appearance="subtle"
              size="small"
              className={mergeClasses(styles.menu, touch)}
              icon={<MoreHorizontal20Regular />}
              aria-label={t('places.menuFor', { name })}
            />
          )}
        />
      )}
      {(isBroken || place.state === 'notConfirmed') && (
        <span className={styles.wayOn}>
          <Button
            size="small"
            icon={<ArrowClockwise16Regular />}
            className={mergeClasses(touch)}
            aria-label={t('places.tryAgainFor', { name })}
            disabledFocusable={retry.isPending}
            onClick={() => retry.mutate()}
          >
            {t('places.tryAgain')}
          </Button>
          {retry.error && <FailureText error={retry.error} />}
        </span>
      )}
      {isUnlinking && (
        <LazyPart load={loadUnlink} props={{ conversationId, place, onClose: () => setIsUnlinking(false) }} />
      )}
    </li>
  );
}

function useRetry(conversationId: string, place: Place) {
  const { api } = useSession();
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.send<undefined>('POST', `${placesPath(conversationId, place.id)}/retry`),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.places(conversationId) }),
  });
}

const useStyles = makeStyles({
  place: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: '8px', padding: '2px 4px' },
  icon: { flexShrink: 0 },
  // Where there is no room beside the words, the state stands under them.
  facts: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: '8px',
    flexGrow: 1,
    flexBasis: 0,
    minWidth: 0,
  },
  words: {
    display: 'flex',
    flexDirection: 'column',
    flexGrow: 1,
    flexBasis: '112px',
    minWidth: 0,
    overflowWrap: 'anywhere',
  },
  name: { ...typographyStyles.body1, color: tokens.colorNeutralForeground1 },
  second: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
  state: {
    ...typographyStyles.caption1,
    display: 'flex',
    alignItems: 'center',
    columnGap: '4px',
    flexShrink: 0,
    color: tokens.colorNeutralForeground2,
  },
  broken: { color: tokens.colorPaletteRedForeground1 },
  menu: { flexShrink: 0, minWidth: '28px', color: tokens.colorNeutralForeground3 },
  touch: { minWidth: '48px', minHeight: '48px' },
  wayOn: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: '8px',
    flexBasis: '100%',
    padding: '4px 0 4px 28px',
  },
});
