import { BlobServiceClient, StorageSharedKeyCredential } from '@azure/storage-blob';
import type { TokenCredential } from '@azure/identity';

/** The storage account. With a key it is one on this machine; in Azure the app's own identity opens it. */
export type BlobAccount = {
  service: BlobServiceClient;
  sharedKey: StorageSharedKeyCredential | null;
};

export async function openAccount(where: {
  endpoint: string;
  account: string;
  key: string | null;
}): Promise<BlobAccount> {
  const sharedKey = where.key === null ? null : new StorageSharedKeyCredential(where.account, where.key);
  const options = { retryOptions: { maxTries: 4, tryTimeoutInMs: 60_000, retryDelayInMs: 200 } };
  const service = new BlobServiceClient(where.endpoint, sharedKey ?? (await findIdentity()), options);
  return { service, sharedKey };
}

/** Its library comes only where it is needed: it is slow to load. */
async function findIdentity(): Promise<TokenCredential> {
  const { DefaultAzureCredential } = await import('@azure/identity');
  return new DefaultAzureCredential();
}

/** Seconds for which a browser may remember that it may put blocks. */
const corsMaxAge = 3_600;

/**
 * Makes the containers, and lets the tab's origin put blocks: what the deployment does in Azure, and what an account
 * that is opened with its key gets before its first upload. It is tried again until it has worked once.
 */
export function createSetUp(account: BlobAccount, tabOrigin: string): () => Promise<void> {
  if (!account.sharedKey) return () => Promise.resolve();
  let done: Promise<void> | null = null;
  return () => {
    done ??= setUpAccount(account, tabOrigin).catch((cause: unknown) => {
      done = null;
      throw cause;
    });
    return done;
  };
}

async function setUpAccount(account: BlobAccount, tabOrigin: string): Promise<void> {
  await account.service.setProperties({
    cors: [
      {
        allowedOrigins: tabOrigin,
        allowedMethods: 'PUT',
        allowedHeaders: '*',
        exposedHeaders: 'x-ms-*',
        maxAgeInSeconds: corsMaxAge,
      },
    ],
  });
  await account.service.getContainerClient('incoming').createIfNotExists();
  await account.service.getContainerClient('files').createIfNotExists();
}
