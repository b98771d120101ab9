import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { DomainError, invalid } from '../domain/errors.ts';
import { toFileRefOfBlob } from '../domain/fileIds.ts';
import type { FileRef } from '../domain/filePorts.ts';
import { readBody } from './readBody.ts';
import { defineRoute, type Route } from './route.ts';

/** As Event Grid delivers them (schema of Event Grid); more properties are passed over. */
const events = z
  .array(z.object({ eventType: z.string(), data: z.record(z.string(), z.unknown()) }))
  .min(1)
  .max(1_000);

const validation = 'Microsoft.EventGrid.SubscriptionValidationEvent';
const scanned = 'Microsoft.Security.MalwareScanningResult';

/**
 * Where Event Grid says that Defender for Storage has scanned a blob. The subscription sends the key in a header of its
 * own. Nothing of the event is believed but which blob it is about: the verdict is read from the blob itself.
 */
export function scanEventRoutes(scans: { key: string; onEvent(ref: FileRef): void }): Route[] {
  return [
    defineRoute({
      method: 'POST',
      path: '/api/scan-events',
      access: 'anyone',
      summary: 'Events of the malware scanner, from Event Grid with the key in x-conferencing-key',
      answers: { 200: z.object({ validationResponse: z.string().optional() }) },
      refusals: ['unauthenticated'],
      async handle({ request }) {
        requireKey(request, scans.key);
        // Read only now: who has no key learns nothing of what it says.
        const body = events.safeParse(await readBody(request));
        if (!body.success) throw invalid('body', 'is no list of events');
        for (const { eventType, data } of body.data) {
          if (eventType === validation && typeof data.validationCode === 'string') {
            return { status: 200, body: { validationResponse: data.validationCode } };
          }
          const ref = eventType === scanned ? toRef(data.blobUri) : null;
          if (ref) scans.onEvent(ref);
        }
        return { status: 200, body: {} };
      },
    }),
  ];
}

/** `https://{account}.blob.core.windows.net/files/{conversation}/{uuid}/{attempt}` */
function toRef(uri: unknown): FileRef | null {
  const url = typeof uri === 'string' ? URL.parse(uri) : null;
  const match = /\/files\/([^/]+\/[^/]+\/[^/]+)$/.exec(url?.pathname ?? '');
  return match?.[1] ? toFileRefOfBlob(match[1]) : null;
}

function requireKey(request: IncomingMessage, key: string): void {
  const given = request.headers['x-conferencing-key'];
  const digest = (text: string) => createHash('sha256').update(text).digest();
  if (typeof given !== 'string' || !timingSafeEqual(digest(given), digest(key))) {
    throw new DomainError('unauthenticated', 'The key of the subscription is needed.');
  }
}
