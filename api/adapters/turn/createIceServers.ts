import { createHmac } from 'node:crypto';
import type { IceServer } from '../../contract/meetings.ts';

/** A shift: whoever came in may connect anew for so long. */
const credentialSeconds = 12 * 60 * 60;

/**
 * STUN servers, and TURN servers with credentials that end: user name `{end}:{person}`, password its HMAC-SHA1 by the
 * secret that the server shares (draft-uberti-behave-turn-rest; coturn's `use-auth-secret`).
 */
export function createIceServers(
  settings: { stunUrls: string[]; turnUrls: string[]; turnSecret: string | undefined },
  now: () => number = Date.now,
): (personId: string) => IceServer[] {
  const { stunUrls, turnUrls, turnSecret } = settings;
  const stun = stunUrls.length > 0 ? [{ urls: stunUrls }] : [];
  return (personId) => {
    if (turnUrls.length === 0 || turnSecret === undefined) return stun;
    const username = `${Math.floor(now() / 1000) + credentialSeconds}:${personId}`;
    const credential = createHmac('sha1', turnSecret).update(username).digest('base64');
    return [...stun, { urls: turnUrls, username, credential }];
  };
}
