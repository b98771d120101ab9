import type { Container } from './Container.ts';
import { CosmosError } from './CosmosError.ts';
import { requestCharge } from './requestCharge.ts';
import { renderItem, storedColumns } from './StoredItem.ts';
import type { StoredItem } from './StoredItem.ts';

export type FeedRequest = {
  container: Container;
  /** Undefined: the whole container. */
  pk: string | undefined;
  /** The entity tag of the last page, or * for "from now on"; undefined for the beginning or `modifiedSince`. */
  noneMatch: string | undefined;
  /** An HTTP date; the feed's clock counts seconds. */
  modifiedSince: string | undefined;
  pageSize: number;
};

export type FeedPage = {
  documents: string[];
  /** Continues behind this page; valid as long as the container lives. */
  etag: string;
  charge: number;
};

const largestPage = 4 * 1024 * 1024;

/**
 * One page of the latest versions in the order of their writing. Deletions do not appear. What one batch wrote is never
 * split between two pages, so a page can be longer than asked for.
 */
export function readChangeFeed(request: FeedRequest): FeedPage {
  const { container, pk } = request;
  const after = startOf(request);
  const rows = container.file
    .prepare(
      `SELECT ${storedColumns} FROM ${container.table} INDEXED BY ${container.table}_lsn
        WHERE lsn > ? AND (expires IS NULL OR expires > ?) ${pk === undefined ? '' : 'AND pk = ?'} ORDER BY lsn, rid`,
    )
    .iterate(after, container.second, ...(pk === undefined ? [] : [pk]));
  const documents: string[] = [];
  let bytes = 0;
  let last: number | undefined;
  for (const row of rows) {
    const item = row as unknown as StoredItem;
    if ((documents.length >= request.pageSize || bytes > largestPage) && item.lsn !== last) {
      return { documents, etag: `"${last}"`, charge: requestCharge.feed(bytes) };
    }
    documents.push(renderItem(container, item, { withLsn: true }));
    bytes += item.body.length;
    last = item.lsn;
  }
  return { documents, etag: `"${Math.max(container.lsn, after)}"`, charge: requestCharge.feed(bytes) };
}

function startOf({ container, noneMatch, modifiedSince }: FeedRequest): number {
  if (noneMatch === '*') return container.lsn;
  if (noneMatch !== undefined) {
    const lsn = /^"?(\d+)"?$/.exec(noneMatch)?.[1];
    if (lsn === undefined)
      throw new CosmosError(400, `The continuation ${noneMatch} is none of the change feed.`);
    return Number(lsn);
  }
  if (modifiedSince === undefined) return 0;
  const time = Date.parse(modifiedSince);
  if (Number.isNaN(time)) throw new CosmosError(400, `If-Modified-Since: "${modifiedSince}" is no date.`);
  return lastBefore(container, Math.ceil(time / 1000));
}

/** Time only grows along the log, so halving finds the place in it without an index on time. */
function lastBefore(container: Container, second: number): number {
  const next = container.file.prepare(`SELECT ts FROM ${container.table} WHERE lsn > ? ORDER BY lsn LIMIT 1`);
  let low = 0;
  let high = container.lsn;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const row = next.get(middle) as { ts: number } | undefined;
    if (row && row.ts < second) low = middle + 1;
    else high = middle;
  }
  return low;
}
