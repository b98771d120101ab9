import type { DrawnElement } from '../../../../api/contract/boardElements.ts';

export type BoardData = NonNullable<DrawnElement['customData']>;

/** Only what a board says of its elements; undefined where nothing is left. */
export function cleanCustomData(data: unknown): BoardData | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { note, marker, highlighter, background, caption } = data as Record<string, unknown>;
  const place = backgroundOf(background);
  const clean: BoardData = {
    ...(note === true && { note }),
    ...(isWhole(marker, { least: 1, most: 999 }) && { marker }),
    ...(highlighter === true && { highlighter }),
    ...(place && { background: place }),
    ...(typeof caption === 'string' && caption !== '' && { caption: plain(caption, 500) }),
  };
  return Object.keys(clean).length > 0 ? clean : undefined;
}

function backgroundOf(value: unknown): BoardData['background'] {
  if (typeof value !== 'object' || value === null) return undefined;
  const { title, order } = value as Record<string, unknown>;
  if (typeof title !== 'string' || !isWhole(order, { least: 0, most: 9_999 })) return undefined;
  return { title: plain(title, 255), order };
}

function isWhole(value: unknown, { least, most }: { least: number; most: number }): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
}

function plain(text: string, length: number): string {
  return text.replaceAll('\u0000', '').slice(0, length).toWellFormed();
}
