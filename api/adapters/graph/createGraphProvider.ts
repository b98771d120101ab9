import type { AppToken } from '../../domain/appToken.ts';
import type { MeetingProvider } from '../../domain/meetings/meetingPorts.ts';
import { toMeetingSubject } from '../../domain/meetings/toMeetingSubject.ts';
import type { Log } from '../../domain/ports.ts';
import { createMeetingRequests, type GraphTime } from './createMeetingRequests.ts';
import type { GraphAnswer } from './graphAnswer.ts';
import { toExternalId } from './toExternalId.ts';

/** What tokens for Graph open. */
export const graphScope = 'https://graph.microsoft.com/.default';

/** The meeting by which it is tried whether meetings can be made: always the same, and in nobody's calendar. */
const trial = { meetingId: 'diagnosis', subject: 'Conferencing: diagnosis' };

/**
 * Makes Teams meetings through Microsoft Graph, with application permission, for one organiser: whoever presses, it is
 * his meeting, so guests never organise one. Without settings this way is off.
 *
 * Needs the application permission OnlineMeetings.ReadWrite.All with an administrator's consent, and an application
 * access policy of Teams that lets the app make meetings for the organiser.
 */
export function createGraphProvider(settings: GraphSettings | null): MeetingProvider {
  if (!settings) {
    return {
      name: 'graph',
      provide: async () => ({ outcome: 'none', reason: 'off' }),
      check: async () => ({ reason: 'off', detail: null }),
    };
  }
  const { appId, organiser, log } = settings;
  const request = createMeetingRequests({
    url: `${settings.url.replace(/\/+$/, '')}/users/${encodeURIComponent(organiser)}/onlineMeetings/createOrGet`,
    token: settings.token,
    timeoutMs: settings.timeoutMs,
    time: settings.time ?? realTime,
  });
  /** By external id. Who presses meanwhile waits for the same answer. */
  const underWay = new Map<string, Promise<GraphAnswer>>();

  async function ask(wanted: { externalId: string; subject: string }): Promise<GraphAnswer> {
    const start = performance.now();
    try {
      const { answer, tries } = await request(wanted);
      if (answer.outcome === 'none') {
        const { reason, status, code } = answer;
        const durationMs = Math.round(performance.now() - start);
        log.warn({ reason, status, code, tries, durationMs }, 'Graph made no meeting');
      }
      return answer;
    } finally {
      underWay.delete(wanted.externalId);
    }
  }

  function createOrGet({ meetingId, subject }: { meetingId: string; subject: string }): Promise<GraphAnswer> {
    const externalId = toExternalId({ appId, meetingId });
    const asked = underWay.get(externalId) ?? ask({ externalId, subject: toMeetingSubject(subject) });
    underWay.set(externalId, asked);
    return asked;
  }

  return {
    name: 'graph',
    async provide(wanted) {
      const answer = await createOrGet(wanted);
      return answer.outcome === 'meeting' ? answer : { outcome: 'none', reason: answer.reason };
    },
    async check() {
      const answer = await createOrGet(trial);
      return answer.outcome === 'meeting'
        ? { reason: null, detail: null }
        : { reason: answer.reason, detail: answer.detail };
    },
  };
}

const realTime: GraphTime = {
  now: () => performance.now(),
  pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};

export type GraphSettings = {
  /** Of Graph, with its version. */
  url: string;
  /** The object id of the account that organises all meetings. Graph takes no address of a person here. */
  organiser: string;
  /** Of the app itself; of it and the meeting's id the external id is made. It must stay what it is. */
  appId: string;
  /** For Graph: `graphScope`. */
  token: AppToken;
  /** Of one try, in milliseconds. */
  timeoutMs: number;
  log: Log;
  /** For tests. */
  time?: GraphTime;
};
