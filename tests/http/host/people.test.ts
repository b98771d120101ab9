import type { RunningHost } from '../../../local/host/startHost.ts';
import { startTestHost } from './startTestHost.ts';

type Listed = { id: string; company: { id: string; kind: string }; role: string };

let host: RunningHost;
let listed: Listed[];
beforeAll(async () => {
  host = await startTestHost();
  listed = (await (await fetch(`${host.url}/people`)).json()) as Listed[];
});
afterAll(() => host.close());

test('[SE1] GET /people lists each person with company, role and locale, and nothing else', () => {
  expect(listed[0]).toEqual({
    id: 'marco-bianchi',
    name: 'Marco Bianchi',
    company: { id: 'officine-rossi', name: 'Officine Rossi', kind: 'customer' },
    role: 'operator',
    locale: 'it',
  });
  expect(new Set(listed.map(({ id }) => id)).size).toBe(listed.length);
});

test('[SE1] GFMS and customer A have five people each, customer B at least one operator', () => {
  const rolesOf = (companyId: string) =>
    listed.filter(({ company }) => company.id === companyId).map(({ role }) => role);
  expect(rolesOf('gfms').sort()).toEqual(['dispatcher', 'engineer', 'engineer', 'expert', 'firstLevel']);
  expect(rolesOf('officine-rossi').sort()).toEqual([
    'manager',
    'operator',
    'operator',
    'operator',
    'operator',
  ]);
  expect(rolesOf('mueller-formenbau')).toContain('operator');
});

test('[SE1] the first operator is Marco and the first engineer Anna', () => {
  expect(listed.find(({ role }) => role === 'operator')?.id).toBe('marco-bianchi');
  expect(listed.find(({ role }) => role === 'engineer')?.id).toBe('anna-keller');
});
