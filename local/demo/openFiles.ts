import { createBlobs } from '../../api/adapters/blob/createBlobs.ts';
import { createSetUp, openAccount } from '../../api/adapters/blob/openAccount.ts';
import { inspectBytes } from '../../api/adapters/inspection/inspectBytes.ts';
import { createFileLinks } from '../../api/adapters/links/createFileLinks.ts';
import { readMedia } from '../../api/adapters/media/readMedia.ts';
import { createLocalScanner } from '../../api/adapters/scanner/createLocalScanner.ts';
import type { FileParts, FileRecords } from '../../api/domain/filePorts.ts';

/** What the demo's files need, from the same environment as the app. */
export async function openFiles(records: FileRecords, env: NodeJS.ProcessEnv): Promise<FileParts> {
  const account = await openAccount({
    endpoint: env.BLOB_ENDPOINT ?? '',
    account: env.BLOB_ACCOUNT ?? '',
    key: env.BLOB_KEY ?? '',
  });
  const blobs = createBlobs(account, createSetUp(account, env.PUBLIC_ORIGIN ?? ''));
  return {
    records,
    blobs,
    inspect: inspectBytes,
    readMedia,
    scan: createLocalScanner(blobs),
    links: createFileLinks(env.LINK_KEY ?? ''),
    rules: { largestBytes: Infinity, refusedEndings: [], retentionMs: Infinity },
    // The demo checks each file itself before it goes on.
    onUploaded: () => undefined,
  };
}
