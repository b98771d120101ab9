import type { ExportFormat, Whiteboard } from '../../../../api/contract/whiteboards.ts';

export type Export = { format: ExportFormat; page?: number; version?: number };

/** The address under which the board is saved. */
export function exportAddress({ exportUrl }: Pick<Whiteboard, 'exportUrl'>, wanted: Export): string {
  const query = new URLSearchParams({ format: wanted.format });
  if (wanted.page !== undefined) query.set('page', String(wanted.page));
  if (wanted.version !== undefined) query.set('version', String(wanted.version));
  return `${exportUrl}&${query}&download=1`;
}
