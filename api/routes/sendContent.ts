import { create as createDisposition } from 'content-disposition';
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Context } from '../domain/context.ts';
import { toSafeName } from '../domain/fileNames.ts';
import type { ByteRange, FileRecord } from '../domain/filePorts.ts';
import type { PersonRecord } from '../domain/ports.ts';
import { openBlob, requireBlob } from '../domain/readContent.ts';
import { releaseBytes } from '../domain/releaseBytes.ts';
import { readRange } from './readRange.ts';

type Sent = {
  record: FileRecord;
  reader: PersonRecord;
  part: 'content' | 'thumbnail';
  isDownload: boolean;
  request: IncomingMessage;
  response: ServerResponse;
};

/** What a browser may show in place: nothing of it can run. Everything else is saved. */
const shown =
  /^(image\/(jpeg|png|gif|webp|avif|bmp)|audio\/[\w.+-]+|video\/[\w.+-]+|application\/(pdf|ogg)|text\/(plain|csv))$/;

/**
 * Streams a file or a part of it through our own route, for nobody lets a tab in Teams use cookies or blob addresses
 * (rule FL4). Whatever the bytes are, they are no page of ours: typed by us, sandboxed, and not to be guessed at.
 */
export async function sendContent(context: Context, sent: Sent): Promise<'streaming'> {
  const { record, reader, part, request, response } = sent;
  const blob = requireBlob(record, { reader, part });
  const size = part === 'content' ? record.blobSize : null;
  const etag = `"${blob.slice(blob.lastIndexOf('/') + 1)}"`;
  if (request.headers['if-none-match'] === etag) {
    setHeaders(sent, etag);
    response.statusCode = 304;
    response.end();
    return 'streaming';
  }
  const range = size === null ? null : readRange(request.headers, { size, etag });
  if (range === 'unsatisfiable') {
    setHeaders(sent, etag);
    response.statusCode = 416;
    response.setHeader('content-range', `bytes */${size}`);
    response.end();
    return 'streaming';
  }
  const bytes = await openBlob(context, { record, blob, ...(range ? { range } : {}) });
  // Not before the bytes are there: a refusal is no attachment.
  setHeaders(sent, etag);
  setLength(response, { size, range });
  try {
    await stream(bytes, response);
  } catch {
    // The reader went away, or the storage broke off: the length tells that it was not all.
    response.destroy();
  }
  return 'streaming';
}

/** Throws when the reader has gone away; the bytes are then not read on. */
async function stream(bytes: AsyncIterable<Uint8Array>, response: ServerResponse): Promise<void> {
  const closing = new AbortController();
  response.once('close', () => closing.abort());
  if (response.destroyed) closing.abort();
  for await (const chunk of bytes) {
    closing.signal.throwIfAborted();
    const goesOn = response.write(chunk, (error) => {
      if (!error) releaseBytes(chunk);
    });
    if (!goesOn) await once(response, 'drain', { signal: closing.signal });
  }
  response.end();
}

function setHeaders({ record, part, isDownload, response }: Sent, etag: string): void {
  const isShown = part === 'thumbnail' || (shown.test(record.type) && record.state !== 'notCheckable');
  const type = part === 'thumbnail' ? 'image/jpeg' : isShown ? record.type : 'application/octet-stream';
  response.setHeader('content-type', type);
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('content-security-policy', "default-src 'none'; frame-ancestors 'none'; sandbox");
  response.setHeader('cross-origin-resource-policy', 'same-origin');
  response.setHeader('referrer-policy', 'no-referrer');
  response.setHeader('etag', etag);
  // The link is the reader's alone and stays the same for some minutes; whether it still counts is asked each time.
  response.setHeader('cache-control', part === 'thumbnail' ? 'private, max-age=900' : 'private, no-cache');
  if (part === 'content') {
    response.setHeader('accept-ranges', 'bytes');
    const disposition = isDownload || !isShown ? 'attachment' : 'inline';
    response.setHeader(
      'content-disposition',
      createDisposition(toSafeName(record.name), { type: disposition }),
    );
  }
}

function setLength(response: ServerResponse, sent: { size: number | null; range: ByteRange | null }): void {
  const { size, range } = sent;
  if (range) {
    response.statusCode = 206;
    response.setHeader('content-range', `bytes ${range.start}-${range.end}/${size}`);
    response.setHeader('content-length', range.end - range.start + 1);
  } else {
    response.statusCode = 200;
    if (size !== null) response.setHeader('content-length', size);
  }
}
