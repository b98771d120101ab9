import type { TFunction } from 'i18next';
import { visibleName } from '../messages/visibleName.ts';

/** The files of a message in one line: `Photo.jpg and 2 more`. */
export function fileWords(t: TFunction, { count, name }: { count: number; name: string }): string {
  const first = visibleName(name);
  return count > 1 ? t('files.andMore', { name: first, count: count - 1 }) : first;
}
