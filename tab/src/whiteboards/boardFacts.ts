import type { TFunction } from 'i18next';
import type { Whiteboard } from '../../../api/contract/whiteboards.ts';
import { visibleName } from '../messages/visibleName.ts';
import type { TimeFormats } from '../ui/formatTime.ts';

type Board = Pick<Whiteboard, 'objects' | 'changedAt' | 'changedBy' | 'createdAt' | 'createdBy'>;

/** The text summary of a board (rule WB8): `6 objects · last by Anna Keller, 22:05`. */
export function boardFacts(board: Board, { t, times }: { t: TFunction; times: TimeFormats }): string {
  const { objects, changedAt, changedBy, createdAt, createdBy } = board;
  const last =
    changedAt && changedBy
      ? t('whiteboards.lastBy', { name: visibleName(changedBy.name), time: times.moment(changedAt) })
      : t('whiteboards.madeBy', { name: visibleName(createdBy.name), time: times.moment(createdAt) });
  return `${t('whiteboards.objects', { count: objects })} · ${last}`;
}
