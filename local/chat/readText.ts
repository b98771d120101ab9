import type { IncomingMessage } from 'node:http';

/** Ten times what Teams lets through, in bytes. */
const longestBody = 1_000_000;

/** The body as text; throws when it is longer than any activity. */
export async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > longestBody) throw new Error('a body is too long');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
