import { useAnnounce } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { visibleName } from '../../messages/visibleName.ts';
import type { RoomPerson, RoomState } from './Room.ts';

/** Says who comes, goes, is cut off, is back, or shares: what one would else only see. */
export function useAnnounceRoom({ people, phase }: RoomState): void {
  const { announce } = useAnnounce();
  const { t } = useTranslation('room');
  const before = useRef<{ people: readonly RoomPerson[]; phase: RoomState['phase'] } | null>(null);
  useEffect(() => {
    const last = before.current;
    before.current = { people, phase };
    // Who was there already is no news.
    if (!last || last.phase === 'joining') return;
    if (last.phase === 'cut' && phase === 'in') announce(t('said.back'));
    const others = people.filter(({ isSelf }) => !isSelf);
    const lastOthers = last.people.filter(({ isSelf }) => !isSelf);
    for (const person of others) {
      const name = visibleName(person.name);
      const known = lastOthers.find(({ id }) => id === person.id);
      if (!known) {
        announce(t('said.joined', { name }));
        continue;
      }
      if (known.connection !== 'lost' && person.connection === 'lost') announce(t('said.lost', { name }));
      if (known.connection === 'lost' && person.connection === 'connected')
        announce(t('said.again', { name }));
      if (known.media.isSharing !== person.media.isSharing)
        announce(t(person.media.isSharing ? 'said.shares' : 'said.sharesNoMore', { name }));
    }
    for (const { id, name } of lastOthers) {
      if (!others.some((person) => person.id === id)) announce(t('said.left', { name: visibleName(name) }));
    }
  }, [people, phase, announce, t]);
}
