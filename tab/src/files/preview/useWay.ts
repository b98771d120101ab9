import { useEffect } from 'react';
import type { Details } from '../../../../api/contract/conversations.ts';
import type { ConversationFile } from '../../../../api/contract/files.ts';
import { useDetails } from '../../details/useDetails.ts';
import type { FileFilter } from '../fileFilter.ts';
import { filesOf, filesOfPage, useFileList } from '../useFileList.ts';

type Needs = {
  conversationId: string;
  /** The list that is gone through. */
  among: FileFilter;
  shownId: string;
  /** The shown file, once it is known. */
  file: ConversationFile | undefined;
};

type Way = {
  before: string | null;
  after: string | null;
  /** From 1; null for a file that the list does not hold, such as a replaced version. */
  place: number | null;
  /** Of the whole list; null while it is not known. */
  count: number | null;
};

/** So many files before the last one that is here, the next page is asked for. */
const ahead = 5;

/** From a file to those before and after it in its list, newest first, however many pages that takes. */
export function useWay({ conversationId, among, shownId, file }: Needs): Way {
  const list = useFileList(conversationId, { ...among, limit: filesOfPage });
  const { data: details } = useDetails(conversationId);
  const files = filesOf(list.data);
  const index = files.findIndex(({ id }) => id === shownId);
  const { hasNextPage, isFetching, isError, fetchNextPage } = list;
  const isPast = index >= 0 || (file !== undefined && files.some((one) => isOlder(one, file)));
  const isNearEnd = isPast ? index >= files.length - ahead : file !== undefined;
  const wantsMore = hasNextPage && isNearEnd && !isFetching && !isError;
  useEffect(() => {
    if (wantsMore) void fetchNextPage();
  }, [wantsMore, fetchNextPage]);

  if (index < 0) {
    // Where it would stand.
    const older = isPast && file ? files.findIndex((one) => isOlder(one, file)) : files.length;
    const isHere = isPast || (file !== undefined && !hasNextPage);
    return {
      before: isHere ? (files[older - 1]?.id ?? null) : null,
      after: isHere ? (files[older]?.id ?? null) : null,
      place: null,
      count: null,
    };
  }
  return {
    before: files[index - 1]?.id ?? null,
    after: files[index + 1]?.id ?? null,
    place: index + 1,
    count: hasNextPage ? countOf(among, details) : files.length,
  };
}

function isOlder(one: ConversationFile, other: ConversationFile): boolean {
  return (one.sequence ?? Infinity) < (other.sequence ?? Infinity);
}

/** The server counts all files, and those of Media. */
function countOf({ kind, authorId, name }: FileFilter, details: Details | undefined): number | null {
  if (!details || authorId !== undefined || name !== undefined) return null;
  if (kind === undefined) return details.counts.files;
  return kind === 'media' ? details.counts.media : null;
}
