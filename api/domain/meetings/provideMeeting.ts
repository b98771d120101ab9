import type { MeetingProviderName, MeetingSetup } from '../../contract/meetings.ts';
import type { MeetingProvider, WantedMeeting } from './meetingPorts.ts';

/**
 * Tries the ways in their order; the first that gives a meeting is taken. One on which a person must make the meeting
 * ends that: from there on the ways are only asked whether they are open, because he chooses. Why the others are closed
 * is told in their order.
 */
export async function provideMeeting(
  providers: readonly MeetingProvider[],
  wanted: WantedMeeting,
): Promise<ProvidedMeeting> {
  const reasons: MeetingSetup['reasons'] = [];
  let scheduleUrl: string | null = null;
  let mayUseRoom = false;
  for (const provider of providers) {
    const { name } = provider;
    if (scheduleUrl !== null) {
      const { reason } = await provider.check();
      if (reason) reasons.push({ provider: name, reason });
      else if (name === 'room') mayUseRoom = true;
      continue;
    }
    const provision = await provider.provide(wanted);
    if (provision.outcome === 'meeting') {
      const { joinUrl, threadId } = provision;
      return { outcome: 'meeting', provider: name, joinUrl, threadId, reasons };
    }
    if (provision.outcome === 'byHand') scheduleUrl = provision.scheduleUrl;
    else reasons.push({ provider: name, reason: provision.reason });
  }
  return { outcome: 'setup', scheduleUrl, mayUseRoom, reasons };
}

export type ProvidedMeeting =
  | {
      outcome: 'meeting';
      provider: MeetingProviderName;
      /** Null for a room of our own. */
      joinUrl: string | null;
      threadId: string | null;
      /** Why the ways before were closed. */
      reasons: MeetingSetup['reasons'];
    }
  /** A person must do something. */
  | ({ outcome: 'setup' } & Pick<MeetingSetup, 'scheduleUrl' | 'mayUseRoom' | 'reasons'>);
