import type { Message } from '../../../../api/contract/messages.ts';

/** What the composer is about, when not a message of its own. */
export type ComposerTarget = { kind: 'reply' | 'edit'; message: Message };
