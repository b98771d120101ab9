import { companies, people, personNotSetUp } from '../../../local/people.ts';
import { tenants } from '../../../local/identity.ts';

test('[SE1] no two people share an identity', () => {
  const all = [...people, personNotSetUp].flatMap(({ identities }) =>
    identities.map(({ tenantId, objectId }) => `${tenantId} ${objectId}`),
  );
  expect(new Set(all).size).toBe(people.length + 1);
});

test('[SE1] exactly one of customer A is a guest of GFMS, neither Marco nor Giulia', () => {
  const guests = people.filter(({ identities }) => identities.some(({ homeTenantId }) => homeTenantId));
  expect(guests.map(({ id }) => id)).toEqual(['stefano-ferri']);
  expect(guests[0]?.identities).toMatchObject([
    { tenantId: tenants.gfms, homeTenantId: tenants.officineRossi },
  ]);
});

test('[SE1] everyone else signs in at the tenant of the own company', () => {
  for (const { companyId, identities } of people.filter(({ id }) => id !== 'stefano-ferri')) {
    const company = companies.find(({ id }) => id === companyId);
    expect(identities.map(({ tenantId }) => tenantId)).toEqual([company?.tenantId]);
  }
});
