import type { IncomingMessage } from 'node:http';

/** Far more than an empty container; what is drawn never comes this way. */
const largestBody = 4 * 1_048_576;

/**
 * A call of Fluid's client. It hides method, headers and body in a form, so that a browser need not ask first whether it
 * may send them ("RestLess"). Null: too large, or no such form.
 */
export async function readCall(request: IncomingMessage): Promise<Call | null> {
  const text = await readText(request);
  if (text === null) return null;
  const { method = 'GET', url = '/', headers } = request;
  const type = headers['content-type'] ?? '';
  if (method !== 'POST' || !type.includes('restless')) {
    return { method, url, authorization: headers.authorization, body: parse(text) };
  }
  const form = new URLSearchParams(text);
  const authorization = form.getAll('header').find((header) => /^authorization:/i.test(header));
  return {
    method: (form.get('method') ?? 'GET').toUpperCase(),
    url,
    authorization: authorization?.slice(authorization.indexOf(':') + 1).trim(),
    body: parse(form.get('body') ?? ''),
  };
}

async function readText(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > largestBody) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The token of an authorisation: as it is towards the orderer, as the password of a name towards the storage. */
export function tokenIn(authorization: string | undefined): string {
  const credentials = /^Basic (.+)$/i.exec(authorization ?? '')?.[1] ?? '';
  if (credentials.includes('.')) return credentials;
  const [, ...password] = Buffer.from(credentials, 'base64').toString().split(':');
  return password.join(':');
}

export type Call = { method: string; url: string; authorization: string | undefined; body: unknown };
