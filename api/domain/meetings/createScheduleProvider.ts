import type { ProviderReason } from '../../contract/meetings.ts';
import type { MeetingProvider } from './meetingPorts.ts';
import { toMeetingSubject } from './toMeetingSubject.ts';

/**
 * Teams' own form for a new meeting, opened by a link: a person makes the meeting there and brings its link back. Guests
 * have no calendar in the tenant to make one in.
 */
export function createScheduleProvider({ isOn }: { isOn: boolean }): MeetingProvider {
  const closed: ProviderReason | null = isOn ? null : 'off';
  return {
    name: 'schedule',
    async provide({ subject, isGuest }) {
      const reason = closed ?? (isGuest ? 'guest' : null);
      if (reason) return { outcome: 'none', reason };
      // Teams shows a `+` as a plus.
      const query = `subject=${encodeURIComponent(toMeetingSubject(subject))}`;
      return { outcome: 'byHand', scheduleUrl: `https://teams.microsoft.com/l/meeting/new?${query}` };
    },
    check: async () => ({ reason: closed, detail: null }),
  };
}
