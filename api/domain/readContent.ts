import type { Context } from './context.ts';
import { DomainError, notFound } from './errors.ts';
import type { ByteRange, FileRecord } from './filePorts.ts';
import { mayOpen } from './fileViews.ts';
import { tellChecked } from './tellOfFile.ts';
import type { PersonRecord } from './ports.ts';

/** The blob that shows the file to this reader; throws what keeps him from it (rules FL3, FL8). */
export function requireBlob(
  record: FileRecord,
  wanted: { reader: PersonRecord; part: 'content' | 'thumbnail' },
): string {
  const blob = wanted.part === 'content' ? record.blob : record.thumbnail;
  if (record.deletedAt !== null) throw notFound();
  if (record.state === 'infected') throw new DomainError('infected', 'The file is blocked.');
  if (record.state === 'lost') throw new DomainError('lost', 'The bytes of the file are gone.');
  if (!mayOpen(record, wanted.reader.id)) throw new DomainError('checking', 'The file is being checked.');
  if (blob === null) throw notFound();
  return blob;
}

/** Opens the bytes. Where they are gone the record is marked so, everybody is told, and `lost` is thrown. */
export async function openBlob(
  context: Context,
  opened: { record: FileRecord; blob: string; range?: ByteRange },
): Promise<AsyncIterable<Uint8Array>> {
  const { record, blob, range } = opened;
  const bytes = await context.files.blobs.open(blob, range);
  if (bytes) return bytes;
  if (blob === record.blob) {
    const after = await context.files.records.update(record, (newest) =>
      newest.blob === blob && newest.state !== 'lost' ? { state: 'lost' } : null,
    );
    if (after?.state === 'lost' && after.messageId !== null) await tellChecked(context, after);
    // Its check has put another in its place meanwhile.
    if (after && after.blob !== blob) throw justChanged();
  }
  throw new DomainError('lost', 'The bytes of the file are gone.');
}

function justChanged(): DomainError {
  return new DomainError('unavailable', 'The file has just been checked.', { retryAfterSeconds: 1 });
}
