import { request as startRequest, type IncomingHttpHeaders } from 'node:http';

/** An answer as it came over the wire; `body` is parsed where it is JSON. */
export type RawAnswer = { status: number; headers: IncomingHttpHeaders; text: string; body: never };

/** Sends a request exactly as told: `path` is not tidied up, and `chunks` go without a length. */
export function sendRaw(
  url: string,
  sent: {
    method?: string;
    path: string;
    headers?: Record<string, string>;
    body?: string | Buffer;
    chunks?: Iterable<Buffer>;
  },
): Promise<RawAnswer> {
  const { hostname, port } = new URL(url);
  const { method = 'GET', path, body, chunks } = sent;
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  return new Promise((resolve, reject) => {
    const request = startRequest(
      { hostname, port, method, path, headers: { ...length, ...sent.headers }, agent: false },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (part: string) => (text += part));
        response.once('error', reject);
        response.once('end', () => {
          const isJson = response.headers['content-type']?.includes('json') ?? false;
          const parsed = (isJson && text !== '' ? JSON.parse(text) : undefined) as never;
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text, body: parsed });
        });
      },
    );
    request.once('error', reject);
    if (chunks) for (const chunk of chunks) request.write(chunk);
    request.end(body);
  });
}
