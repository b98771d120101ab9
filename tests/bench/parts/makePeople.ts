import type { CompanyRecord, PersonRecord } from '../../../api/domain/ports.ts';
import { tenants } from '../../../local/identity.ts';
import type { StoreFile } from './openStoreFile.ts';

const company = {
  id: 'gfms',
  name: 'GFMS',
  kind: 'gfms',
  standingWatcherIds: [],
  serviceOrganisation: 'GFMS Italy',
} as const;

/** So many people of one company, each with an identity. */
export function makePeople(count: number): PersonRecord[] {
  return Array.from({ length: count }, (_, at) => ({
    id: `person-${at}`,
    name: `Person ${at}`,
    companyId: company.id,
    role: 'engineer',
    locale: 'en',
    email: `person-${at}@gfms.example`,
    serviceOrganisation: null,
    identities: [{ tenantId: tenants.gfms, objectId: objectIdOf(at) }],
  }));
}

/** Sets them up, as the directory would. */
export function writePeople(
  file: StoreFile,
  people: readonly PersonRecord[],
  companies: readonly CompanyRecord[] = [{ ...company, standingWatcherIds: [] }],
): void {
  file.write(
    'directory',
    companies.map((one) => ({ ...one, partition: 'companies' })),
  );
  for (const person of people) {
    const pointer = { id: 'pointer', companyId: person.companyId, personId: person.id };
    file.write('directory', [
      { ...person, partition: `company:${person.companyId}` },
      { ...pointer, partition: `person:${person.id}` },
      ...person.identities.map(({ tenantId, objectId }) => ({
        ...pointer,
        partition: `identity:${tenantId}:${objectId}`,
      })),
    ]);
  }
}

function objectIdOf(at: number): string {
  return `00000000-0000-4000-8000-${at.toString(16).padStart(12, '0')}`;
}
