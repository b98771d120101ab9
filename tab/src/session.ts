import { createContext, useContext } from 'react';
import type { Company, Me, Person } from '../../api/contract/people.ts';
import type { Api } from './api.ts';

/** What every part of the tab may rely on once the person is known. */
export type Session = {
  api: Api;
  person: Person;
  company: Company;
  /** The maker of the machines; "GFMS" in texts is its name. */
  gfms: Company;
  /** What may be uploaded. */
  files: Extract<Me, { setUp: true }>['files'];
};

export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession outside of a session');
  return session;
}
