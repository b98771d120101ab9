import type { Container } from '@azure/cosmos';
import type { CompanyRecord, Directory, Identity, PersonRecord } from '../../domain/ports.ts';
import { queryAll } from './queryAll.ts';

/** How long an answer may be out of date: so long a removed person can still get in. */
const freshForMs = 10_000;

const companiesPartition = 'companies';

type Cached<Value> = { value: Promise<Value>; until: number };

/**
 * Companies, people and identities. An identity's item leads from `tenant:object` to the person; a company's people
 * share a partition, so that listing them is one query.
 */
export function createDirectory(container: Container): Directory & DirectoryWriter {
  const cache = new Map<string, Cached<unknown>>();

  function remember<Value>(key: string, load: () => Promise<Value>): Promise<Value> {
    const known = cache.get(key) as Cached<Value> | undefined;
    if (known && known.until > Date.now()) return known.value;
    const value = load();
    if (cache.size > 50_000) cache.clear();
    cache.set(key, { value, until: Date.now() + freshForMs });
    value.catch(() => cache.delete(key));
    return value;
  }

  function readPartition<Item>(partition: string): Promise<Item[]> {
    return remember(`partition ${partition}`, () =>
      queryAll<Item>(container, { query: 'SELECT * FROM c', partitionKey: partition }),
    );
  }

  async function readPointer(partition: string): Promise<{ companyId: string; personId: string } | null> {
    return remember(`pointer ${partition}`, async () => {
      const { resource } = await container
        .item('pointer', partition)
        .read<{ companyId: string; personId: string }>();
      return resource ?? null;
    });
  }

  async function follow(partition: string): Promise<PersonRecord | null> {
    const pointer = await readPointer(partition);
    if (!pointer) return null;
    return (await peopleOf(pointer.companyId)).find((person) => person.id === pointer.personId) ?? null;
  }

  function peopleOf(companyId: string): Promise<PersonRecord[]> {
    return readPartition<PersonRecord>(`company:${companyId}`);
  }

  return {
    findByIdentity: (identity) => follow(identityPartition(identity)),
    findPerson: (personId) => follow(`person:${personId}`),
    peopleOf,
    async findCompany(companyId) {
      const companies = await readPartition<CompanyRecord>(companiesPartition);
      return companies.find((company) => company.id === companyId) ?? null;
    },
    async gfms() {
      const companies = await readPartition<CompanyRecord>(companiesPartition);
      const gfms = companies.find((company) => company.kind === 'gfms');
      if (!gfms) throw new Error('the directory holds no company of kind gfms');
      return gfms;
    },
    async writeCompany(company) {
      await container.items.upsert({ ...company, partition: companiesPartition });
      cache.clear();
    },
    async writePerson(person) {
      await container.items.upsert({ ...person, partition: `company:${person.companyId}` });
      const pointer = { id: 'pointer', companyId: person.companyId, personId: person.id };
      await container.items.upsert({ ...pointer, partition: `person:${person.id}` });
      for (const identity of person.identities) {
        await container.items.upsert({ ...pointer, partition: identityPartition(identity) });
      }
      cache.clear();
    },
  };
}

/** Sets up companies and people. */
export type DirectoryWriter = {
  writeCompany(company: CompanyRecord): Promise<void>;
  writePerson(person: PersonRecord): Promise<void>;
};

function identityPartition(identity: Identity): string {
  return `identity:${identity.tenantId}:${identity.objectId}`.toLowerCase();
}
