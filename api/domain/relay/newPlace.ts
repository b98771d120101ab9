import type { PlaceRecord } from './relayPorts.ts';

/** A place that nothing is known of but where it is. */
export function newPlace(of: Pick<PlaceRecord, 'id' | 'address' | 'scope'>): PlaceRecord {
  return {
    ...of,
    name: '',
    teamName: null,
    locale: null,
    personId: null,
    conversationIds: [],
    currentId: null,
    serviceOrganisation: null,
    wasWelcomed: false,
  };
}
