import type { TFunction } from 'i18next';
import type { CaseState, ServiceCase } from '../../../api/contract/cases.ts';
import type { Company } from '../../../api/contract/people.ts';

type Turn = Pick<ServiceCase, 'state' | 'turn'>;
type Reader = { company: Company; gfms: Company };

/** Whose turn it is. Customers read only "Waiting for GFMS", "Waiting for you", "Closed" (rule SC8). */
export function turnWords(t: TFunction, { state, turn }: Turn, { company, gfms }: Reader): string {
  if (state === 'closed' || turn === null) return t('turn.closed');
  if (turn === 'gfms') return t('turn.waitingForGfms', { gfms: gfms.name });
  return t(company.kind === 'customer' ? 'turn.waitingForYou' : 'turn.waitingForCustomer');
}

/** The case's own state, which only GFMS reads. */
export function stateWords(t: TFunction, state: CaseState, gfms: Company): string {
  return t(`state.${state}`, { gfms: gfms.name });
}
