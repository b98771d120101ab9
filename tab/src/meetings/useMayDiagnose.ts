import { useSession } from '../session.ts';

/** Whether the reader may ask which ways to a meeting there are: administrators and dispatchers of GFMS. */
export function useMayDiagnose(): boolean {
  const { person } = useSession();
  return person.role === 'administrator' || person.role === 'dispatcher';
}
