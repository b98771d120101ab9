import { SignJWT } from 'jose';

/** The key of a relay in tests. */
export const fluidKey = Buffer.alloc(32, 'key of these tests').toString('base64');

/** A token as the API signs it, or as it never would. */
export function signLaneToken({
  boardId = 'conversation.board',
  documentId = '',
  tenantId = 'local',
  personId = 'marco-bianchi',
  key = fluidKey,
  age = 0,
  lifetime = 600,
}: Partial<LaneTokenParts> = {}): Promise<string> {
  const seconds = Math.floor(Date.now() / 1000) - age;
  return new SignJWT({
    ...{ tenantId, boardId, documentId, ver: '1.0', scopes: ['doc:read', 'doc:write', 'summary:write'] },
    user: { id: personId, name: personId, additionalDetails: { companyId: 'officine-rossi' } },
  })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + lifetime)
    .sign(Buffer.from(key, 'base64'));
}

export type LaneTokenParts = {
  boardId: string;
  documentId: string;
  tenantId: string;
  personId: string;
  key: string;
  /** Seconds since it was signed, and from then to its end. */
  age: number;
  lifetime: number;
};
