import type { JWTPayload } from 'jose';
import { SignJWT } from 'jose';
import type { SigningKey } from './signingKey.ts';

/** The connector's tokens are good for this long. */
const lifetimeSeconds = 60 * 60;

/**
 * Stands in for the two issuers of a bot: the Bot Framework, whose tokens the connector sends, and Entra ID, of which
 * the bot asks its own. `origin` is where it can be reached, without a trailing slash.
 */
export function createConnectorIssuer({ origin, key }: { origin: string; key: SigningKey }): ConnectorIssuer {
  function sign(claims: JWTPayload, header: { kid?: string } = {}): Promise<string> {
    return new SignJWT(claims)
      .setProtectedHeader({ typ: 'JWT', alg: 'RS256', kid: key.kid, ...header })
      .sign(key.privateKey);
  }

  /** As Entra's: what MSAL asks before the first token, and the token of client credentials. */
  async function answerEntra({ method, path, body }: IssuerRequest): Promise<IssuerAnswer | null> {
    const tenant = /^\/([\w.-]+)\/(?:v2\.0\/\.well-known\/openid-configuration|oauth2\/v2\.0\/token)$/.exec(
      path,
    );
    if (!tenant?.[1]) return null;
    if (!path.endsWith('/token')) return { status: 200, body: entraConfiguration(origin, tenant[1]) };
    if (method !== 'POST') return { status: 405, body: { error: 'invalid_request' } };
    const asked = new URLSearchParams(body);
    const isGood = asked.get('grant_type') === 'client_credentials' && !!asked.get('client_secret');
    if (!isGood)
      return { status: 400, body: { error: 'invalid_request', error_description: 'AADSTS900144' } };
    const audience = (asked.get('scope')?.split(' ')[0] ?? '').replace(/\/\.default$/, '');
    const times = timesNow();
    const claims = {
      aud: audience,
      iss: `${origin}/${tenant[1]}/v2.0`,
      appid: asked.get('client_id'),
      ...times,
    };
    const answer = { token_type: 'Bearer', expires_in: lifetimeSeconds, access_token: await sign(claims) };
    return { status: 200, body: answer };
  }

  return {
    origin,
    metadataUrl: `${origin}/v1/.well-known/openidconfiguration`,
    tokenIssuer,
    sign,
    mintToken: ({ audience, serviceUrl }, claims) =>
      sign({ iss: tokenIssuer, aud: audience, serviceurl: serviceUrl, ...timesNow(), ...claims }),
    async answer(request) {
      if (request.path === '/v1/.well-known/openidconfiguration')
        return { status: 200, body: connectorConfiguration(origin) };
      if (request.path === '/v1/.well-known/keys')
        return { status: 200, body: { keys: [{ ...key.publicJwk, endorsements: ['msteams'] }] } };
      return answerEntra(request);
    },
  };
}

/** The issuer of the true connector's tokens, in the global cloud. */
const tokenIssuer = 'https://api.botframework.com';

function timesNow() {
  const now = Math.floor(Date.now() / 1000);
  return { iat: now, nbf: now, exp: now + lifetimeSeconds };
}

function connectorConfiguration(origin: string): Record<string, unknown> {
  return {
    issuer: tokenIssuer,
    authorization_endpoint: 'https://invalid.botframework.com',
    jwks_uri: `${origin}/v1/.well-known/keys`,
    id_token_signing_alg_values_supported: ['RS256'],
    token_endpoint_auth_methods_supported: ['private_key_jwt'],
  };
}

function entraConfiguration(origin: string, tenant: string): Record<string, unknown> {
  return {
    // MSAL knows no authority but over https, and refuses an issuer that is not its authority.
    issuer: `${origin.replace('http:', 'https:')}/${tenant}/v2.0`,
    authorization_endpoint: `${origin}/${tenant}/oauth2/v2.0/authorize`,
    token_endpoint: `${origin}/${tenant}/oauth2/v2.0/token`,
    jwks_uri: `${origin}/v1/.well-known/keys`,
    response_types_supported: ['code', 'id_token'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
  };
}

export type IssuerRequest = { method: string; path: string; body: string };
export type IssuerAnswer = { status: number; body: unknown };

export type ConnectorIssuer = {
  origin: string;
  /** For `BOT_METADATA_URL`; `origin` itself is good for `BOT_LOGIN_URL`. */
  metadataUrl: string;
  tokenIssuer: string;
  /** Any claims at all, for tests of what the app must refuse. */
  sign: (claims: JWTPayload, header?: { kid?: string }) => Promise<string>;
  /** What the connector at `serviceUrl` sends to the bot `audience`, with `claims` laid over it. */
  mintToken: (to: { audience: string; serviceUrl: string }, claims?: JWTPayload) => Promise<string>;
  /** Null: not one of its addresses. The path comes without query. */
  answer: (request: IssuerRequest) => Promise<IssuerAnswer | null>;
};
