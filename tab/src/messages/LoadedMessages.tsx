import { useAnnounce } from '@fluentui/react-components';
import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '../../../api/contract/conversations.ts';
import { useSession } from '../session.ts';
import type { Layout } from '../ui/useLayout.ts';
import { createRowBuilder } from './createRowBuilder.ts';
import { ConversationContext, ListContext } from './ListContext.ts';
import { MessageList } from './MessageList.tsx';
import { MessageShapes } from './MessageShapes.tsx';
import { MessagesFailed } from './MessagesFailed.tsx';
import type { OlderState } from './OlderStatus.tsx';
import { findFirstUnread, needsOlderPage } from './opening.ts';
import type { Outbox } from './outbox.ts';
import type { OutboxEntry } from './outboxEntry.ts';
import { newestOf, unsentOf } from './unsentOf.ts';
import { useAnnounceArrivals } from './useAnnounceArrivals.ts';
import { useListSettingsOf } from './useListSettingsOf.ts';
import { useMessages } from './useMessages.ts';

type Props = {
  conversation: Conversation;
  outbox: Outbox;
  entries: readonly OutboxEntry[];
  isClosed: boolean;
  layout: Layout;
  /** How often one sent something since the pane was opened. */
  sends: number;
};

const noPages: readonly never[] = [];

/** Loads what the list needs to open at its place, then shows it. */
export function LoadedMessages({ conversation, outbox, entries, isClosed, layout, sends }: Props) {
  const { t } = useTranslation();
  const { person } = useSession();
  const { data, error, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage, refetch } =
    useMessages(conversation.id);
  const pages = data ?? noPages;
  const [opening] = useState(() => ({ readUpTo: conversation.readUpTo, unread: conversation.unread }));
  const [buildRows] = useState(createRowBuilder);
  const settings = useListSettingsOf({ conversation, outbox, isClosed, layout });

  const isComplete = !hasNextPage || isFetchNextPageError || !needsOlderPage(pages, opening);
  useEffect(() => {
    if (!isComplete && !isFetchingNextPage) void fetchNextPage();
  }, [isComplete, isFetchingNextPage, fetchNextPage, pages.length]);

  const newest = newestOf(pages);
  useEffect(() => outbox.forgetStored(conversation.id, newest), [outbox, conversation.id, newest]);
  useAnnounceArrivals({ pages, readerId: person.id, companies: conversation.companies });
  useAnnounceFailures(entries, t('messages.sign.notSentName'));

  const rows = useMemo(
    () =>
      buildRows({
        pages,
        isAtStart: !hasNextPage,
        readerId: person.id,
        newSince: findFirstUnread(pages, opening, person.id),
        unsent: unsentOf(entries, pages),
      }),
    [buildRows, pages, hasNextPage, person.id, opening, entries],
  );

  if (!data && error) return <MessagesFailed error={error} onTryAgain={() => void refetch()} />;
  if (!data || !isComplete) return <MessageShapes />;
  return (
    <ListContext value={settings}>
      <ConversationContext value={conversation}>
        <MessageList
          conversationId={conversation.id}
          rows={rows}
          sends={sends}
          older={olderState({ hasNextPage, isFetchingNextPage, isFetchNextPageError })}
          onOlderNeeded={() => void fetchNextPage()}
        />
      </ConversationContext>
    </ListContext>
  );
}

function olderState(query: {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  isFetchNextPageError: boolean;
}): OlderState {
  if (query.isFetchingNextPage) return 'loading';
  if (query.isFetchNextPageError) return 'failed';
  return query.hasNextPage ? 'more' : 'none';
}

/** A message that could not be sent is said once, when it happens. */
function useAnnounceFailures(entries: readonly OutboxEntry[], words: string): void {
  const { announce } = useAnnounce();
  const [count, setCount] = useState(() => countFailed(entries));
  const failed = countFailed(entries);
  const tell = useEffectEvent(() => announce(words, { alert: true }));
  if (failed < count) setCount(failed);
  useEffect(() => {
    if (failed > count) tell();
  }, [failed, count]);
}

function countFailed(entries: readonly OutboxEntry[]): number {
  return entries.filter(({ state }) => state === 'failed').length;
}
