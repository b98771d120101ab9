import { RestError } from '@azure/storage-blob';
import type { Scan } from '../../domain/filePorts.ts';
import type { BlobAccount } from './openAccount.ts';

/** The index tag in which Defender for Storage leaves its result, by Microsoft's documentation of malware scanning. */
const resultTag = 'Malware Scanning scan result';

/**
 * Reads what Defender for Storage found: it scans each blob when it is written, and tags it. Null until it has. An event
 * of Event Grid only says that it is time to look: what counts is the tag, which only Defender's identity may write.
 */
export function createDefenderScanner({ service }: BlobAccount): Scan {
  return async ({ blob }) => {
    try {
      const { tags } = await service.getContainerClient('files').getBlobClient(blob).getTags();
      return toVerdict(tags[resultTag]);
    } catch (cause) {
      if (cause instanceof RestError && cause.statusCode === 404) return 'notCheckable';
      throw cause;
    }
  };
}

export function toVerdict(result: string | undefined): Awaited<ReturnType<Scan>> {
  if (result === undefined) return null;
  if (result === 'No threats found') return 'clean';
  if (result === 'Malicious') return 'infected';
  // `Error`, `Not scanned`: too large, encrypted, throttled.
  return 'notCheckable';
}
