import { createHmac, timingSafeEqual } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { CosmosError } from './CosmosError.ts';
import type { Resource } from './readResource.ts';

const longestSkew = 15 * 60 * 1000;

/**
 * Checks the master-key signature over method, resource type, resource link and date.
 * Errors: 401 without or with a wrong signature, 403 for a date more than 15 minutes away.
 */
export function authorize(request: IncomingMessage, resource: Resource, key: KeyObject): void {
  const method = (request.method ?? '').toLowerCase();
  const date = request.headers['x-ms-date'];
  const header = request.headers.authorization;
  if (header === undefined || typeof date !== 'string') {
    throw new CosmosError(401, 'The request has no authorization header or no x-ms-date.');
  }
  const given = readSignature(header);
  // The SDK signs some links as they stand in the URL and some decoded.
  const isSignedOver = (link: string): boolean => {
    const text = `${method}\n${resource.type}\n${link}\n${date.toLowerCase()}\n\n`;
    const expected = createHmac('sha256', key).update(text).digest();
    return given.length === expected.length && timingSafeEqual(given, expected);
  };
  if (!isSignedOver(resource.link) && !isSignedOver(resource.decodedLink)) {
    throw new CosmosError(
      401,
      "The input authorization token can't serve the request. The wrong key is being used or the expected payload is not built as per the protocol.",
    );
  }
  if (!(Math.abs(Date.now() - Date.parse(date)) <= longestSkew)) {
    throw new CosmosError(
      403,
      'The authorization token is not valid at the current time: x-ms-date is more than 15 minutes away.',
    );
  }
}

function readSignature(header: string): Buffer {
  let token: string;
  try {
    token = decodeURIComponent(header);
  } catch {
    token = '';
  }
  const signature = /^type=master&ver=1\.0&sig=(.+)$/.exec(token)?.[1];
  if (signature === undefined) {
    throw new CosmosError(
      401,
      'This local Cosmos server takes master-key authorization only (type=master, ver=1.0).',
    );
  }
  return Buffer.from(signature, 'base64');
}
