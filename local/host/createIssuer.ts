import type { JWK, JWTPayload } from 'jose';
import { SignJWT } from 'jose';
import { createHash, randomUUID } from 'node:crypto';
import type { TokenBearer } from '../identity.ts';
import { clientId, teamsClientIds } from '../identity.ts';
import type { SigningKey } from './signingKey.ts';

/** An access token is good for this long, as Entra's are by default. */
const lifetimeSeconds = 60 * 60;

/**
 * Stands in for Entra ID: mints access tokens (v2.0, RS256) for people in their tenants.
 * `origin` is the issuer's public address without a trailing slash.
 */
export function createIssuer({ origin, key }: { origin: string; key: SigningKey }): Issuer {
  function sign(claims: JWTPayload, header: { kid?: string } = {}): Promise<string> {
    return new SignJWT(claims)
      .setProtectedHeader({ typ: 'JWT', alg: 'RS256', kid: key.kid, ...header })
      .sign(key.privateKey);
  }
  return {
    origin,
    jwks: { keys: [key.publicJwk] },
    openIdConfiguration: (tenantId) => openIdConfiguration(origin, tenantId),
    sign,
    mintToken: (bearer, claims) => sign({ ...claimsOf(bearer, origin), ...claims }),
  };
}

function claimsOf(bearer: TokenBearer, origin: string): JWTPayload {
  const identity = bearer.identities[0];
  if (!identity) throw new Error(`${bearer.id} has no identity`);
  const { tenantId, objectId, homeTenantId } = identity;
  const now = Math.floor(Date.now() / 1000);
  return {
    aud: clientId,
    iss: issuerOf(origin, tenantId),
    iat: now,
    nbf: now,
    exp: now + lifetimeSeconds,
    azp: teamsClientIds.web,
    azpacr: '0',
    name: bearer.name,
    oid: objectId,
    preferred_username: bearer.email,
    scp: 'access_as_user',
    sub: createHash('sha256').update(`${objectId} ${clientId}`).digest('base64url'),
    tid: tenantId,
    uti: randomUUID(),
    ver: '2.0',
    ...(homeTenantId ? { acct: 1, idp: `https://sts.windows.net/${homeTenantId}/` } : {}),
  };
}

function issuerOf(origin: string, tenantId: string): string {
  return `${origin}/${tenantId}/v2.0`;
}

function openIdConfiguration(origin: string, tenantId: string): Record<string, unknown> {
  return {
    issuer: issuerOf(origin, tenantId),
    jwks_uri: `${origin}/.well-known/jwks.json`,
    token_endpoint: `${origin}/token`,
    response_types_supported: ['token'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
  };
}

export type Issuer = {
  origin: string;
  jwks: { keys: JWK[] };
  /** `tenantId` may be Entra's own placeholder `{tenantid}`. */
  openIdConfiguration: (tenantId: string) => Record<string, unknown>;
  /** Any claims at all, for tests of what the app must refuse. */
  sign: (claims: JWTPayload, header?: { kid?: string }) => Promise<string>;
  /** A valid token of the bearer's first identity, with `claims` laid over it. */
  mintToken: (bearer: TokenBearer, claims?: JWTPayload) => Promise<string>;
};
