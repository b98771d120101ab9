import { createAppToken } from '../../../api/adapters/entra/createAppToken.ts';
import { createGraphProvider, graphScope } from '../../../api/adapters/graph/createGraphProvider.ts';
import type { MeetingProvider, WantedMeeting } from '../../../api/domain/meetings/meetingPorts.ts';
import { startFakeGraph, type FakeGraph } from '../../builders/fakeGraph.ts';

export const organiser = '5f0f3a52-6e0f-4a7d-9d39-0c9b7d1c2a11';
const appId = '2bd7ab79-50f5-4f0b-b8ad-74903600ae3e';
const secret = 'a-secret-of-the-tests';

/** Graph with a consent, a policy and an organiser, and instances of the app that ask it. Pauses only move the clock. */
export async function openGraph(): Promise<OpenGraph> {
  const graph = await startFakeGraph();
  graph.organisers.add(organiser);
  const pauses: number[] = [];
  const logged: string[] = [];
  let now = 1_000_000;
  const write = (fields: object, message: string) => void logged.push(JSON.stringify({ ...fields, message }));

  const createInstance: OpenGraph['createInstance'] = ({ timeoutMs = 5_000, tokenTimeoutMs = 5_000 } = {}) =>
    createGraphProvider({
      url: `${graph.origin}/v1.0`,
      organiser,
      appId,
      token: createAppToken({
        scope: graphScope,
        identity: {
          kind: 'secret',
          tenantId: '5f0f3a52-6e0f-4a7d-9d39-0c9b7d1c2a12',
          clientId: appId,
          clientSecret: secret,
          loginUrl: graph.origin,
        },
        timeoutMs: tokenTimeoutMs,
      }),
      timeoutMs,
      log: { info: write, warn: write, error: write },
      time: {
        now: () => now,
        async pause(ms) {
          pauses.push(ms);
          now += ms;
        },
      },
    });

  return {
    graph,
    pauses,
    logged,
    passTime: (ms) => void (now += ms),
    createInstance,
    provider: createInstance(),
    close: () => graph.close(),
  };
}

export function aWish(wish: Partial<WantedMeeting> = {}): WantedMeeting {
  return { meetingId: 'conversation.1', subject: 'Case 1000', isGuest: false, ...wish };
}

export type OpenGraph = {
  graph: FakeGraph;
  /** Milliseconds, in order. */
  pauses: number[];
  logged: string[];
  passTime(ms: number): void;
  /** One more instance of the app, with the same clock. */
  createInstance(settings?: { timeoutMs?: number; tokenTimeoutMs?: number }): MeetingProvider;
  provider: MeetingProvider;
  close(): Promise<void>;
};
