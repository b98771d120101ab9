import type { ConversationFile } from '../contract/files.ts';
import type { FileLinks, FileRecord } from './filePorts.ts';

/** The file as this reader may see it. The links are his alone. */
export function toFileView(
  record: FileRecord,
  reader: { personId: string; links: FileLinks },
): ConversationFile {
  const token = mayOpen(record, reader.personId)
    ? reader.links.sign({ fileId: record.id, personId: reader.personId })
    : null;
  const path = `/api/files/${encodeURIComponent(record.id)}`;
  return {
    id: record.id,
    conversationId: record.conversationId,
    name: record.name,
    // Without its place a picture is other bytes: what is told is what is saved.
    size: record.locationRemoved ? record.blobSize : record.size,
    kind: record.kind,
    type: record.type,
    state: record.state,
    authorId: record.authorId,
    authorName: record.authorName,
    authorCompanyId: record.authorCompanyId,
    createdAt: record.createdAt,
    sha256: record.sha256,
    messageId: record.messageId,
    sequence: record.sequence,
    version: record.version,
    isReplaced: record.isReplaced,
    media: record.media,
    locationRemoved: record.locationRemoved,
    deletedAt: record.deletedAt,
    contentUrl: token === null ? null : `${path}/content?token=${token}`,
    thumbnailUrl: token === null || record.thumbnail === null ? null : `${path}/thumbnail?token=${token}`,
  };
}

/** Who uploaded it opens it at once, the others when it is clean (rule FL3); nobody what is infected. */
export function mayOpen(record: FileRecord, personId: string): boolean {
  if (record.deletedAt !== null || record.blob === null) return false;
  if (record.state === 'checking') return record.authorId === personId;
  return record.state === 'clean' || record.state === 'notCheckable';
}

/** Before it is shared, a file is its uploader's alone. */
export function maySee(record: FileRecord, personId: string): boolean {
  return record.messageId !== null || record.authorId === personId;
}
