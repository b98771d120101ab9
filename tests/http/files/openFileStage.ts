import type { ConversationFile } from '../../../api/contract/files.ts';
import type { Answered, Caller } from '../../builders/createCaller.ts';
import { openCase } from '../../builders/openCase.ts';
import { startTestApp, type TestApp } from '../../builders/startTestApp.ts';

/** A Service Case Chat of Marco, his manager Giulia, and Anna of GFMS, with a blob store. */
export type FileStage = {
  test: TestApp;
  marco: Caller;
  giulia: Caller;
  anna: Caller;
  number: string;
  conversationId: string;
};

export async function openFileStage(
  options: Omit<Parameters<typeof startTestApp>[0] & object, 'hasBlobs'> = {},
): Promise<FileStage> {
  const test = await startTestApp({ ...options, hasBlobs: true });
  const [marco, giulia, anna] = [
    await test.as('marco-bianchi'),
    await test.as('giulia-rossi'),
    await test.as('anna-keller'),
  ];
  const { number, conversationId } = await openCase(marco);
  await anna.post(`/cases/${number}/watchers`);
  await giulia.post(`/cases/${number}/watchers`);
  return { test, marco, giulia, anna, number, conversationId };
}

/** The names of the blobs that lie in the container now. */
export async function listBlobs({ test }: FileStage, container: 'incoming' | 'files'): Promise<string[]> {
  const { items } = await test.app.context.files.blobs.list(container, null);
  return items.map(({ name }) => name);
}

export function begin(author: Caller, conversationId: string, draft: object): Promise<Answered> {
  return author.post(`/conversations/${conversationId}/files`, draft);
}

export async function readFile(reader: Caller, fileId: string): Promise<ConversationFile> {
  return (await reader.get(`/files/${fileId}`)).body;
}

/** As a browser's element asks for it: the address alone. */
export function fetchContent(
  reader: Caller,
  file: Pick<ConversationFile, 'contentUrl'>,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(`${reader.url}${file.contentUrl}`, { headers });
}

/** The code of a refusal, and its field where it names one. */
export function refusalOf(answer: Answered): string {
  const { code, field } = (answer.body as { error: { code: string; field?: string } }).error;
  return [answer.status, code, field].filter((part) => part !== undefined).join(' ');
}
