import { decodeJwt, decodeProtectedHeader, type JWTPayload, type ProtectedHeaderParameters } from 'jose';

/** Entra's and the connector's tokens are a tenth of this. */
const longestToken = 16_384;

/**
 * What must be true of a connector's token before its signature is checked, and what the SDK does not ask: RS256 only,
 * an end, and an address that is there and the activity's own. Answers why not; null is good. Tokens of other bots, of
 * the emulator and of App Service extensions, for which the SDK has ways of their own, are refused here.
 */
export function checkToken(
  { authorization, activity }: { authorization: string; activity: object },
  trusted: { appId: string; tokenIssuer: string },
): string | null {
  const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization)?.[1];
  if (!token || token.length > longestToken) return 'no token';
  let header: ProtectedHeaderParameters;
  let claims: JWTPayload;
  try {
    header = decodeProtectedHeader(token);
    claims = decodeJwt(token);
  } catch {
    return 'not a token';
  }
  if (header.alg !== 'RS256' || typeof header.kid !== 'string') return 'algorithm or key';
  if (claims.iss !== trusted.tokenIssuer) return 'issuer';
  if (claims.aud !== trusted.appId) return 'audience';
  if (typeof claims.exp !== 'number') return 'no end';
  if (claims.ver !== undefined && (claims.appid ?? claims.azp) !== undefined) return 'another bot';
  const serviceUrl: unknown = Reflect.get(activity, 'serviceUrl');
  if (typeof serviceUrl !== 'string' || serviceUrl === '') return 'no service url';
  if (claims.serviceurl !== serviceUrl) return 'another service url';
  if (Reflect.get(activity, 'channelId') !== 'msteams') return 'another channel';
  return null;
}
