import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { beginUpload } from '../../api/domain/beginUpload.ts';
import { completeUpload } from '../../api/domain/completeUpload.ts';
import type { Context } from '../../api/domain/context.ts';
import type { PersonRecord } from '../../api/domain/ports.ts';

const folder = path.join(import.meta.dirname, 'files');

/** Uploads a file of the folder `files` as the tab does, and answers its id. */
export async function uploadDemoFile(
  context: Context,
  author: PersonRecord,
  uploaded: { conversationId: string; name: string },
): Promise<string> {
  const { conversationId, name } = uploaded;
  const bytes = await readFile(path.join(folder, name));
  const state = await context.log.read(conversationId);
  if (!state) throw new Error(`there is no conversation for ${name}`);
  const draft = { name, size: bytes.length, clientId: `demo-${name}` };
  const { record, uploadUrl } = await beginUpload(context, author, { state, draft });
  // Null where a start that was cut off has brought it already.
  if (uploadUrl !== null) await putBytes(uploadUrl, bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await completeUpload(context, author, { record, sha256 });
  return record.id;
}

/** All files of the demo are smaller than one block. */
async function putBytes(url: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const block = btoa('000000');
  await put(`${url}&comp=block&blockid=${encodeURIComponent(block)}`, bytes);
  await put(`${url}&comp=blocklist`, `<BlockList><Latest>${block}</Latest></BlockList>`);
}

async function put(url: string, body: Uint8Array<ArrayBuffer> | string): Promise<void> {
  const response = await fetch(url, { method: 'PUT', body });
  if (!response.ok) throw new Error(`the blob store answered ${response.status}: ${await response.text()}`);
}
