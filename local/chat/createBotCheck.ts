import { jwtVerify } from 'jose';
import { createPublicKey } from 'node:crypto';
import type { SigningKey } from '../host/signingKey.ts';
import { botTenant, clientId } from '../identity.ts';

/** Whether a request's authorisation is a token that the local issuer gave to the bot for the connector. */
export function createBotCheck({ issuerOrigin, key }: { issuerOrigin: string; key: SigningKey }) {
  const publicKey = createPublicKey(key.privateKey);
  return async (authorization: string | undefined): Promise<boolean> => {
    const token = /^Bearer (.+)$/i.exec(authorization ?? '')?.[1];
    if (token === undefined) return false;
    try {
      const { payload } = await jwtVerify(token, publicKey, {
        algorithms: ['RS256'],
        issuer: `${issuerOrigin}/${botTenant}/v2.0`,
        audience: 'https://api.botframework.com',
      });
      return payload.appid === clientId;
    } catch {
      return false;
    }
  };
}
