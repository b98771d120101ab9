import type { DirectoryWriter } from '../../api/adapters/cosmos/createDirectory.ts';
import { companies, people } from '../people.ts';

/** Sets up the demo's companies and people. */
export async function writeDirectory(directory: DirectoryWriter): Promise<void> {
  for (const { id, name, kind } of companies) {
    const serviceOrganisation = id === 'mueller-formenbau' ? 'GFMS Germany' : 'GFMS Italy';
    const standingWatcherIds = id === 'officine-rossi' ? ['giulia-rossi'] : [];
    await directory.writeCompany({ id, name, kind, standingWatcherIds, serviceOrganisation });
  }
  for (const person of people) {
    const { id, name, companyId, role, locale, email, serviceOrganisation } = person;
    const identities = person.identities.map(({ tenantId, objectId }) => ({ tenantId, objectId }));
    await directory.writePerson({
      id,
      name,
      companyId,
      role,
      locale,
      email,
      serviceOrganisation,
      identities,
    });
  }
}
