import type { Container } from '@azure/cosmos';
import { statusOf } from './statusOf.ts';

type Lease = { id: string; owner: string; until: number };

/** Takes the lease where it is free or runs out; whoever has it keeps it for at least half of `seconds` more. */
export async function holdLease(
  system: Container,
  wanted: { id: string; owner: string; seconds: number },
): Promise<boolean> {
  const { id, owner, seconds } = wanted;
  const now = Date.now();
  const { resource } = await system.item(id, id).read<Lease>();
  if (resource?.owner === owner && resource.until - now > (seconds * 1000) / 2) return true;
  if (resource && resource.owner !== owner && resource.until > now) return false;
  const lease = { id, owner, until: now + seconds * 1000 };
  try {
    if (resource) {
      const accessCondition = { type: 'IfMatch', condition: resource._etag };
      await system.item(id, id).replace(lease, { accessCondition });
    } else {
      await system.items.create(lease);
    }
    return true;
  } catch (cause) {
    // Another instance took it in between.
    if (statusOf(cause) === 412 || statusOf(cause) === 409) return false;
    throw cause;
  }
}

/** So that the next one need not wait for it to run out. */
export async function releaseLease(system: Container, held: { id: string; owner: string }): Promise<void> {
  const { id, owner } = held;
  const { resource } = await system.item(id, id).read<Lease>();
  if (resource?.owner !== owner) return;
  const accessCondition = { type: 'IfMatch', condition: resource._etag };
  await system
    .item(id, id)
    .delete({ accessCondition })
    .catch((cause: unknown) => {
      if (statusOf(cause) !== 412 && statusOf(cause) !== 404) throw cause;
    });
}
