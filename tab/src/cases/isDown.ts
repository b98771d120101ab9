import type { ServiceCase } from '../../../api/contract/cases.ts';

/** Whether the case's machine stands still now. */
export function isDown(item: Pick<ServiceCase, 'downSince' | 'state'>): boolean {
  return item.downSince !== null && item.state !== 'closed';
}
