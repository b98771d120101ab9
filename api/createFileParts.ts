import { createBlobs } from './adapters/blob/createBlobs.ts';
import { createDefenderScanner } from './adapters/blob/createDefenderScanner.ts';
import { createSetUp, openAccount } from './adapters/blob/openAccount.ts';
import { tellBlobsUnavailable } from './adapters/blob/tellBlobsUnavailable.ts';
import { createFileRecords } from './adapters/cosmos/createFileRecords.ts';
import { tellStoreUnavailable } from './adapters/cosmos/tellStoreUnavailable.ts';
import { inspectBytes } from './adapters/inspection/inspectBytes.ts';
import { createFileLinks } from './adapters/links/createFileLinks.ts';
import { readMedia } from './adapters/media/readMedia.ts';
import { createLocalScanner } from './adapters/scanner/createLocalScanner.ts';
import type { Config } from './config.ts';
import type { FileParts } from './domain/filePorts.ts';

const dayMs = 24 * 60 * 60_000;

/** Wires what files need. */
export async function createFileParts(
  config: Config,
  parts: { records: Parameters<typeof createFileRecords>[0]; onUploaded: FileParts['onUploaded'] },
): Promise<FileParts> {
  const account = await openAccount({
    endpoint: config.BLOB_ENDPOINT,
    account: config.BLOB_ACCOUNT,
    key: config.BLOB_KEY ?? null,
  });
  const origin = config.PUBLIC_ORIGIN ?? `http://localhost:${config.PORT}`;
  const blobs = tellBlobsUnavailable(createBlobs(account, createSetUp(account, origin)));
  return {
    records: tellStoreUnavailable(createFileRecords(parts.records)),
    blobs,
    inspect: inspectBytes,
    readMedia,
    scan: config.FILE_SCANNER === 'local' ? createLocalScanner(blobs) : createDefenderScanner(account),
    links: createFileLinks(config.LINK_KEY),
    rules: {
      largestBytes: config.FILE_LARGEST_BYTES,
      refusedEndings: config.FILE_REFUSED_ENDINGS,
      retentionMs: config.FILE_RETENTION_DAYS * dayMs,
    },
    onUploaded: parts.onUploaded,
  };
}
