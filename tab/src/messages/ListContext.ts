import { createContext, useContext } from 'react';
import type { Conversation } from '../../../api/contract/conversations.ts';
import type { Company } from '../../../api/contract/people.ts';
import type { TimeFormats } from '../ui/formatTime.ts';
import type { Layout } from '../ui/useLayout.ts';
import type { ComposerTarget } from './composer/ComposerTarget.ts';

/** What the rows of one list share. It changes seldom, unlike the conversation. */
export type ListSettings = {
  conversationId: string;
  layout: Layout;
  /** Made once for all rows: formats by `Intl` are slow to make, and rows come and go while one scrolls. */
  times: TimeFormats;
  /** The companies of the conversation, by id. */
  companies: ReadonlyMap<string, Company>;
  /** The customer of its case; null without a case. */
  customer: Company | null;
  isClosed: boolean;
  /** The rows of lines that are unfolded, by key. */
  unfolded: ReadonlySet<string>;
  onFold: (key: string) => void;
  onSendAgain: (clientId: string) => void;
  onDiscard: (clientId: string) => void;
  /** A message that the composer is to answer or to change. */
  onTarget: (target: ComposerTarget) => void;
  /** Goes to the message at this sequence, loading what lies between. */
  onJump: (sequence: number) => void;
  /** Something that was pressed did not work; null when it is tried again. */
  onProblem: (error: Error | null) => void;
};

/** The sequence of the message that one has just come to. */
export const ReachedContext = createContext<number | null>(null);

export const ListContext = createContext<ListSettings | null>(null);

export function useListSettings(): ListSettings {
  const settings = useContext(ListContext);
  if (!settings) throw new Error('a row outside of a list');
  return settings;
}

/** For the few rows that show the conversation itself. */
export const ConversationContext = createContext<Conversation | null>(null);

export function useShownConversation(): Conversation {
  const conversation = useContext(ConversationContext);
  if (!conversation) throw new Error('a row outside of a conversation');
  return conversation;
}
