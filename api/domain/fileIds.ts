import { deriveId } from './chain.ts';
import type { FileRef } from './filePorts.ts';

/** The id of what this person uploads under this client id: a repeat meets the first (rule MS1). */
export async function makeFileId(of: {
  conversationId: string;
  authorId: string;
  clientId: string;
}): Promise<string> {
  return `${of.conversationId}.${await deriveId('file', of.conversationId, of.authorId, of.clientId)}`;
}

/** Null for what is no id of a file. */
export function toFileRef(fileId: string): FileRef | null {
  const match = /^([\w-]{1,100})\.[\da-f-]{36}$/.exec(fileId);
  return match?.[1] ? { id: fileId, conversationId: match[1] } : null;
}

/** Where the blobs of a file lie: `{conversation}/{uuid}`; the names of its blobs begin so. */
export function blobFolder({ id, conversationId }: FileRef): string {
  return `${conversationId}/${id.slice(conversationId.length + 1)}`;
}

/** The file that a blob belongs to. */
export function toFileRefOfBlob(name: string): FileRef | null {
  const [conversationId = '', uuid = ''] = name.split('/');
  return toFileRef(`${conversationId}.${uuid}`);
}

/** Names that differ in case or in composed accents only are the same name. */
export function toNameKey(name: string): string {
  return name.normalize('NFC').toLowerCase();
}
