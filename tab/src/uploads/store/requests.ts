import type { ConversationFile, NewFile, Upload } from '../../../../api/contract/files.ts';
import type { Message, NewMessage } from '../../../../api/contract/messages.ts';
import type { Api } from '../../api.ts';

/** Milliseconds: the server reads all the bytes again to check their hash. */
const completionPatience = 180_000;

const conversationPath = (id: string) => `/api/conversations/${encodeURIComponent(id)}`;
const filePath = (id: string) => `/api/files/${encodeURIComponent(id)}`;

/** Begins an upload; with the same clientId it goes on, and a new `uploadUrl` comes. */
export function beginUpload(api: Api, conversationId: string, wanted: NewFile): Promise<Upload> {
  return api.send('POST', `${conversationPath(conversationId)}/files`, wanted);
}

export async function completeUpload(
  api: Api,
  { id, sha256, signal }: { id: string; sha256: string; signal: AbortSignal },
): Promise<ConversationFile> {
  const response = await api.open(`${filePath(id)}/complete`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ sha256 }),
    signal: AbortSignal.any([signal, AbortSignal.timeout(completionPatience)]),
  });
  return (await response.json()) as ConversationFile;
}

export function getFile(api: Api, id: string): Promise<ConversationFile> {
  return api.get(filePath(id));
}

export function deleteFile(api: Api, id: string): Promise<void> {
  return api.send('DELETE', filePath(id));
}

/** The message without words that shows the files to all. */
export function shareFiles(
  api: Api,
  { conversationId, ...wanted }: { conversationId: string; clientId: string; fileIds: string[] },
): Promise<Message> {
  const message: NewMessage = { ...wanted, text: '' };
  return api.send('POST', `${conversationPath(conversationId)}/messages`, message);
}
