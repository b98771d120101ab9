import { people } from '../../local/people.ts';

/** The person as Teams lists him among the members of a conversation. */
export function identityOf(personId: string): {
  id: string;
  name: string;
  aadObjectId: string;
  tenantId: string;
} {
  const person = people.find(({ id }) => id === personId);
  const identity = person?.identities[0];
  if (!person || !identity) throw new Error(`nobody is called ${personId}`);
  return {
    id: `29:${personId}`,
    name: person.name,
    aadObjectId: identity.objectId,
    tenantId: identity.tenantId,
  };
}
