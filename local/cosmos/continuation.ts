import { createHash } from 'node:crypto';
import { CosmosError } from './CosmosError.ts';
import type { Position } from './planQuery.ts';

/** Where a query goes on. It names values, no snapshot: items written meanwhile are seen if they sort behind it. */
export type Continuation = {
  after: Position;
  /** Items already skipped for OFFSET and given for TOP or LIMIT. */
  skipped: number;
  given: number;
};

/** The token carries a mark of the query text, so that it is not used for another query. */
export function writeContinuation(query: string, { after, skipped, given }: Continuation): string {
  const values = after.map((value) =>
    typeof value === 'object' ? { b: Buffer.from(value).toString('base64') } : value,
  );
  return Buffer.from(JSON.stringify([markOf(query), values, skipped, given])).toString('base64url');
}

export function readContinuation(query: string, token: string): Continuation {
  try {
    const [mark, values, skipped, given] = JSON.parse(Buffer.from(token, 'base64url').toString()) as [
      string,
      (string | number | { b: string })[],
      number,
      number,
    ];
    if (mark !== markOf(query)) throw new Error('of another query');
    const after = values.map((value) =>
      typeof value === 'object' ? new Uint8Array(Buffer.from(value.b, 'base64')) : value,
    );
    return { after: after as Position, skipped, given };
  } catch (cause) {
    throw new CosmosError(400, 'The continuation token is not one of this query.', { cause });
  }
}

function markOf(query: string): string {
  return createHash('sha256').update(query).digest('base64url').slice(0, 8);
}
