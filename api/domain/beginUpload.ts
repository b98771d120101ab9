import type { NewFile } from '../contract/files.ts';
import type { Context } from './context.ts';
import type { ConversationState } from './conversationState.ts';
import { DomainError, invalid, notFound } from './errors.ts';
import { blobFolder, makeFileId, toNameKey } from './fileIds.ts';
import { toSafeName } from './fileNames.ts';
import type { FileRecord } from './filePorts.ts';
import type { PersonRecord } from './ports.ts';
import { countUpload } from './uploadRate.ts';

/** An upload that is neither completed nor shared by then is swept away. */
export const unfinishedMs = 24 * 60 * 60_000;

/** 8 MiB: 250 MB are 30 blocks, and a cut costs little. The service takes up to 4,000 MiB a block, 50,000 blocks. */
export const blockSize = 8 * 1_048_576;

export type BegunUpload = {
  record: FileRecord;
  uploadUrl: string | null;
  received: number[];
  isNew: boolean;
};

/**
 * Makes room for a file, or goes on with it: repeated with the same client id, it answers what has arrived and a fresh
 * address. Throws `notFound`, `caseClosed`, `tooMany`, `tooLarge`, `unsupported`, or `conflict` (the client id came with another
 * file).
 */
export async function beginUpload(
  context: Context,
  author: PersonRecord,
  begun: { state: ConversationState; draft: NewFile },
): Promise<BegunUpload> {
  const { state, draft } = begun;
  if (!state.members.has(author.id)) throw notFound();
  if (state.case?.state === 'closed') throw new DomainError('caseClosed', 'This case is closed.');
  countUpload(context, author.id);
  const { records, blobs, rules } = context.files;
  const name = draft.name.trim().normalize('NFC');
  if (draft.size > rules.largestBytes) {
    throw new DomainError('tooLarge', `A file may have ${rules.largestBytes} bytes.`, { field: 'size' });
  }
  requireTaken(name, rules.refusedEndings);
  const id = await makeFileId({ conversationId: state.id, authorId: author.id, clientId: draft.clientId });
  const ref = { id, conversationId: state.id };
  const now = context.clock.now();
  const fresh: FileRecord = {
    ...ref,
    name,
    nameKey: toNameKey(name),
    size: draft.size,
    kind: 'other',
    type: '',
    state: 'uploading',
    authorId: author.id,
    authorName: author.name,
    authorCompanyId: author.companyId,
    createdAt: now.toISOString(),
    sha256: null,
    blob: null,
    blobSize: 0,
    thumbnail: null,
    original: null,
    media: null,
    locationRemoved: false,
    messageId: null,
    sequence: null,
    place: null,
    version: 1,
    isReplaced: false,
    deletedAt: null,
  };
  let record = await records.read(ref);
  let isNew = false;
  if (!record) {
    // First: what is swept must be known before it exists.
    await records.schedule(ref, now.getTime() + unfinishedMs);
    isNew = (await records.create(fresh)) === 'created';
    record = isNew ? fresh : await records.read(ref);
  }
  if (record?.deletedAt !== null) throw notFound();
  if (record.name !== name || record.size !== draft.size) {
    throw new DomainError('conflict', 'This clientId was used for another file.');
  }
  if (record.state !== 'uploading') return { record, uploadUrl: null, received: [], isNew };
  return {
    record,
    uploadUrl: await blobs.mintUploadUrl(blobFolder(ref)),
    received: isNew ? [] : await blobs.receivedBlocks(blobFolder(ref)),
    isNew,
  };
}

function requireTaken(name: string, refusedEndings: readonly string[]): void {
  if (name.length === 0) throw invalid('name', 'is empty');
  // What would be saved counts: nothing unseen, and no dot or space at the end, hides what would then be run.
  const saved = toSafeName(name).toLowerCase();
  if (refusedEndings.some((ending) => saved.endsWith(ending))) {
    throw new DomainError('unsupported', 'Programs are not taken.', { field: 'name' });
  }
}
