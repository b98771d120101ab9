import type { Context } from './context.ts';
import { DomainError } from './errors.ts';
import { blobFolder } from './fileIds.ts';
import type { FileRecord, FileRef, Verdict } from './filePorts.ts';
import { tellChecked } from './tellOfFile.ts';

/** How long a scanner that has not answered is left alone before it is asked again. */
const askAgainMs = 30_000;
/** A file that has ended the process so often while it was read is given up. */
const mostReadings = 3;

/**
 * Scans an uploaded file, reads what it tells, makes its small picture, and takes the place away from photos that cross
 * to another company (rules FL6, FL8). Done again it has no second effect.
 */
export async function checkFile(context: Context, ref: FileRef): Promise<void> {
  const { records, scan } = context.files;
  const record = await records.read(ref);
  if (record?.state !== 'checking' || record.blob === null || record.deletedAt !== null) return;
  const { blob } = record;
  const verdict = await scan({ ...record, blob });
  if (verdict === null) {
    await records.schedule(ref, context.clock.now().getTime() + askAgainMs);
    return;
  }
  // Also of what could not be scanned: it can be opened, and must not tell where it was taken.
  const found = verdict === 'infected' ? {} : await readOnce(context, { ...record, blob });
  if (found === null) return giveUp(context, { ...record, blob });
  const after = await records.update(ref, (newest) =>
    newest.state === 'checking' && newest.blob === blob && newest.deletedAt === null
      ? { state: verdict, ...found }
      : null,
  );
  if (after?.state === verdict && after.deletedAt === null)
    await finishCheck(context, { file: after, verdict, checkedBlob: blob });
}

async function finishCheck(
  context: Context,
  checked: { file: FileRecord; verdict: Verdict; checkedBlob: string },
): Promise<void> {
  const { file, verdict, checkedBlob } = checked;
  const { records, blobs, rules } = context.files;
  const isKept = [file.blob, file.original].includes(checkedBlob);
  if (!isKept) await blobs.remove(checkedBlob);
  // Told to those who see the file; before it is shared, its message will tell. A line names what was truly shared.
  const isShared = verdict === 'infected' ? file.sequence !== null : file.messageId !== null;
  if (isShared) await tellChecked(context, file);
  const now = context.clock.now().getTime();
  if (verdict === 'infected') await records.schedule(file, now + rules.retentionMs);
  else if (file.sequence !== null) await records.finish(file);
  else await records.schedule(file, now + unsharedMs);
}

/** A checked file whose message has not come is looked at again: it may have been cut off, or never shared. */
const unsharedMs = 60 * 60_000;

/** Counts before it reads, for it may not come to an end. Null: it did not come to an end too often. */
async function readOnce(
  context: Context,
  file: FileRecord & { blob: string },
): Promise<Partial<FileRecord> | null> {
  if (!/^(image|audio|video)\//.test(file.type)) return readContent(context, file);
  const { records } = context.files;
  const readings = (file.readings ?? 0) + 1;
  if (readings > mostReadings) return null;
  await records.update(file, () => ({ readings }));
  try {
    return await readContent(context, file);
  } catch (cause) {
    // The storage is away: no fault of the file.
    if (cause instanceof DomainError) await records.update(file, () => ({ readings: readings - 1 }));
    throw cause;
  }
}

/** Its bytes go, so that they do no more harm; who shared it may upload it again. */
async function giveUp(context: Context, file: FileRecord & { blob: string }): Promise<void> {
  const { records, blobs } = context.files;
  const after = await records.update(file, (newest) =>
    newest.state === 'checking' && newest.blob === file.blob ? { state: 'lost', blob: null } : null,
  );
  if (after?.state !== 'lost') return;
  await blobs.remove(file.blob);
  if (after.messageId !== null) await tellChecked(context, after);
  if (after.sequence !== null) await records.finish(after);
  else await records.schedule(after, context.clock.now().getTime() + unsharedMs);
}

async function readContent(
  context: Context,
  file: FileRecord & { blob: string },
): Promise<Partial<FileRecord>> {
  const { blobs, readMedia } = context.files;
  const state = await context.log.read(file.conversationId);
  const crosses = (state?.companies.length ?? 2) > 1;
  const { kind, type, size, blob } = file;
  const read = await readMedia({
    kind,
    type,
    size,
    removeLocation: crosses,
    open: (range) => blobs.open(blob, range),
  });
  const changes: Partial<FileRecord> = { media: read.media };
  // Written before the record names them; what a cut leaves behind has no record and is swept.
  if (read.thumbnail) {
    changes.thumbnail = `${blobFolder(file)}/${crypto.randomUUID()}`;
    await blobs.write(changes.thumbnail, read.thumbnail);
  }
  if (read.withoutLocation) {
    const company = await context.directory.findCompany(file.authorCompanyId);
    changes.blob = `${blobFolder(file)}/${crypto.randomUUID()}`;
    await blobs.write(changes.blob, read.withoutLocation);
    changes.blobSize = read.withoutLocation.length;
    changes.locationRemoved = true;
    changes.original = company?.keepsOriginals === true ? blob : null;
  }
  return changes;
}
