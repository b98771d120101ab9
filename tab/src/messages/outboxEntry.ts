import type { Message } from '../../../api/contract/messages.ts';
import type { ApiFailure } from '../api.ts';

/** Why a message was refused; the words are made from the code. */
export type Refusal = { code: ApiFailure['code']; reference: string | null };

/** A message on its way. Its `clientId` is given once and never changes: sent twice, it exists once (rule MS1). */
export type OutboxEntry = {
  conversationId: string;
  clientId: string;
  text: string;
  createdAt: string;
  /** The message that it answers, and where that stands. */
  replyTo?: { id: string; sequence: number };
} & (
  | {
      state: 'waiting';
      /** What stopped the last attempt; null before the first answer. */ delay: 'network' | 'server' | null;
    }
  | { state: 'failed'; refusal: Refusal }
  /** Stored: shown until the list itself holds the message, so that nothing flickers. */
  | { state: 'stored'; message: Message }
);
