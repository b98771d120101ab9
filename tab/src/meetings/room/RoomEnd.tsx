import { Button } from '@fluentui/react-components';
import {
  ArrowSync20Regular,
  CallEnd48Regular,
  Dismiss20Regular,
  ErrorCircleRegular,
  LockClosed48Regular,
  PeopleTeam48Regular,
  Video20Regular,
  Video48Regular,
  Window20Regular,
} from '@fluentui/react-icons';
import type { ReactElement } from 'react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiFailure } from '../../api.ts';
import { StateView } from '../../ui/StateView.tsx';
import type { RoomState } from './Room.ts';

export type Ending = Exclude<RoomState['phase'], 'joining' | 'in' | 'cut'>;

type Props = { phase: Ending; error: Error | null; onTryAgain: () => void; onClose: () => void };

type Look = {
  icon: ReactElement;
  /** The button that leads back in, where there is a way. */
  again: { key: 'end.rejoin' | 'end.useThis' | 'end.again'; icon: ReactElement } | null;
};

const looks: Record<Ending, Look> = {
  left: { icon: <CallEnd48Regular />, again: { key: 'end.rejoin', icon: <Video20Regular /> } },
  elsewhere: { icon: <Video48Regular />, again: { key: 'end.useThis', icon: <Window20Regular /> } },
  removed: { icon: <LockClosed48Regular />, again: null },
  full: { icon: <PeopleTeam48Regular />, again: { key: 'end.again', icon: <ArrowSync20Regular /> } },
  closed: { icon: <LockClosed48Regular />, again: null },
  failed: { icon: <ErrorCircleRegular />, again: { key: 'end.again', icon: <ArrowSync20Regular /> } },
};

/** Why one is not in the room, or not any more, and what to do next. */
export function RoomEnd({ phase, error, onTryAgain, onClose }: Props) {
  const { t } = useTranslation('room');
  const { icon, again } = looks[phase];
  const main = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // What had the focus, such as Leave, is gone.
    if (document.activeElement === document.body) main.current?.focus();
  }, [phase]);
  return (
    <StateView
      icon={icon}
      role={phase === 'left' ? 'status' : 'alert'}
      tone={phase === 'failed' ? 'failed' : 'neutral'}
      title={t(`end.${phase}Title`)}
      text={t(`end.${phase}Text`)}
      actions={
        <>
          {again && (
            <Button ref={main} appearance="primary" icon={again.icon} onClick={onTryAgain}>
              {t(again.key)}
            </Button>
          )}
          <Button ref={again ? null : main} icon={<Dismiss20Regular />} onClick={onClose}>
            {t('head.close')}
          </Button>
        </>
      }
      reference={phase === 'failed' && error instanceof ApiFailure ? error.reference : null}
    />
  );
}
