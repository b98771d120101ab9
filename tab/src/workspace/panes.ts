import type { ReactNode } from 'react';
import type { ConversationSummary } from '../../../api/contract/conversations.ts';

/** The contents of the three panes, however they are laid out. */
export type Panes = {
  /** The service case of the open conversation, shown beside the heading. */
  item: ConversationSummary['case'];
  onOpenItem: () => void;
  list: ReactNode;
  main: (width: number) => ReactNode;
  /** Nothing without an open conversation. */
  details: ReactNode;
};

/** The pane that the one-pane layout shows. */
export type Shown = 'conversations' | 'messages' | 'details';
