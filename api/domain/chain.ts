import type { Entry, EntryDraft } from './entries.ts';

/** The `previousHash` of a conversation's first entry. */
export const firstHash = '0'.repeat(64);

/** The version of the record below; a change of the hashed fields needs a new one. */
const chainVersion = 1;

/**
 * Gives a draft its place: an entry's hash covers its metadata, the previous hash and
 * SHA-256(salt ‖ content), so content and salt can be erased and the chain still verifies (rule SE5).
 */
export async function sealEntry(
  draft: EntryDraft,
  place: {
    conversationId: string;
    sequence: number;
    previousHash: string;
    ordinal: number;
    createdAt: string;
  },
): Promise<Omit<Entry, 'storedAt'>> {
  const entry = {
    id: draft.id,
    conversationId: place.conversationId,
    sequence: place.sequence,
    kind: draft.content.kind,
    authorId: draft.authorId,
    authorCompanyId: draft.authorCompanyId,
    createdAt: place.createdAt,
    content: draft.content,
    salt: randomHex(16),
    previousHash: place.previousHash,
    ordinal: place.ordinal,
    ...(draft.now ? { now: draft.now } : {}),
  };
  return { ...entry, hash: await hashEntry(entry) };
}

/** The hash that an entry must carry; an entry that carries another was changed after it was written. */
export async function hashEntry(entry: Omit<Entry, 'hash' | 'storedAt'>): Promise<string> {
  const contentHash = entry.contentHash ?? (await hashContent(entry));
  return sha256(
    canonicalJson([
      chainVersion,
      entry.conversationId,
      entry.sequence,
      entry.id,
      entry.kind,
      entry.authorId,
      entry.authorCompanyId,
      entry.createdAt,
      entry.ordinal,
      entry.previousHash,
      contentHash,
    ]),
  );
}

/** What stands for content and salt in the chain. */
export function hashContent(entry: Pick<Entry, 'salt' | 'content'>): Promise<string> {
  return sha256(entry.salt + canonicalJson(entry.content));
}

/** JSON with sorted keys: a database may give the keys back in another order. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** SHA-256 of the bytes or of the text's UTF-8, as 64 hexadecimal digits. */
export async function sha256(content: string | Uint8Array<ArrayBuffer>): Promise<string> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}

/** An id that the same parts always give again, in the form of a UUID (version 8: free to define). */
export async function deriveId(...parts: string[]): Promise<string> {
  const hex = await sha256(JSON.stringify(parts));
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function randomHex(bytes: number): string {
  return toHex(crypto.getRandomValues(new Uint8Array(bytes)));
}

function toHex(bytes: Uint8Array): string {
  let hex = '';
  for (const byte of bytes) hex += byte.toString(16).padStart(2, '0');
  return hex;
}
