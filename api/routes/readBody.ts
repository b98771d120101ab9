import type { IncomingMessage } from 'node:http';
import { limits } from '../contract/limits.ts';
import { DomainError, invalid } from '../domain/errors.ts';

/**
 * Reads and parses a JSON body of at most {@link limits.jsonBody} bytes. An empty body is an empty object.
 * Throws `tooLarge` or `invalid`.
 */
export async function readBody(request: IncomingMessage): Promise<unknown> {
  const declared = Number(request.headers['content-length'] ?? 0);
  if (declared > limits.jsonBody) throw tooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limits.jsonBody) throw tooLarge();
    chunks.push(chunk);
  }
  if (size === 0) return {};
  const type = request.headers['content-type'] ?? '';
  if (!/^application\/(?:[\w.+-]+\+)?json\b/i.test(type))
    throw invalid('body', 'is not declared as application/json');
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks)));
  } catch (cause) {
    throw new DomainError('invalid', 'is no JSON', { field: 'body', cause });
  }
}

function tooLarge(): DomainError {
  return new DomainError('tooLarge', `A request may have ${limits.jsonBody} bytes.`);
}
