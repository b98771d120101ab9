import type { TFunction } from 'i18next';
import type { ObjectKind } from './listObjects.ts';
import type { BoardObject } from './listObjects.ts';

/** `Marker 2`, `Note: Guida inferiore` */
export function objectName(t: TFunction, { kind, number, text, caption }: BoardObject): string {
  const what = t(`boardSurface.kind.${kind}`, { number });
  const said = caption === '' ? text : caption;
  return said === '' ? what : `${what}: ${said}`;
}

/** `an arrow and 2 notes` */
export function thingsOf(t: TFunction, kinds: readonly ObjectKind[], locale: string): string {
  const counts = new Map<ObjectKind, number>();
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const things =
    counts.size > 4
      ? [t('boardSurface.thing.object', { count: kinds.length })]
      : [...counts].map(([kind, count]) => t(`boardSurface.thing.${kind}`, { count }));
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(things);
}
