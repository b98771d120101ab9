import type { MeetingProvider } from './meetingPorts.ts';

/** The room of our own in the browser, where the administrator allows it (rule VC4). It is there as soon as it has an id. */
export function createRoomProvider({ isOn }: { isOn: boolean }): MeetingProvider {
  return {
    name: 'room',
    provide: async () =>
      isOn ? { outcome: 'meeting', joinUrl: null, threadId: null } : { outcome: 'none', reason: 'off' },
    check: async () => ({ reason: isOn ? null : 'off', detail: null }),
  };
}
