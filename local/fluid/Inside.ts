import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

/** What answers those who are no strangers. */
export type Inside = {
  /** Answers, or says why not. */
  answer: (
    request: IncomingMessage,
    response: ServerResponse,
  ) => Promise<{ status: number; words: string } | null>;
  upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => Promise<void>;
  close: () => Promise<void>;
};
