import type { Message } from '../../../api/contract/messages.ts';

/** What a message knows of a file that it brought, before the file itself is asked for. */
export type SharedFile = NonNullable<Message['files']>[number];
