import { SignJWT } from 'jose';
import type { LaneTokens } from '../../domain/boards/lanePorts.ts';

/** The name by which Fluid's client knows a relay that needs no discovery and keeps no versions. */
const tenantId = 'local';

/**
 * Seconds that a token lasts. A relay cuts who comes with an older one, and its client asks for the next: so long at most
 * somebody who was removed still sees what others draw.
 */
const lifetime = 15 * 60;

/** Tokens of Fluid's form (HS256), bound to person and board, for the relay that knows the key. */
export function createLaneTokens({ endpoint, key, now = Date.now }: LaneTokenOptions): LaneTokens {
  const secret = Buffer.from(key, 'base64');
  return {
    async sign({ whiteboardId, person, containerId }) {
      const seconds = Math.floor(now() / 1000);
      const { id, name, companyId } = person;
      const token = await new SignJWT({
        tenantId,
        boardId: whiteboardId,
        documentId: containerId ?? '',
        scopes: ['doc:read', 'doc:write', 'summary:write'],
        user: { id, name, additionalDetails: { companyId } },
        ver: '1.0',
      })
        .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
        .setIssuedAt(seconds)
        .setExpirationTime(seconds + lifetime)
        .sign(secret);
      const expiresAt = new Date((seconds + lifetime) * 1000).toISOString();
      return { endpoint, tenantId, token, expiresAt };
    },
  };
}

type LaneTokenOptions = {
  endpoint: string;
  /** Base64, of 32 bytes or more. */
  key: string;
  now?: () => number;
};
