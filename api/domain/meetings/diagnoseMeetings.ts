import type { MeetingDiagnosis } from '../../contract/meetings.ts';
import type { MeetingProvider } from './meetingPorts.ts';

/** Which way the next new meeting would take, and why not the others. */
export async function diagnoseMeetings(providers: readonly MeetingProvider[]): Promise<MeetingDiagnosis> {
  const checked = await Promise.all(
    providers.map(async (one) => ({ provider: one.name, ...(await one.check()) })),
  );
  const open = checked.find(({ reason }) => reason === null);
  return { wouldUse: open?.provider ?? null, providers: checked };
}
