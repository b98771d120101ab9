import { get, type IncomingMessage } from 'node:http';
import type { Caller } from '../../builders/createCaller.ts';

/** A stream as bytes, for what must be seen on the wire. */
export type RawStream = {
  /** The body as it came, without the framing of HTTP. */
  text(): string;
  /** The blocks of the body that hold an event other than hello and alive. */
  blocks(): string[];
  headers: IncomingMessage['headers'];
  /** Stops reading: what the server writes piles up. */
  pause(): void;
  resume(): void;
  isClosed(): boolean;
  /** Whether the server ended it in good order, with the last chunk. */
  isComplete(): boolean;
  close(): void;
};

export function openRawStream(caller: Caller, lastEventId?: string): Promise<RawStream> {
  return new Promise((resolve, reject) => {
    const headers = {
      authorization: `Bearer ${caller.token}`,
      ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }),
    };
    const request = get(`${caller.url}/api/events`, { headers, agent: false }, (response) => {
      if (response.statusCode !== 200) return reject(new Error(`refused: ${response.statusCode}`));
      const chunks: Buffer[] = [];
      let isClosed = false;
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', () => undefined);
      response.once('close', () => (isClosed = true));
      const text = () => Buffer.concat(chunks).toString();
      resolve({
        text,
        blocks: () =>
          text()
            .split('\n\n')
            .filter((block) => block !== '' && !/^event: (hello|alive)$/m.test(block)),
        headers: response.headers,
        pause: () => response.pause(),
        resume: () => response.resume(),
        isClosed: () => isClosed,
        isComplete: () => response.complete,
        close: () => request.destroy(),
      });
    });
    request.on('error', reject);
  });
}
