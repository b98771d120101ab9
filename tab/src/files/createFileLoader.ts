import type { ConversationFile, FileList } from '../../../api/contract/files.ts';
import type { Api } from '../api.ts';
import { ApiFailure } from '../api.ts';
import { filesPath } from './filesPath.ts';

export type FileLoader = (conversationId: string, fileId: string) => Promise<ConversationFile>;

/** What one answer holds. */
const mostPerRequest = 100;

type Waiting = {
  fileId: string;
  resolve: (file: ConversationFile) => void;
  reject: (error: unknown) => void;
};

/** Asks for single files: those of one conversation that are wanted within one tick are one request. */
export function createFileLoader(api: Pick<Api, 'get'>): FileLoader {
  const batches = new Map<string, Waiting[]>();

  async function send(conversationId: string): Promise<void> {
    const waiting = batches.get(conversationId) ?? [];
    batches.delete(conversationId);
    const ids = [...new Set(waiting.map(({ fileId }) => fileId))];
    for (let start = 0; start < ids.length; start += mostPerRequest) {
      const part = new Set(ids.slice(start, start + mostPerRequest));
      const ofPart = waiting.filter(({ fileId }) => part.has(fileId));
      try {
        const path = filesPath(conversationId, { ids: [...part].join(','), limit: mostPerRequest });
        settle(ofPart, await api.get<FileList>(path));
      } catch (error) {
        for (const { reject } of ofPart) reject(error);
      }
    }
  }

  return (conversationId, fileId) =>
    new Promise((resolve, reject) => {
      const batch = batches.get(conversationId);
      const waiting = { fileId, resolve, reject };
      if (batch) {
        batch.push(waiting);
        return;
      }
      batches.set(conversationId, [waiting]);
      setTimeout(() => void send(conversationId), 0);
    });
}

function settle(waiting: readonly Waiting[], { items }: FileList): void {
  const found = new Map(items.map((file) => [file.id, file]));
  for (const { fileId, resolve, reject } of waiting) {
    const file = found.get(fileId);
    if (file) resolve(file);
    else reject(new ApiFailure({ status: 404, code: 'notFound', message: 'no such file' }));
  }
}
