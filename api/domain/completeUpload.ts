import type { Context } from './context.ts';
import { DomainError, forbidden, invalid, notFound } from './errors.ts';
import { blobFolder } from './fileIds.ts';
import type { FileRecord } from './filePorts.ts';
import type { PersonRecord } from './ports.ts';

/** Media types of programs, as they are found in the bytes. */
const programTypes = new Set([
  'application/x-msdownload',
  'application/x-elf',
  'application/x-mach-binary',
  'application/x-apple-diskimage',
  'application/x-msi',
  'application/vnd.ms-cab-compressed',
  'application/vnd.microsoft.portable-executable',
  'application/java-vm',
  'application/x.ms.shortcut',
]);

/** A picture is in memory as a whole while its place is taken away: 64 MiB. */
const largestPicture = 64 * 1_048_576;

/** The completions of each file that run on this instance: one after the other. */
const running = new WeakMap<Context, Map<string, Promise<unknown>>>();

/**
 * Takes the uploaded bytes over: copies them to where no SAS reaches, and hashes and judges that copy (rule FL2).
 * Completed twice it is completed once. Throws `forbidden` (somebody else's upload), `invalid` with `sha256` or `size`,
 * `unsupported` (a program), `conflict` (completed with another hash), `tooLarge`; after each of them nothing is left.
 */
export function completeUpload(
  context: Context,
  author: PersonRecord,
  completed: { record: FileRecord; sha256: string },
): Promise<FileRecord> {
  const { record } = completed;
  if (record.authorId !== author.id) throw forbidden('Who began an upload completes it.');
  const ofContext = running.get(context) ?? new Map<string, Promise<unknown>>();
  running.set(context, ofContext);
  const before = ofContext.get(record.id) ?? Promise.resolve();
  const work = before.then(
    () => complete(context, completed),
    () => complete(context, completed),
  );
  ofContext.set(record.id, work);
  const forget = () => {
    if (ofContext.get(record.id) === work) ofContext.delete(record.id);
  };
  work.then(forget, forget);
  return work;
}

async function complete(
  context: Context,
  { record: known, sha256 }: { record: FileRecord; sha256: string },
): Promise<FileRecord> {
  const { records, blobs, inspect } = context.files;
  const record = await records.read(known);
  if (record?.deletedAt !== null) throw notFound();
  if (record.state !== 'uploading') return requireSame(record, sha256);
  const incoming = blobFolder(record);
  const size = await blobs.sizeOfIncoming(incoming);
  if (size === null) {
    // It has been taken from there, or never was there.
    const newest = await records.read(record);
    if (newest && newest.state !== 'uploading') return requireSame(newest, sha256);
    throw invalid('size', 'nothing has been uploaded');
  }
  // A name of its own for each attempt: what was checked is never written again.
  const blob = `${incoming}/${crypto.randomUUID()}`;
  try {
    if (size !== record.size) throw invalid('size', `is ${size} bytes, not ${record.size}`);
    if (!(await blobs.takeIncoming(incoming, blob))) throw invalid('size', 'is being changed');
    const bytes = await blobs.open(blob);
    if (!bytes) throw new Error('the copy of an upload is gone');
    const found = await inspect(bytes, record.name);
    if (found.size !== record.size) throw invalid('size', `is ${found.size} bytes, not ${record.size}`);
    if (found.sha256 !== sha256) throw invalid('sha256', 'is not that of the bytes');
    if (found.type.startsWith('image/') && found.size > largestPicture) {
      throw new DomainError('tooLarge', `A picture may have ${largestPicture} bytes.`, { field: 'size' });
    }
    if (programTypes.has(found.type)) {
      throw new DomainError('unsupported', 'Programs are not taken.', { field: 'type' });
    }
    const now = context.clock.now().getTime();
    await records.schedule(record, now + backstopMs);
    const after = await records.update(record, (newest) =>
      newest.state === 'uploading' && newest.deletedAt === null
        ? { state: 'checking', blob, blobSize: found.size, sha256, type: found.type, kind: found.kind }
        : null,
    );
    if (after?.deletedAt !== null) throw notFound();
    if (after.blob !== blob) throw new DomainError('conflict', 'It was completed meanwhile.');
    await blobs.removeIncoming(incoming);
    context.files.onUploaded(record);
    return after;
  } catch (cause) {
    // Another instance may have completed it meanwhile, and taken the bytes from under this one; or this one has, and
    // only the answer was lost: then the record names the copy.
    const newest = await records.read(record);
    if (newest?.blob !== blob) await blobs.remove(blob);
    if (newest && newest.state !== 'uploading') return requireSame(newest, sha256);
    // What is not what it should be begins anew.
    if (cause instanceof DomainError && cause.code !== 'unavailable') await blobs.removeIncoming(incoming);
    throw cause;
  }
}

/** Another instance looks after a file whose check was cut off. */
const backstopMs = 60_000;

function requireSame(record: FileRecord, sha256: string): FileRecord {
  if (record.sha256 !== sha256) throw new DomainError('conflict', 'It was completed with another hash.');
  return record;
}
