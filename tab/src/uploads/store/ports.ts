import type { Api } from '../../api.ts';
import type { UploadStorage } from './uploadStorage.ts';

/** What the store of uploads needs of the world. */
export type UploadPorts = {
  api: Api;
  /** Blob Storage, for one blob that a SAS opens. */
  openBlob: (uploadUrl: string) => Promise<BlockBlob>;
  /** SHA-256 of all bytes, hexadecimal. Rejects when the device does not give them. */
  hash: (body: Blob) => Promise<string>;
  storage: UploadStorage;
};

/** Both throw {@link BlobFailure}, or what the signal was aborted with. */
export type BlockBlob = {
  putBlock: (block: {
    index: number;
    body: Blob;
    signal: AbortSignal;
    onProgress: (bytes: number) => void;
  }) => Promise<void>;
  /** Makes the blob of the blocks 0 … count - 1. */
  commit: (blocks: { count: number; signal: AbortSignal }) => Promise<void>;
};

/** An answer of Blob Storage that is not a success; status 0 is no answer at all. */
export class BlobFailure extends Error {
  readonly status: number;

  constructor(status: number, cause?: unknown) {
    super(`Blob Storage answered ${status}`, { cause });
    this.name = 'BlobFailure';
    this.status = status;
  }
}
