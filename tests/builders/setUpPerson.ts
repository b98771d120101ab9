import type { DirectoryWriter } from '../../api/adapters/cosmos/createDirectory.ts';
import type { PersonRecord } from '../../api/domain/ports.ts';
import { createCaller, type Caller } from './createCaller.ts';
import type { TestApp } from './startTestApp.ts';

/** Sets up one more person, on the first instance at once, and signs him in under his first identity. */
export async function setUpPerson(
  test: TestApp,
  person: Pick<PersonRecord, 'id' | 'companyId' | 'role' | 'identities'> & Partial<PersonRecord>,
): Promise<Caller> {
  const { id } = person;
  const record: PersonRecord = {
    name: id,
    email: `${id}@test.example`,
    locale: 'en',
    serviceOrganisation: null,
    ...person,
  };
  await (test.app.context.directory as unknown as DirectoryWriter).writePerson(record);
  return createCaller(test.url, await test.host.issuer.mintToken(record));
}
