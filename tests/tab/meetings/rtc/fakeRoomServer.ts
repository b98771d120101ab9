import type { LiveEvent } from '../../../../api/contract/events.ts';
import type { Meeting, NewSignals, RoomEntry } from '../../../../api/contract/meetings.ts';
import type { Api } from '../../../../tab/src/api.ts';
import { ApiFailure } from '../../../../tab/src/api.ts';
import type { Connection, Live } from '../../../../tab/src/live/Live.ts';
import { refusal } from '../../createFakeApi.ts';

export const conversationId = 'talk';
export const meetingId = `${conversationId}.1f0e4c6a-0000-4000-8000-000000000001`;

type Window = {
  personId: string;
  sessionId: string | null;
  listeners: Set<(event: LiveEvent) => void>;
  connectionListeners: Set<() => void>;
  connection: Connection;
};

/** One room as the server keeps it, and the streams of those who are connected to it. */
export function createFakeRoomServer() {
  const windows: Window[] = [];
  const requests: string[] = [];
  let present: Meeting['present'] = [];
  let sequence = 1;
  let signalCount = 0;
  /** Each answer has servers of its own, to be told apart. */
  let iceCount = 0;
  let refused: { request: string; failure: ApiFailure } | null = null;

  const meeting = (): Meeting => ({
    ...{ id: meetingId, conversationId, kind: 'room', joinUrl: `/?meeting=${meetingId}` },
    ...{ createdAt: '2026-11-25T10:00:00.000Z', createdBy: { id: 'anna', name: 'Anna' } },
    ...{ isOngoing: true, present, sessions: [] },
  });

  function tell(event: LiveEvent): void {
    for (const window of windows) {
      if (window.connection.state !== 'live') continue;
      for (const listener of window.listeners) listener(event);
    }
  }

  function tellEntry(of: Meeting = meeting(), at = (sequence += 1)): void {
    const entry = { conversationId, sequence: at, message: null, case: null, membersChanged: false };
    tell({ event: 'entry', data: { ...entry, meeting: of } });
  }

  function join(personId: string, sessionId: string): RoomEntry {
    if (!present.some((one) => one.sessionId === sessionId)) {
      const since = `2026-11-25T10:00:${String(sequence).padStart(2, '0')}.000Z`;
      const others = present.filter(({ id }) => id !== personId);
      present = [...others, { id: personId, name: personId, companyId: 'mould', since, sessionId }];
      tellEntry();
    }
    return { meeting: meeting(), iceServers: [{ urls: [`stun:stun${(iceCount += 1)}.example`] }] };
  }

  function sendSignals(personId: string, { from, to, signals }: NewSignals): void {
    const isThere = (id: string) => present.some(({ sessionId }) => sessionId === id);
    if (!isThere(from) || !isThere(to.sessionId)) throw refusal(409, 'conflict');
    const id = String((signalCount += 1));
    const data = { id, meetingId, from: { personId, sessionId: from }, to: to.sessionId, signals };
    for (const { sessionId, listeners } of windows) {
      if (sessionId === to.sessionId) for (const listener of listeners) listener({ event: 'signals', data });
    }
  }

  async function answer(window: Window, request: string, body: unknown): Promise<unknown> {
    requests.push(`${window.personId} ${request.replace(`/api/meetings/${meetingId}`, '')}`);
    await Promise.resolve();
    if (window.connection.state !== 'live') throw new ApiFailure({ status: 0, code: 'offline', message: '' });
    if (refused && request.includes(refused.request)) throw refused.failure;
    if (request.startsWith('GET')) return meeting();
    if (request.endsWith('/participants')) {
      return join(window.personId, (body as { sessionId: string }).sessionId);
    }
    if (request.endsWith('/signals')) return sendSignals(window.personId, body as NewSignals);
    leave(window.personId);
    return undefined;
  }

  function leave(personId: string): void {
    present = present.filter(({ id }) => id !== personId);
    tellEntry();
  }

  /** A window of a person, with its API and its stream. */
  function connect(personId: string) {
    const window: Window = {
      ...{ personId, sessionId: null, listeners: new Set(), connectionListeners: new Set() },
      connection: { state: 'live', since: null },
    };
    windows.push(window);
    const api: Api = {
      get: async <Answer>(path: string) => (await answer(window, `GET ${path}`, null)) as Answer,
      send: async <Answer>(method: string, path: string, body: unknown) =>
        (await answer(window, `${method} ${path}`, body)) as Answer,
      open: async (path, { method = 'GET' }) => {
        await answer(window, `${method} ${path}`, null);
        return new Response();
      },
    };
    const live: Live = {
      connection: () => window.connection,
      onConnection(listener) {
        window.connectionListeners.add(listener);
        return () => window.connectionListeners.delete(listener);
      },
      onEvent(listener) {
        window.listeners.add(listener);
        return () => window.listeners.delete(listener);
      },
      deliverTo: () => () => {},
      watchBoard: () => () => {},
      enterRoom({ sessionId }) {
        window.sessionId = sessionId;
        // It is opened anew, as the tab's stream is.
        queueMicrotask(() => {
          for (const listener of window.listeners) listener({ event: 'hello', data: { resumed: true } });
        });
        return () => (window.sessionId = null);
      },
    };
    return {
      ...{ api, live },
      setLive(isLive: boolean) {
        window.connection = isLive ? { state: 'live', since: null } : { state: 'offline', since: new Date() };
        for (const listener of window.connectionListeners) listener();
      },
      heldListeners: () =>
        window.listeners.size + window.connectionListeners.size + (window.sessionId ? 1 : 0),
    };
  }

  return {
    ...{ connect, requests, join, leave, tell, tellEntry, meeting },
    refuse: (request: string, status: number, code: ApiFailure['code']) =>
      (refused = { request, failure: refusal(status, code) }),
    allow: () => (refused = null),
  };
}
