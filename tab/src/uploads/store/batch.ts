import type { ConversationFile } from '../../../../api/contract/files.ts';
import type { ApiFailure } from '../../api.ts';

/** Why something did not go on; the words are made from the code. `unreadable`: the device gives the bytes no more. */
export type UploadProblem = {
  code: ApiFailure['code'] | 'bytesDiffer' | 'unreadable';
  reference: string | null;
};

/**
 * `stopped`: something is in the way that may pass; it goes on by itself, `network` when the connection is back.
 * `failed`: it does not go on by itself. `done`: the bytes are stored and their hash is right.
 */
export type UploadState = 'waiting' | 'sending' | 'stopped' | 'failed' | 'done';

/** A file on its way. The server knows it by its `clientId`: begun twice, it is one upload. */
export type UploadFile = {
  /** Never changes; finds the bytes and the row. */
  key: string;
  /** Given anew when the server can't go on with what it has. */
  clientId: string;
  name: string;
  size: number;
  state: UploadState;
  /** Bytes that have left, those under way too. */
  sent: number;
  /** Bytes in a second; null while it is not known. */
  rate: number | null;
  stoppedBy: 'network' | 'server' | null;
  problem: UploadProblem | null;
  /** As the server last told of it; null before it is done. */
  file: ConversationFile | null;
};

/** One future message: its files, and the id under which it is sent once (rule MS1). */
export type Batch = {
  clientId: string;
  conversationId: string;
  createdAt: string;
  files: readonly UploadFile[];
  /** Why none of it can go any more, such as a closed case. */
  refusal: UploadProblem | null;
};

export function toUploadFile({ name, size }: File): UploadFile {
  return { key: crypto.randomUUID(), clientId: crypto.randomUUID(), name, size, ...atRest, file: null };
}

/** What a file is set back to before it is tried again. */
export const atRest = {
  state: 'waiting',
  sent: 0,
  rate: null,
  stoppedBy: null,
  problem: null,
} as const satisfies Partial<UploadFile>;

/** The server can't go on with what it has of the file: the next try is a new upload. */
export function spent(): Partial<UploadFile> {
  return { clientId: crypto.randomUUID(), sent: 0, file: null };
}

/** An infected file is here, but it is not shared. */
export function isShareable({ state, file }: UploadFile): boolean {
  return state === 'done' && file?.state !== 'infected';
}

/** Does not go on by itself: its message waits until it is taken out, or tried again. */
export function isInTheWay({ state, file }: UploadFile): boolean {
  return state === 'failed' || file?.state === 'infected';
}

/** Of a message whose other files have all arrived, those that hold it up. */
export function filesInTheWay({ refusal, files }: Batch): UploadFile[] {
  const isStuck = refusal === null && files.every((file) => isShareable(file) || isInTheWay(file));
  return isStuck ? files.filter(isInTheWay) : [];
}

const hopeless: readonly UploadProblem['code'][] = ['unsupported', 'tooLarge'];

/** What was refused for what it is would be refused again. */
export function mayTryAgain({ state, problem, file }: UploadFile): boolean {
  if (file?.state === 'infected') return false;
  return state === 'stopped' || (state === 'failed' && !(problem && hopeless.includes(problem.code)));
}
