import type { ServiceCase } from '../../api/contract/cases.ts';
import { at, people, rossi } from './messages/builders.ts';

/** The hero case as GFMS sees it. */
export function aCase(change: Partial<ServiceCase> = {}): ServiceCase {
  return {
    number: 'SC-2026-000123',
    title: 'Filo rotto all’infilaggio',
    description: '',
    state: 'waitingForGfms',
    severity: 'machineDown',
    priority: 1,
    internal: false,
    machine: {
      model: 'CUT P 350',
      serialNumber: '350-08.1147',
      technology: 'wire EDM',
      brand: 'AgieCharmilles',
    },
    alarmText: '2417 Filo rotto (inventato)',
    site: { name: 'Brescia', timeZone: 'Europe/Rome' },
    contact: { name: 'Marco Bianchi', telephone: '+39 030 123 45', email: 'marco@officine-rossi.example' },
    customerReference: '',
    customer: rossi,
    serviceOrganisation: 'GFMS Italy',
    assignee: { id: people.anna.id, name: people.anna.name },
    turn: 'gfms',
    turnSince: at('22:04'),
    downSince: at('21:40'),
    createdBy: { id: people.marco.id, name: people.marco.name },
    createdAt: at('21:45'),
    closedAt: null,
    externalId: null,
    conversationId: 'hero',
    joined: true,
    ...change,
  };
}
