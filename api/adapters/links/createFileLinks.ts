import { createHmac, timingSafeEqual } from 'node:crypto';
import type { FileLinks } from '../../domain/filePorts.ts';

/**
 * A link lasts for the rest of this period and one more. So it is the same for a while, and a browser that has the
 * picture does not fetch it again.
 */
const periodSeconds = 15 * 60;

/** Links of the form `{payload}.{HMAC-SHA256}`, both base64url. The key must be the same on all instances. */
export function createFileLinks(key: string, now: () => number = Date.now): FileLinks {
  const sealOf = (payload: string): Buffer =>
    createHmac('sha256', key).update(`file link 1 ${payload}`).digest();
  return {
    sign({ fileId, personId }) {
      const seconds = Math.floor(now() / 1000);
      const expires = (Math.floor(seconds / periodSeconds) + 2) * periodSeconds;
      const payload = Buffer.from(JSON.stringify([fileId, personId, expires])).toString('base64url');
      return `${payload}.${sealOf(payload).toString('base64url')}`;
    },
    read(token) {
      const [payload = '', seal = '', ...rest] = token.split('.');
      const given = Buffer.from(seal, 'base64url');
      const expected = sealOf(payload);
      if (rest.length > 0 || given.length !== expected.length || !timingSafeEqual(given, expected))
        return null;
      const [fileId, personId, expires] = JSON.parse(Buffer.from(payload, 'base64url').toString()) as [
        string,
        string,
        number,
      ];
      return expires * 1000 > now() ? { fileId, personId } : null;
    },
  };
}
