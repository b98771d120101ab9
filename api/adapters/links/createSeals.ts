import { createHmac, timingSafeEqual } from 'node:crypto';
import type { RelayParts } from '../../domain/relay/relayPorts.ts';

const sealBytes = 32;

/**
 * Seals of the form `{base64url(of)}.{base64url(HMAC-SHA256(place, of))}`. A card carries one: pressed in another place,
 * or with another case written into it, it does not count. The key must be the same on all instances.
 */
export function createSeals(key: string): Pick<RelayParts, 'seal' | 'readSeal'> {
  const macOf = (placeId: string, payload: string): Buffer =>
    createHmac('sha256', key).update(`card seal 1 ${placeId} ${payload}`).digest();
  return {
    seal({ placeId, of }) {
      const payload = Buffer.from(of).toString('base64url');
      return `${payload}.${macOf(placeId, payload).toString('base64url')}`;
    },
    readSeal(seal, placeId) {
      const [payload = '', mac = '', ...rest] = seal.split('.');
      const given = Buffer.from(mac, 'base64url');
      if (rest.length > 0 || given.length !== sealBytes) return null;
      if (!timingSafeEqual(given, macOf(placeId, payload))) return null;
      return Buffer.from(payload, 'base64url').toString();
    },
  };
}
