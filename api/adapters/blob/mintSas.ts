import {
  BlobSASPermissions,
  generateBlobSASQueryParameters,
  SASProtocol,
  type UserDelegationKey,
} from '@azure/storage-blob';
import type { BlobAccount } from './openAccount.ts';

/** Clocks of browsers' and the service's machines may differ by so much. */
const skewMs = 5 * 60_000;
/** A key of Entra's lasts up to seven days; ours is asked for anew each hour. */
const delegationMs = 2 * 60 * 60_000;

export type MintSas = (sas: {
  container: string;
  blob: string;
  /** Of Azure's letters: `r` read, `c` create, `w` write. */
  permissions: string;
  lastsMs: number;
}) => Promise<string>;

/**
 * The only place that mints SAS addresses: each opens one blob. With the account's key a service SAS; in Azure, where
 * keys are switched off, a user-delegation SAS of the app's own identity, over https only.
 */
export function createMintSas({ service, sharedKey }: BlobAccount): MintSas {
  let delegation: { key: UserDelegationKey; renewAt: number } | null = null;

  async function getDelegation(): Promise<UserDelegationKey> {
    const now = Date.now();
    if (delegation && now < delegation.renewAt) return delegation.key;
    const key = await service.getUserDelegationKey(new Date(now - skewMs), new Date(now + delegationMs));
    delegation = { key, renewAt: now + delegationMs / 2 };
    return key;
  }

  return async ({ container, blob, permissions, lastsMs }) => {
    const now = Date.now();
    const values = {
      containerName: container,
      blobName: blob,
      permissions: BlobSASPermissions.parse(permissions),
      startsOn: new Date(now - skewMs),
      expiresOn: new Date(now + lastsMs),
      protocol: sharedKey ? SASProtocol.HttpsAndHttp : SASProtocol.Https,
    };
    const query = sharedKey
      ? generateBlobSASQueryParameters(values, sharedKey)
      : generateBlobSASQueryParameters(values, await getDelegation(), service.accountName);
    return `${service.getContainerClient(container).getBlockBlobClient(blob).url}?${query.toString()}`;
  };
}
