import { errors, jwtVerify } from 'jose';

/** A container of Fluid lives in a tenant; the client knows this one as a relay that stands on the same computer. */
export const tenantId = 'local';

/** A token may not last longer, in seconds: who was removed from a conversation is out after that at the latest. */
export const longestLifetime = 3_600;

/** Whose token it is, and for which board; or the status and the words with which it is refused. */
export async function readLaneToken(token: string, key: Uint8Array): Promise<LaneClaims | Refusal> {
  try {
    const { payload } = await jwtVerify<LaneClaims>(token, key, {
      algorithms: ['HS256'],
      requiredClaims: ['exp', 'iat', 'boardId', 'documentId', 'tenantId', 'user'],
    });
    if (payload.tenantId !== tenantId) return { status: 403, words: 'The token is for another tenant.' };
    if (payload.exp - payload.iat > longestLifetime)
      return { status: 403, words: 'The token lasts too long.' };
    if (typeof payload.boardId !== 'string' || payload.boardId === '') return noToken;
    return payload;
  } catch (error) {
    if (error instanceof errors.JWTExpired) return { status: 401, words: 'The token has expired.' };
    return noToken;
  }
}

const noToken: Refusal = { status: 403, words: 'There is no token, or none of ours.' };

export function isRefusal(one: object): one is Refusal {
  return 'words' in one;
}

/** 401: another token may do; 403: none; 404: what is asked for is not there. Fluid's client acts on these. */
export type Refusal = { status: 401 | 403 | 404; words: string };

/** Those of Fluid, with the board. */
export type LaneClaims = {
  tenantId: string;
  /** The container; empty to create the board's first one. */
  documentId: string;
  boardId: string;
  scopes: string[];
  user: { id: string; name: string; additionalDetails?: unknown };
  iat: number;
  exp: number;
  ver: string;
};
