import type { ServiceCase } from '../../api/contract/cases.ts';
import type { Caller } from './createCaller.ts';

/** Opens a service case, of Officine Rossi where GFMS opens it; throws when it is refused. */
export async function openCase(creator: Caller, fields: Record<string, unknown> = {}): Promise<ServiceCase> {
  const { body: me } = (await creator.get('/me')) as { body: { company: { kind: string } } };
  const customer = me.company.kind === 'gfms' ? { customerId: 'officine-rossi' } : {};
  const answer = await creator.post('/cases', { title: 'Il filo si rompe', ...customer, ...fields });
  if (answer.status !== 201) throw new Error(`the case was refused: ${answer.status} ${answer.text}`);
  return answer.body;
}
