import { useAnnounce } from '@fluentui/react-components';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { visibleName } from '../../../messages/visibleName.ts';
import type { Room, StillTaken } from '../Room.ts';
import { RoomNotice } from '../RoomNotice.tsx';

/** Who has just taken a still of one's camera or screen: it stays until it was seen. */
export function StillTakenNotice({ room, isTouch }: { room: Room; isTouch: boolean }) {
  const { t } = useTranslation('room');
  const { announce } = useAnnounce();
  const [words, setWords] = useState<string | null>(null);
  const onTaken = useEffectEvent(({ by, shows }: StillTaken) => {
    const person = room.state().people.find(({ id }) => id === by);
    if (!person) return;
    const said = t(shows === 'screen' ? 'still.takenOfScreen' : 'still.takenOfCamera', {
      name: visibleName(person.name),
    });
    announce(said);
    setWords(said);
  });
  useEffect(() => room.onStillTaken((taken) => onTaken(taken)), [room]);
  return (
    words !== null && (
      <RoomNotice intent="info" isTouch={isTouch} onDismiss={() => setWords(null)}>
        {words}
      </RoomNotice>
    )
  );
}
