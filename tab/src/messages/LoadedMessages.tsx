import { useAnnounce } from '@fluentui/react-components';
import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '../../../api/contract/conversations.ts';
import { useSession } from '../session.ts';
import type { Layout } from '../ui/useLayout.ts';
import { createRowBuilder } from './createRowBuilder.ts';
import type { ListSettings } from './ListContext.ts';
import { ConversationContext, ListContext, ReachedContext } from './ListContext.ts';
import { MessageList } from './MessageList.tsx';
import { MessageShapes } from './MessageShapes.tsx';
import { MessagesFailed } from './MessagesFailed.tsx';
import type { OlderState } from './OlderStatus.tsx';
import { findFirstUnread, needsOlderPage } from './opening.ts';
import type { Outbox } from './outbox.ts';
import type { OutboxEntry } from './outboxEntry.ts';
import { newestOf, unsentOf } from './unsentOf.ts';
import { useAnnounceArrivals } from './useAnnounceArrivals.ts';
import { useGoal } from './useGoal.ts';
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
  /** The sequence that a link names: the list opens there. */
  startAt: number | null;
} & Pick<ListSettings, 'onTarget' | 'onProblem'>;

const noPages: readonly never[] = [];

/** Loads what the list needs to open at its place, then shows it. */
export function LoadedMessages(props: Props) {
  const { conversation, outbox, entries, isClosed, layout, sends, startAt, onTarget, onProblem } = props;
  const { t } = useTranslation();
  const { person } = useSession();
  const { data, error, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage, refetch } =
    useMessages(conversation.id);
  const pages = data ?? noPages;
  const [opening] = useState(() => ({ readUpTo: conversation.readUpTo, unread: conversation.unread }));
  const [buildRows] = useState(createRowBuilder);
  const canLoadOlder = hasNextPage && !isFetchNextPageError;
  const { goal, reached, isLoading, onJump, onReached } = useGoal({ pages, startAt, canLoadOlder });
  const settings = useListSettingsOf({
    conversation,
    outbox,
    isClosed,
    layout,
    onTarget,
    onJump,
    onProblem,
  });

  // A link leads past what is unread.
  const isOpening = startAt === null ? canLoadOlder && needsOlderPage(pages, opening) : isLoading;
  const [hasOpened, setHasOpened] = useState(false);
  const isShown = data !== undefined && (hasOpened || !isOpening);
  if (isShown && !hasOpened) setHasOpened(true);
  const needsOlder = data !== undefined && (isLoading || !isShown);
  useEffect(() => {
    if (needsOlder && !isFetchingNextPage) void fetchNextPage();
  }, [needsOlder, isFetchingNextPage, fetchNextPage, pages.length]);

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
  if (!isShown) return <MessageShapes />;
  return (
    <ListContext value={settings}>
      <ConversationContext value={conversation}>
        <ReachedContext value={reached}>
          <MessageList
            conversationId={conversation.id}
            rows={rows}
            sends={sends}
            goal={goal}
            onReached={onReached}
            older={olderState({ hasNextPage, isFetchingNextPage, isFetchNextPageError })}
            onOlderNeeded={() => void fetchNextPage()}
          />
        </ReachedContext>
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
