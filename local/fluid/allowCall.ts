import type { BoardContainers } from './BoardContainers.ts';
import { tenantOf } from './BoardContainers.ts';
import type { Call } from './readCall.ts';
import { tokenIn } from './readCall.ts';
import type { Refusal } from './readLaneToken.ts';
import { isRefusal, readLaneToken, tenantId } from './readLaneToken.ts';

const sha = /^[\da-f]{40}$/;

/** The call as the service inside may hear it, in the tenant of its token's board; or why not. */
export async function allowCall(call: Call, { key, containers }: Relay): Promise<Call | Refusal> {
  const claims = await readLaneToken(tokenIn(call.authorization), key);
  if (isRefusal(claims)) return claims;
  const url = new URL(call.url, 'http://relay');
  const [, kind = '', tenant, ...rest] = url.pathname.split('/');
  if (tenant !== tenantId) return { status: 403, words: 'The token is for another tenant.' };
  const inside = (body: unknown = call.body): Call => ({
    ...call,
    url: `/${kind}/${tenantOf(claims.boardId)}/${rest.join('/')}${url.search}`,
    body,
  });
  if (kind === 'documents' && rest.length === 0 && call.method === 'POST') {
    const id = containers.create(claims);
    if (id === null) return { status: 403, words: 'The token is for a container that is there.' };
    return inside({ ...(call.body as object | undefined), id });
  }
  const named = containerIn({ kind, rest, url });
  if (named === undefined) return { status: 404, words: 'There is nothing here.' };
  return (named === null ? null : containers.refuse(claims, named)) ?? inside();
}

/** The container that an address names; null: objects by their hash, of the board's own; undefined: nothing for a client. */
function containerIn({ kind, rest, url }: Address): string | null | undefined {
  if ((kind === 'documents' || kind === 'deltas') && rest.length === 1) return rest[0];
  if (kind !== 'repos') return undefined;
  if (rest.join('/') === 'commits') {
    const of = url.searchParams.get('sha') ?? '';
    return sha.test(of) ? null : of;
  }
  if (rest[0] !== 'git') return undefined;
  if (rest[1] === 'refs') return rest.at(-1) === 'refs' ? undefined : rest.at(-1);
  return ['blobs', 'trees', 'commits', 'tags'].includes(rest[1] ?? '') ? null : undefined;
}

type Address = { kind: string; rest: string[]; url: URL };

export type Relay = { key: Uint8Array; containers: BoardContainers };
