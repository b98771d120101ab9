import type { Place } from '../../../api/contract/places.ts';
import { at, gfms, rossi } from '../messages/builders.ts';

/** GFMS's thread of the hero case. */
export function aPlace(change: Partial<Place> = {}): Place {
  return {
    id: 'thread',
    name: 'Service Italy › SC-2026-000123',
    scope: 'thread',
    companyId: gfms.id,
    readers: [{ companyId: gfms.id, companyName: gfms.name, count: 12 }],
    state: 'ok',
    reason: null,
    since: null,
    linkedBy: { id: 'sven', name: 'Sven Brandt' },
    linkedAt: at('21:46'),
    mayUnlink: true,
    ...change,
  };
}

/** The customer’s chat, out of which the bot was removed. */
export function aLostPlace(change: Partial<Place> = {}): Place {
  return aPlace({
    id: 'night',
    name: 'Officina notte',
    scope: 'groupChat',
    companyId: rossi.id,
    readers: [
      { companyId: rossi.id, companyName: rossi.name, count: 4 },
      { companyId: null, companyName: null, count: 1 },
    ],
    state: 'unreachable',
    reason: 'removed',
    since: at('22:05'),
    ...change,
  });
}
