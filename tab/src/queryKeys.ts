import type { FileFilter } from './files/fileFilter.ts';

/** The keys of the TanStack Query cache, which holds all server data of the tab. */
export const queryKeys = {
  /** Me */
  me: ['me'] as const,
  /** InfiniteData<ConversationList> without a filter; with one, the server's search. */
  conversations: (query = '') => ['conversations', query] as const,
  /** Conversation */
  conversation: (conversationId: string) => ['conversation', conversationId] as const,
  /** InfiniteData<MessageList>, pages ascending inside, newest page first. */
  messages: (conversationId: string) => ['messages', conversationId] as const,
  /** Message: one that is quoted, wherever it stands */
  message: (conversationId: string, sequence: number) => ['message', conversationId, sequence] as const,
  /** EarlierTexts */
  earlierTexts: (conversationId: string, messageId: string) =>
    ['earlierTexts', conversationId, messageId] as const,
  /** PlaceList */
  places: (conversationId: string) => ['places', conversationId] as const,
  /** Details */
  details: (conversationId: string) => ['details', conversationId] as const,
  /** InfiniteData<FileList>, newest first; without a filter, all lists of the conversation. */
  files: (conversationId: string, filter?: FileFilter) =>
    filter ? (['files', conversationId, filter] as const) : (['files', conversationId] as const),
  /** ConversationFile */
  file: (fileId: string) => ['file', fileId] as const,
  /** WhiteboardList */
  whiteboards: (conversationId: string) => ['whiteboards', conversationId] as const,
  /** MeetingList: none or one */
  meetings: (conversationId: string) => ['meetings', conversationId] as const,
  /** InfiniteData<BoardVersionList> */
  boardVersions: (whiteboardId: string) => ['boardVersions', whiteboardId] as const,
  /** WhiteboardContent of an earlier version: it never changes */
  boardAt: (whiteboardId: string, version: number) => ['boardAt', whiteboardId, version] as const,
  /** InfiniteData<CaseList> of the open cases one may see but has not joined */
  otherCases: (query = '') => ['otherCases', query] as const,
  /** ServiceCase, asked for by its number */
  serviceCase: (caseNumber: string) => ['case', caseNumber] as const,
  /** Person[] of one's own company */
  people: (query: string) => ['people', query] as const,
};
