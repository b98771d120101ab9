import { useMemo } from 'react';
import type { ServiceCase } from '../../../api/contract/cases.ts';
import type { ConversationSummary } from '../../../api/contract/conversations.ts';
import { useSession } from '../session.ts';
import { useDebounced } from '../ui/useDebounced.ts';
import { caseMatchesSearch, matchesSearch } from './filterConversations.ts';
import { useConversationList } from './useConversationList.ts';
import { useOtherCases } from './useOtherCases.ts';

/** Typing asks the server no more often than this. */
const pauseMs = 250;

export type FoundRows = {
  caseChats: ConversationSummary[];
  directChats: ConversationSummary[];
  otherCases: ServiceCase[];
  isPending: boolean;
  /** The server is still being asked about this search. */
  isSearching: boolean;
  error: Error | null;
  tryAgain: () => void;
  showMore: (() => void) | null;
  showMoreCases: (() => void) | null;
};

/** What pane 1 lists: at once what is loaded and fits the search, then also what the server finds. */
export function useFoundRows(search: string): FoundRows {
  const { person } = useSession();
  const wanted = search.trim();
  const asked = useDebounced(wanted, pauseMs);
  const isAsking = wanted !== '' && asked !== '';
  const all = useConversationList();
  const found = useConversationList(asked, isAsking);
  const allCases = useOtherCases();
  const foundCases = useOtherCases(asked, isAsking);

  const rows = useMemo(() => {
    const loaded = all.data?.pages.flatMap((page) => page.items) ?? [];
    if (!wanted) return loaded;
    const more = found.data?.pages.flatMap((page) => page.items) ?? [];
    return joinById(loaded, more, (row) => row.id)
      .filter(
        (row) =>
          (asked === wanted && more.some((item) => item.id === row.id)) ||
          matchesSearch(row, wanted, person.id),
      )
      .sort((a, b) => (a.lastActivityAt < b.lastActivityAt ? 1 : -1));
  }, [all.data, found.data, wanted, asked, person.id]);

  const otherCases = useMemo(() => {
    const loaded = allCases.data?.pages.flatMap((page) => page.items) ?? [];
    if (!wanted) return loaded;
    const more = foundCases.data?.pages.flatMap((page) => page.items) ?? [];
    return joinById(loaded, more, (item) => item.number).filter(
      (item) => (asked === wanted && more.includes(item)) || caseMatchesSearch(item, wanted),
    );
  }, [allCases.data, foundCases.data, wanted, asked]);

  const shown = wanted ? found : all;
  const shownCases = wanted ? foundCases : allCases;
  return {
    caseChats: rows.filter((row) => row.kind === 'serviceCase'),
    directChats: rows.filter((row) => row.kind === 'direct'),
    otherCases,
    isPending: all.isPending,
    isSearching: wanted !== '' && (asked !== wanted || found.isFetching || foundCases.isFetching),
    error: all.data ? null : all.error,
    tryAgain: () => void all.refetch(),
    showMore: shown.hasNextPage && !shown.isFetchingNextPage ? () => void shown.fetchNextPage() : null,
    showMoreCases: shownCases.hasNextPage ? () => void shownCases.fetchNextPage() : null,
  };
}

/** The first of each id. */
function joinById<Item>(
  first: readonly Item[],
  second: readonly Item[],
  idOf: (item: Item) => string,
): Item[] {
  const known = new Set(first.map(idOf));
  return [...first, ...second.filter((item) => !known.has(idOf(item)))];
}
