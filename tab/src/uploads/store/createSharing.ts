import type { Api } from '../../api.ts';
import { ApiFailure } from '../../api.ts';
import type { Batch, UploadFile, UploadProblem } from './batch.ts';
import { shareFiles } from './requests.ts';
import { toUploadFailure, waitBeforeRetry } from './uploadFailure.ts';

export type Sharing = {
  /** Sends the batch's message, once, however often it is asked for. */
  share: (batch: Batch) => void;
  isSharing: (clientId: string) => boolean;
  reconnect: () => void;
};

type Ports = {
  api: Api;
  onShared: (batch: Batch) => void;
  onRefused: (batch: Batch, problem: UploadProblem) => void;
  /** One file of the message is not taken, such as one that was swept away while the others were on their way. */
  onFileRefused: (file: UploadFile, problem: UploadProblem) => void;
};

type Waiting = { batch: Batch; timer: ReturnType<typeof setTimeout>; by: 'network' | 'server' };

/** The last step: the message of a batch. An answer that got lost is asked for again, with the same id (rule MS1). */
export function createSharing({ api, onShared, onRefused, onFileRefused }: Ports): Sharing {
  const underWay = new Map<string, { attempts: number; waiting: Waiting | null }>();

  async function send(batch: Batch): Promise<void> {
    const { clientId, conversationId, files } = batch;
    const fileIds = files.flatMap(({ file }) => (file ? [file.id] : []));
    try {
      await shareFiles(api, { conversationId, clientId, fileIds });
      underWay.delete(clientId);
      onShared(batch);
    } catch (error) {
      meetFailure(batch, error);
    }
  }

  function meetFailure(batch: Batch, error: unknown): void {
    const failure = toUploadFailure(error);
    const state = underWay.get(batch.clientId);
    if (!state) return;
    if (failure.kind !== 'passing') {
      underWay.delete(batch.clientId);
      const problem =
        failure.kind === 'expired' ? { code: 'failed' as const, reference: null } : failure.problem;
      const file = refusedFile(batch, error);
      if (file) onFileRefused(file, problem);
      else onRefused(batch, problem);
      return;
    }
    state.attempts += 1;
    const wait = waitBeforeRetry(state.attempts, failure.retryAfterSeconds);
    state.waiting = { batch, by: failure.by, timer: setTimeout(() => resume(batch.clientId), wait) };
  }

  function resume(clientId: string): void {
    const state = underWay.get(clientId);
    if (!state?.waiting) return;
    const { batch, timer } = state.waiting;
    clearTimeout(timer);
    state.waiting = null;
    void send(batch);
  }

  return {
    share: (batch) => {
      if (underWay.has(batch.clientId)) return;
      underWay.set(batch.clientId, { attempts: 0, waiting: null });
      void send(batch);
    },
    isSharing: (clientId) => underWay.has(clientId),
    reconnect: () => {
      for (const [clientId, { waiting }] of underWay) if (waiting?.by === 'network') resume(clientId);
    },
  };
}

function refusedFile({ files }: Batch, error: unknown): UploadFile | undefined {
  const field = error instanceof ApiFailure ? error.field : null;
  const index = /^fileIds\.(\d+)$/.exec(field ?? '')?.[1];
  return index === undefined ? undefined : files.filter(({ file }) => file)[Number(index)];
}
