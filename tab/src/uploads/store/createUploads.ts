import type { Batch, UploadFile, UploadProblem } from './batch.ts';
import { atRest, isShareable, spent, toUploadFile } from './batch.ts';
import { createBatchList } from './createBatchList.ts';
import { createPace } from './createPace.ts';
import { createSharing } from './createSharing.ts';
import { createSlots } from './createSlots.ts';
import { moveFile } from './moveFile.ts';
import type { UploadPorts } from './ports.ts';
import { deleteFile, getFile } from './requests.ts';
import { toUploadFailure, waitBeforeRetry } from './uploadFailure.ts';
import type { Work } from './work.ts';
import { aWork, untried } from './work.ts';

export type Uploads = {
  /** The batches of one conversation, oldest first; the same array until one of them changes. */
  list: (conversationId: string) => readonly Batch[];
  subscribe: (listener: () => void) => () => void;
  /** Hears of each message that was sent with its files. */
  onShared: (listener: (batch: Batch) => void) => () => void;
  /** The files become one message; it is sent when all of them are there. Answers the batch's clientId. */
  add: (conversationId: string, files: readonly File[]) => string;
  tryAgain: (key: string) => void;
  /** A message that was refused: what is there of it stays, and the rest goes on. */
  tryBatchAgain: (clientId: string) => void;
  /** One file: the message goes without it. */
  remove: (key: string) => void;
  discard: (clientId: string) => void;
  /** The connection is back: whatever waits for it goes on at once. */
  reconnect: () => void;
  /** Asks how the files stand that are still being checked. */
  lookAtChecks: (conversationId: string) => Promise<void>;
  /** The bytes of a file that is on its way. */
  bodyOf: (key: string) => Blob | undefined;
  /** False where the client refuses storage: then a reload loses what is on its way. */
  isKept: () => boolean;
};

const filesAtOnce = 2;
const blocksAtOnce = 4;
/** Tries that brought nothing before one asks the person; a lost network is waited for without end. */
const mostAttempts = 8;

/** Brings files to the server, through lost networks and reloads, and then sends their message (rules FL1, FL2). */
export function createUploads(ports: UploadPorts): Uploads {
  const { api, storage } = ports;
  const batches = createBatchList();
  const works = new Map<string, Work>();
  const slots = createSlots(blocksAtOnce);
  const shared = new Set<(batch: Batch) => void>();
  const sharing = createSharing({
    api,
    onShared: (batch) => {
      forget(batch);
      for (const listener of shared) listener(batch);
    },
    onRefused: (batch, problem) => refuse(batch.clientId, problem),
    onFileRefused: ({ key }, problem) => void meetFileRefused(key, problem),
  });

  void storage.load((batch, bodies) => {
    for (const { key } of batch.files) works.set(key, aWork(bodies.get(key) ?? new Blob()));
    batches.put(batch);
    settle(batch);
    pump();
  });

  function pump(): void {
    const files = batches.all().flatMap((batch) => (batch.refusal ? [] : batch.files));
    const free = filesAtOnce - files.filter(({ state }) => state === 'sending').length;
    const waiting = files.filter(({ state }) => state === 'waiting');
    for (const file of waiting.slice(0, Math.max(0, free))) void move(file.key);
  }

  async function move(key: string): Promise<void> {
    const work = works.get(key);
    const found = batches.file(key);
    if (!work || !found) return;
    const abort = new AbortController();
    const pace = createPace();
    work.abort = abort;
    batches.changeFile(key, { state: 'sending', rate: null, stoppedBy: null, problem: null });
    try {
      const file = await moveFile(ports, {
        conversationId: found.batch.conversationId,
        file: found.file,
        body: work.body,
        hash: () => hashOnce(work),
        slots,
        signal: abort.signal,
        onProgress: (sent) => {
          if (abort.signal.aborted) return;
          if (sent > (batches.file(key)?.file.sent ?? 0)) work.attempts = 0;
          batches.progress(key, { sent, rate: pace.measure(sent) });
        },
      });
      if (!abort.signal.aborted) change(key, { state: 'done', sent: found.file.size, rate: null, file });
    } catch (error) {
      if (!abort.signal.aborted) meetFailure(key, error);
    }
    pump();
  }

  function hashOnce(work: Work): Promise<string> {
    // Not ended with the try: the next one needs the same answer.
    work.hash ??= ports.hash(work.body).catch((error: unknown) => {
      work.hash = null;
      throw error;
    });
    return work.hash;
  }

  function meetFailure(key: string, error: unknown): void {
    const work = works.get(key);
    const found = batches.file(key);
    if (!work || !found) return;
    const failure = toUploadFailure(error);
    if (failure.kind === 'fileFailed') {
      work.hash = failure.isSpent ? null : work.hash;
      const renewed = failure.isSpent ? spent() : {};
      change(key, { state: 'failed', rate: null, problem: failure.problem, ...renewed });
      return;
    }
    if (failure.kind === 'batchRefused') return refuse(found.batch.clientId, failure.problem);
    if (failure.kind === 'notFound') {
      // An upload that rested too long is swept away; only when a new one is not found either, the conversation is gone.
      if (work.isRenewed) return refuse(found.batch.clientId, failure.problem);
      return renew(key, work);
    }
    work.attempts += 1;
    const by = failure.kind === 'expired' ? 'server' : failure.by;
    if (by === 'server' && work.attempts > mostAttempts) {
      change(key, { state: 'failed', rate: null, problem: { code: 'unavailable', reference: null } });
      return;
    }
    if (failure.kind === 'expired' && work.attempts === 1) {
      change(key, { state: 'waiting', rate: null });
      return;
    }
    const wait = failure.kind === 'expired' ? null : failure.retryAfterSeconds;
    work.timer = setTimeout(() => resume(key), waitBeforeRetry(work.attempts, wait));
    change(key, { state: 'stopped', rate: null, stoppedBy: by });
  }

  /** What rested too long is swept away before its message comes: its bytes are still here, and go once more. */
  async function meetFileRefused(key: string, problem: UploadProblem): Promise<void> {
    const newest = await getFile(api, batches.file(key)?.file.file?.id ?? '').catch(() => null);
    const work = works.get(key);
    if (!work) return;
    if (newest?.state === 'infected') change(key, { file: newest });
    else if (work.isRenewed) change(key, { ...spent(), state: 'failed', problem });
    else renew(key, work);
    pump();
  }

  function renew(key: string, work: Work): void {
    work.isRenewed = true;
    change(key, { ...atRest, ...spent() });
  }

  function resume(key: string): void {
    const work = works.get(key);
    const found = batches.file(key);
    if (!work || !found) return;
    if (work.timer) clearTimeout(work.timer);
    work.timer = null;
    if (found.file.state !== 'stopped' && found.file.state !== 'failed') return;
    change(key, { state: 'waiting', stoppedBy: null, problem: null });
    pump();
  }

  /** A change that outlives the page. */
  function change(key: string, changed: Partial<UploadFile>): void {
    const batch = batches.changeFile(key, changed);
    if (!batch) return;
    storage.save(batch);
    settle(batch);
  }

  function settle(batch: Batch): void {
    if (batch.files.length === 0) forget(batch);
    else if (!batch.refusal && batch.files.every(isShareable)) sharing.share(batch);
  }

  function refuse(clientId: string, problem: UploadProblem): void {
    const batch = batches.batch(clientId);
    if (!batch) return;
    for (const { key } of batch.files) stop(key);
    batches.put({ ...batch, refusal: problem });
  }

  function stop(key: string): void {
    const work = works.get(key);
    if (work?.timer) clearTimeout(work.timer);
    work?.abort?.abort(new DOMException('no longer wanted', 'AbortError'));
  }

  function forget(batch: Batch): void {
    for (const { key } of batch.files) {
      stop(key);
      works.delete(key);
    }
    storage.remove(batch);
    batches.remove(batch.clientId);
  }

  /** What is on the server already goes; what is half there is swept away. */
  function deleteStored({ file }: UploadFile): void {
    if (file) deleteFile(api, file.id).catch(() => undefined);
  }

  return {
    list: batches.list,
    subscribe: batches.subscribe,
    onShared: (listener) => {
      shared.add(listener);
      return () => shared.delete(listener);
    },
    add: (conversationId, files) => {
      const bodies = new Map(files.map((file) => [toUploadFile(file), file] as const));
      for (const [{ key }, body] of bodies) works.set(key, aWork(body));
      const batch: Batch = {
        clientId: crypto.randomUUID(),
        conversationId,
        createdAt: new Date().toISOString(),
        files: [...bodies.keys()],
        refusal: null,
      };
      batches.put(batch);
      void storage.add(batch, new Map([...bodies].map(([{ key }, body]) => [key, body]))).then(batches.tell);
      pump();
      return batch.clientId;
    },
    tryAgain: (key) => {
      const work = works.get(key);
      if (work) Object.assign(work, untried);
      resume(key);
    },
    tryBatchAgain: (clientId) => {
      const batch = batches.batch(clientId);
      if (!batch?.refusal) return;
      for (const { key } of batch.files) Object.assign(works.get(key) ?? {}, untried);
      const files = batch.files.map((file) => (file.state === 'done' ? file : { ...file, ...atRest }));
      const again = { ...batch, files, refusal: null };
      batches.put(again);
      settle(again);
      pump();
    },
    remove: (key) => {
      const found = batches.file(key);
      if (!found || sharing.isSharing(found.batch.clientId)) return;
      stop(key);
      works.delete(key);
      deleteStored(found.file);
      const files = found.batch.files.filter((file) => file.key !== key);
      const batch = { ...found.batch, files };
      batches.put(batch);
      storage.save(batch, key);
      settle(batch);
      pump();
    },
    discard: (clientId) => {
      const batch = batches.batch(clientId);
      if (!batch || sharing.isSharing(clientId)) return;
      forget(batch);
      for (const file of batch.files) deleteStored(file);
      pump();
    },
    reconnect: () => {
      sharing.reconnect();
      const files = batches.all().flatMap((batch) => batch.files);
      for (const file of files) if (file.stoppedBy === 'network') resume(file.key);
    },
    lookAtChecks: async (conversationId) => {
      const files = batches.list(conversationId).flatMap((batch) => batch.files);
      const checking = files.filter(({ file }) => file?.state === 'checking');
      await Promise.all(
        checking.map(async ({ key, file }) => {
          const newest = await getFile(api, file?.id ?? '').catch(() => null);
          if (newest) change(key, { file: newest });
        }),
      );
    },
    bodyOf: (key) => works.get(key)?.body,
    isKept: storage.isKept,
  };
}
