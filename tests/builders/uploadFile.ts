import { createHash, randomUUID } from 'node:crypto';
import type { ConversationFile, Upload } from '../../api/contract/files.ts';
import type { Answered, Caller } from './createCaller.ts';

export type TestFile = { name: string; bytes: Uint8Array; clientId?: string };

/** Begins an upload; throws when it is refused. */
export async function beginTestUpload(
  author: Caller,
  conversationId: string,
  { name, bytes, clientId = randomUUID() }: TestFile,
): Promise<Upload> {
  const path = `/conversations/${conversationId}/files`;
  const answer = await author.post(path, { name, size: bytes.length, clientId });
  if (answer.status > 201) throw new Error(`the upload was refused: ${answer.status} ${answer.text}`);
  return answer.body;
}

/** Puts the bytes to the address of the upload, in blocks as the tab does. */
export async function putBlocks(
  begun: Upload,
  bytes: Uint8Array,
  skip: readonly number[] = [],
): Promise<void> {
  const url = begun.uploadUrl ?? '';
  const ids: string[] = [];
  for (let index = 0; index * begun.blockSize < bytes.length; index += 1) {
    const id = Buffer.from(String(index).padStart(6, '0')).toString('base64');
    ids.push(id);
    if (skip.includes(index)) continue;
    const block = bytes.slice(index * begun.blockSize, (index + 1) * begun.blockSize);
    await put(`${url}&comp=block&blockid=${encodeURIComponent(id)}`, block);
  }
  const list = `<BlockList>${ids.map((id) => `<Latest>${id}</Latest>`).join('')}</BlockList>`;
  await put(`${url}&comp=blocklist`, Buffer.from(list));
}

/** One request to the storage; throws when it is refused. */
export async function put(
  url: string,
  body: Uint8Array,
  headers: Record<string, string> = {},
): Promise<void> {
  const response = await fetch(url, { method: 'PUT', body: new Uint8Array(body), headers });
  const text = await response.text();
  if (!response.ok) throw new Error(`the storage refused: ${response.status} ${text.slice(0, 300)}`);
}

export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

export function complete(author: Caller, fileId: string, sha256: string): Promise<Answered> {
  return author.post(`/files/${encodeURIComponent(fileId)}/complete`, { sha256 });
}

/** Uploads a file whole, and does not share it yet; throws when it is refused. */
export async function uploadFile(
  author: Caller,
  conversationId: string,
  file: TestFile,
): Promise<ConversationFile> {
  const begun = await beginTestUpload(author, conversationId, file);
  await putBlocks(begun, file.bytes);
  const completed = await complete(author, begun.id, hashOf(file.bytes));
  if (completed.status !== 200)
    throw new Error(`it was not completed: ${completed.status} ${completed.text}`);
  return completed.body;
}

/** Uploads files and shares them in one message without text; throws when it is refused. */
export async function shareFiles(
  author: Caller,
  conversationId: string,
  files: TestFile[],
): Promise<{ messageId: string; files: ConversationFile[] }> {
  const uploaded: ConversationFile[] = [];
  for (const file of files) uploaded.push(await uploadFile(author, conversationId, file));
  const answer = await author.post(`/conversations/${conversationId}/messages`, {
    clientId: randomUUID(),
    text: '',
    fileIds: uploaded.map(({ id }) => id),
  });
  if (answer.status !== 201) throw new Error(`the message was refused: ${answer.status} ${answer.text}`);
  return { messageId: (answer.body as { id: string }).id, files: uploaded };
}

/** Asks for the file until it is in this state. */
export async function untilState(
  reader: Caller,
  fileId: string,
  state: ConversationFile['state'],
): Promise<ConversationFile> {
  for (;;) {
    const answer = await reader.get(`/files/${encodeURIComponent(fileId)}`);
    const file = answer.body as ConversationFile;
    if (answer.status === 200 && file.state === state) return file;
    if (answer.status !== 200 || !['uploading', 'checking'].includes(file.state)) {
      throw new Error(`the file is not ${state}: ${answer.status} ${answer.text}`);
    }
  }
}
