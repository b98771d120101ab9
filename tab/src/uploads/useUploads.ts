import { createContext, useCallback, useContext, useSyncExternalStore } from 'react';
import type { Session } from '../session.ts';
import { useSession } from '../session.ts';
import type { Batch } from './store/batch.ts';
import type { Uploads } from './store/createUploads.ts';
import { createUploads } from './store/createUploads.ts';
import { hashInWorker } from './store/hashInWorker.ts';
import { createUploadStorage } from './store/uploadStorage.ts';

/** In place of the session's own, for tests. */
export const UploadsContext = createContext<Uploads | null>(null);

/** One store a session: it outlives the dialog and the conversation's pane, and so does what is on its way. */
const ofSessions = new WeakMap<Session['api'], Uploads>();

export function useUploads(conversationId: string): { uploads: Uploads; batches: readonly Batch[] } {
  const session = useSession();
  const uploads = useContext(UploadsContext) ?? uploadsOf(session);
  const list = useCallback(() => uploads.list(conversationId), [uploads, conversationId]);
  return { uploads, batches: useSyncExternalStore(uploads.subscribe, list) };
}

function uploadsOf({ api, person }: Session): Uploads {
  const known = ofSessions.get(api);
  if (known) return known;
  const uploads = createUploads({
    api,
    openBlob: async (uploadUrl) => (await import('./store/azureBlob.ts')).openAzureBlob(uploadUrl),
    hash: hashInWorker,
    storage: createUploadStorage(person.id),
  });
  ofSessions.set(api, uploads);
  return uploads;
}
