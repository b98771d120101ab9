import type { TFunction } from 'i18next';
import type { Company } from '../../../../../api/contract/people.ts';
import { visibleName } from '../../../messages/visibleName.ts';
import type { Tile } from './arrange.ts';

/** Everything that a tile shows, for who listens: name, company, how it stands. */
export function tileWords(
  { tile, company }: { tile: Tile; company: Company | null },
  t: TFunction<'room'>,
): string {
  const { person, shows } = tile;
  const name = visibleName(person.name);
  const isCamera = shows === 'camera';
  const parts = [
    person.isSelf ? t('tile.you', { name }) : isCamera ? name : t('tile.screenOf', { name }),
    company?.name,
    isCamera && person.media.isMuted && t('tile.muted'),
    isCamera && !person.media.hasCamera && t('tile.cameraOff'),
    isCamera && person.isSelf && person.media.isSharing && t('tile.sharing'),
    !person.isSelf && person.connection === 'connecting' && t('tile.connecting'),
    !person.isSelf && person.connection === 'lost' && t('tile.lost'),
  ];
  return parts.filter(Boolean).join(', ');
}
