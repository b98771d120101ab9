import {
  createRemoteJWKSet,
  decodeJwt,
  errors,
  jwtVerify,
  type JWTPayload,
  type JWTVerifyGetKey,
} from 'jose';
import { z } from 'zod';
import { DomainError } from '../../domain/errors.ts';
import type { Bearer, VerifyToken } from '../../domain/ports.ts';

/** Seconds by which clocks may differ. */
const clockToleranceSeconds = 60;

const claims = z.object({
  ver: z.literal('2.0'),
  tid: z.guid(),
  oid: z.guid(),
  exp: z.number(),
  azp: z.guid(),
  scp: z.string(),
  name: z.string().max(500).optional(),
  /** Optional claims of the app's registration: `acct` is 1 for a guest, `idp` is where he comes from. */
  acct: z.number().optional(),
  idp: z.string().optional(),
});

/**
 * Checks an Entra access token in full (rule SE1): RS256 by a published key, issuer of the token's own tenant,
 * audience, expiry, version, scope `access_as_user`, authorised client, allowed tenant. Throws `unauthenticated`
 * and does not say which check failed; the cause does, for the log.
 */
export function createTokenVerifier(trusted: {
  jwksUrl: string;
  issuerTemplate: string;
  audience: string;
  tenants: string[];
  clients: string[];
  keys?: JWTVerifyGetKey;
}): VerifyToken {
  const keys = orUnavailable(
    trusted.keys ?? createRemoteJWKSet(new URL(trusted.jwksUrl), { cooldownDuration: 5_000 }),
  );
  const tenants = new Set(trusted.tenants.map((tenant) => tenant.toLowerCase()));
  const verified = new Map<string, Bearer>();

  return async (token) => {
    // A tab asks often with the same token: its signature needs to be checked once.
    const known = verified.get(token);
    if (known && known.expiresAt.getTime() > Date.now()) return known;
    let payload: JWTPayload;
    try {
      const { tid } = decodeJwt(token);
      if (typeof tid !== 'string' || !tenants.has(tid)) throw new Error('a tenant that is not allowed');
      ({ payload } = await jwtVerify(token, keys, {
        algorithms: ['RS256'],
        issuer: trusted.issuerTemplate.replace('{tid}', tid),
        audience: trusted.audience,
        clockTolerance: clockToleranceSeconds,
        requiredClaims: ['exp', 'nbf', 'iat'],
      }));
    } catch (cause) {
      throw cause instanceof DomainError ? cause : unauthenticated(cause);
    }
    const read = claims.safeParse(payload);
    if (!read.success) throw unauthenticated(read.error);
    const { tid, oid, azp, scp, exp, name, acct, idp } = read.data;
    if (!trusted.clients.includes(azp)) throw unauthenticated(new Error('a client that is not authorised'));
    if (!scp.split(' ').includes('access_as_user')) throw unauthenticated(new Error('without the scope'));
    const bearer = {
      identity: { tenantId: tid, objectId: oid },
      name: name ?? null,
      expiresAt: new Date(exp * 1000),
      isGuest: acct === 1 || (idp !== undefined && !idp.includes(tid)),
    };
    if (verified.size > 10_000) verified.clear();
    verified.set(token, bearer);
    return bearer;
  };
}

/** That the published keys cannot be read is no fault of the token's; that none of them fits is. */
function orUnavailable(keys: JWTVerifyGetKey): JWTVerifyGetKey {
  return async (header, token) => {
    try {
      return await keys(header, token);
    } catch (cause) {
      const isOfToken =
        cause instanceof errors.JWKSNoMatchingKey || cause instanceof errors.JWKSMultipleMatchingKeys;
      throw isOfToken ? cause : new DomainError('unavailable', 'Sign-in is away.', { cause });
    }
  };
}

function unauthenticated(cause: unknown): DomainError {
  return new DomainError('unauthenticated', 'Sign in again.', { cause });
}
