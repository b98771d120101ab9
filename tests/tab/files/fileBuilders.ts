import type { ConversationFile } from '../../../api/contract/files.ts';
import type { Message } from '../../../api/contract/messages.ts';
import { aMessage, at, people } from '../messages/builders.ts';

/** An NC program that Marco shared and everyone may open. */
export function aFile(change: Partial<ConversationFile> = {}): ConversationFile {
  const id = change.id ?? 'program';
  return {
    id,
    conversationId: 'hero',
    name: 'P0147.ISO',
    size: 12_300,
    kind: 'text',
    type: 'text/plain',
    state: 'clean',
    authorId: people.marco.id,
    authorName: people.marco.name,
    authorCompanyId: people.marco.companyId,
    createdAt: at('21:47'),
    sha256: 'a'.repeat(64),
    messageId: 'm4',
    sequence: 4,
    version: 1,
    isReplaced: false,
    media: null,
    locationRemoved: false,
    deletedAt: null,
    contentUrl: `/api/files/${id}/content?token=t1`,
    thumbnailUrl: null,
    ...change,
  };
}

export function aPhoto(change: Partial<ConversationFile> = {}): ConversationFile {
  const id = change.id ?? 'photo';
  return aFile({
    id,
    name: 'Allarme.jpg',
    size: 1_240_000,
    kind: 'image',
    type: 'image/jpeg',
    media: {
      width: 4000,
      height: 3000,
      durationSeconds: null,
      takenAt: '2026-11-12T21:46:10',
      takenWith: 'Samsung SM-G525F',
    },
    thumbnailUrl: `/api/files/${id}/thumbnail?token=t1`,
    ...change,
  });
}

/** The message that shared these files. */
export function aSharing(files: readonly ConversationFile[], change: Partial<Message> = {}): Message {
  return {
    ...aMessage({ sequence: 4, text: '' }),
    fileIds: files.map(({ id }) => id),
    files: files.map(({ id, name, size, kind }) => ({ id, name, size, kind })),
    ...change,
  };
}
