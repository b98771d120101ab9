import type { FileKind, FileMedia, FileState } from '../contract/files.ts';

/** What is known of a file. That it was shared, and by which message, the log says; the record repeats it to be listed. */
export type FileRecord = {
  /** `{conversationId}.{uuid}`: whoever has the id finds the partition. */
  id: string;
  conversationId: string;
  name: string;
  /** Files of one key are versions of each other. */
  nameKey: string;
  /** Bytes, as announced; checked when they are here. */
  size: number;
  kind: FileKind;
  /** Media type by the bytes; empty while they are on their way. */
  type: string;
  state: FileState;
  authorId: string;
  authorName: string;
  authorCompanyId: string;
  createdAt: string;
  sha256: string | null;
  /** Names of blobs: what is served, its small picture, and the bytes as uploaded where they are kept beside it. */
  blob: string | null;
  /** Bytes of `blob`: of a picture without its place they are others than `size`. */
  blobSize: number;
  thumbnail: string | null;
  original: string | null;
  media: FileMedia | null;
  locationRemoved: boolean;
  /** The message that shares it: set before the message is stored, so that a file is shared once. */
  messageId: string | null;
  sequence: number | null;
  /** Orders the list; set with `messageId`. */
  place: number | null;
  version: number;
  isReplaced: boolean;
  deletedAt: string | null;
  /** How often reading what it tells was begun; one that keeps ending the process must not be begun for ever. */
  readings?: number;
};

export type FileRef = Pick<FileRecord, 'id' | 'conversationId'>;

export type FileQuery = {
  conversationId: string;
  kinds?: readonly FileKind[];
  authorId?: string;
  /** Every version of this name, the replaced ones too. */
  nameKey?: string;
  /** Everything that a message brought, replaced or not. */
  messageId?: string;
  /** Only files with a smaller `place`. */
  before?: number;
  limit: number;
};

export type FileRecords = {
  /** `exists`: the id is taken, by an earlier request for the same upload. */
  create(record: FileRecord): Promise<'created' | 'exists'>;
  read(ref: FileRef): Promise<FileRecord | null>;
  readSome(conversationId: string, ids: readonly string[]): Promise<FileRecord[]>;
  /**
   * Writes what `decide` answers for the newest record, and asks again when somebody was faster; null leaves it as it
   * is. Answers the record as it is then, or null when there is none. What `decide` throws comes through.
   */
  update(
    ref: FileRef,
    decide: (record: FileRecord) => Partial<FileRecord> | null,
  ): Promise<FileRecord | null>;
  /** Shared files that are not deleted, newest first. */
  list(query: FileQuery): Promise<FileRecord[]>;
  remove(ref: FileRef): Promise<void>;
  /** The file needs a look at this time (milliseconds), unless `finish` comes before. */
  schedule(ref: FileRef, dueAt: number): Promise<void>;
  finish(ref: FileRef): Promise<void>;
  /** Takes work that is due, for this instance alone until `until`. */
  takeDue(at: { now: number; until: number; limit: number }): Promise<FileRef[]>;
};

/** The bytes. `incoming` takes what is uploaded; `files` holds what was taken from there, and no SAS ever opens it. */
export type Blobs = {
  /** A short-lived address that takes the blocks of this one incoming blob. */
  mintUploadUrl(name: string): Promise<string>;
  /** Indexes of the blocks that an unfinished upload has brought. */
  receivedBlocks(name: string): Promise<number[]>;
  /** Bytes of an incoming blob; null when there is none. */
  sizeOfIncoming(name: string): Promise<number | null>;
  /** Copies an incoming blob to a file that must not exist yet; false where it is gone or is being changed. */
  takeIncoming(name: string, to: string): Promise<boolean>;
  /** Writes an incoming blob from here, in constant memory, in place of one that is there. */
  writeIncoming(name: string, bytes: AsyncIterable<Uint8Array>): Promise<void>;
  removeIncoming(name: string): Promise<void>;
  /** A file's bytes, or a part of them; null when it is gone. Ends with an error when it is cut. */
  open(name: string, range?: ByteRange): Promise<AsyncIterable<Uint8Array> | null>;
  write(name: string, bytes: Uint8Array): Promise<void>;
  remove(name: string): Promise<void>;
  /** A page of names in the order of names, with their age. */
  list(container: 'incoming' | 'files', cursor: string | null): Promise<BlobPage>;
};

/** `end` is inclusive, as in HTTP. */
export type ByteRange = { start: number; end: number };

export type BlobPage = { items: { name: string; changedAt: number }[]; cursor: string | null };

/** What the bytes are: found out in one pass, in constant memory. */
export type InspectBytes = (
  bytes: AsyncIterable<Uint8Array>,
  name: string,
) => Promise<{ sha256: string; size: number; type: string; kind: FileKind }>;

/** What a file's content tells, and what is made of it. */
export type ReadMedia = (file: {
  kind: FileKind;
  type: string;
  size: number;
  /** Whether the place where it was taken must go. */
  removeLocation: boolean;
  open(range?: ByteRange): Promise<AsyncIterable<Uint8Array> | null>;
}) => Promise<{
  media: FileMedia | null;
  /** A small JPEG; null where none can be made. */
  thumbnail: Uint8Array | null;
  /** The picture without what it told of its place; null where it told nothing. */
  withoutLocation: Uint8Array | null;
}>;

export type Verdict = 'clean' | 'infected' | 'notCheckable';

/** Looks for harm (rule FL8). Null: not known yet; ask again later. */
export type Scan = (file: Pick<FileRecord, 'type' | 'size'> & { blob: string }) => Promise<Verdict | null>;

/** Short-lived links that open one file for one person. */
export type FileLinks = {
  sign(link: FileLink): string;
  /** Null for a token that is none of ours or is too old. */
  read(token: string): FileLink | null;
};

export type FileLink = { fileId: string; personId: string };

export type FileRules = {
  largestBytes: number;
  /** Lower case, with the dot. */
  refusedEndings: readonly string[];
  /** How long a deleted or infected file's bytes are kept. */
  retentionMs: number;
};

/** All that files need of the world. */
export type FileParts = {
  records: FileRecords;
  blobs: Blobs;
  inspect: InspectBytes;
  readMedia: ReadMedia;
  scan: Scan;
  links: FileLinks;
  rules: FileRules;
  /** A file is ready to be checked: sooner than its schedule says. */
  onUploaded(ref: FileRef): void;
};
