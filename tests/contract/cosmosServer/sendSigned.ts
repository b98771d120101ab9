import { createHmac } from 'node:crypto';
import { request } from 'node:http';

export const key = Buffer.from('a key for tests only').toString('base64');

export type Sent = { status: number; body: unknown; headers: NodeJS.Dict<string | string[]> };

type Request = { method: string; path: string; body?: unknown; headers?: Record<string, string> };

/** Sends a request as the SDK would sign it; what `headers` names goes out instead. */
export function sendSigned(port: number, { method, path, body, headers }: Request): Promise<Sent> {
  const parts = path.split('/').filter(Boolean);
  const isList = parts.length % 2 === 1;
  const type = (isList ? parts.at(-1) : parts.at(-2)) ?? '';
  const link = (isList ? parts.slice(0, -1) : parts).join('/');
  const date = headers?.['x-ms-date'] ?? new Date().toUTCString();
  const outgoing = {
    'x-ms-date': date,
    authorization: sign([method, type, link, date]),
    ...headers,
  };
  return new Promise((resolve, reject) => {
    const sent = request({ port, host: '127.0.0.1', method, path, headers: outgoing }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', () => {
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: text === '' ? undefined : (JSON.parse(text) as unknown),
        });
      });
    });
    sent.on('error', reject).end(body === undefined ? undefined : JSON.stringify(body));
  });
}

function sign([method, type, link, date]: [string, string, string, string]): string {
  const text = `${method.toLowerCase()}\n${type}\n${link}\n${date.toLowerCase()}\n\n`;
  const signature = createHmac('sha256', Buffer.from(key, 'base64')).update(text).digest('base64');
  return encodeURIComponent(`type=master&ver=1.0&sig=${signature}`);
}
