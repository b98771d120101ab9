import type { Delivery, Message } from '../../../api/contract/messages.ts';

/** How far a stored message came, over all places. What went wrong stands before what went well. */
export type Standing =
  | { kind: 'stored' }
  | { kind: 'arrived'; companyId: string }
  | { kind: 'failed' | 'unreachable' | 'notConfirmed'; places: readonly Delivery[] };

const problems = ['failed', 'unreachable', 'notConfirmed'] as const;

/** Of a message as its author sees it: at the other company it is when it is at one of that company's places. */
export function standingOf({
  delivery = [],
  authorCompanyId,
}: Pick<Message, 'delivery' | 'authorCompanyId'>): Standing {
  for (const kind of problems) {
    const places = delivery.filter(({ state }) => state === kind);
    if (places.length > 0) return { kind, places };
  }
  const arrived = delivery.find(
    ({ state, companyId }) => state === 'delivered' && companyId !== authorCompanyId,
  );
  return arrived ? { kind: 'arrived', companyId: arrived.companyId } : { kind: 'stored' };
}

export function isSameStanding(one: Standing, other: Standing): boolean {
  const nameOf = (standing: Standing) =>
    'places' in standing ? standing.places.map(({ placeId }) => placeId).join() : '';
  return one.kind === other.kind && nameOf(one) === nameOf(other);
}
