import { createHash } from 'node:crypto';

/**
 * The external id of a meeting: Graph makes one meeting of an organiser and an external id. It is made of the app too,
 * because ids of conversations follow from case numbers, and a trial beside production may have the same organiser.
 */
export function toExternalId({ appId, meetingId }: { appId: string; meetingId: string }): string {
  const hash = createHash('sha256').update(`${appId.toLowerCase()}\n${meetingId}`).digest('hex');
  // In the form of a UUID of one's own making (RFC 9562, version 8), as in Graph's documentation.
  const variant = ((parseInt(hash.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `${variant}${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join('-');
}
