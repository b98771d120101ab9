import type { Context } from '../context.ts';
import type { PostingPlace } from './posts.ts';
import type { PlaceRecord } from './relayPorts.ts';

/** In what language and to whom it is said. */
export async function toPosting(
  context: Context,
  to: { place: Pick<PlaceRecord, 'locale'>; companyId: string | null },
): Promise<PostingPlace> {
  const gfms = await context.directory.gfms();
  return {
    locale: to.place.locale ?? 'en',
    gfmsName: gfms.name,
    audience: to.companyId === gfms.id ? 'gfms' : 'customer',
  };
}
