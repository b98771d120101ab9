import type { z } from 'zod';
import { eventsQuery } from '../contract/events.ts';
import type { RoomKeeper } from '../domain/meetings/roomKeeper.ts';
import { requireMeeting } from '../domain/meetings/requireMeeting.ts';
import { requireBoard } from '../domain/boards/requireBoard.ts';
import type { Context } from '../domain/context.ts';
import type { Log, PersonRecord } from '../domain/ports.ts';
import { lastEvents, resumeEvents } from '../domain/resumeEvents.ts';
import { encodeEvent, LiveStream, type LiveStreams } from './liveStreams.ts';
import { defineRoute, type Route } from './route.ts';

type EventsQuery = z.output<typeof eventsQuery>;

/** setTimeout's largest delay. */
const longestTimer = 2_147_483_647;

/** The stream of live events. A position is the store's second up to which everything has been told. */
export function eventRoutes(live: {
  context: Context;
  streams: LiveStreams;
  storedAt: () => number;
  rooms: RoomKeeper;
  log: Log;
}): Route[] {
  const { context, streams, storedAt, rooms, log } = live;

  async function start(stream: LiveStream, lastEventId: string | undefined): Promise<void> {
    const now = storedAt();
    const since = fromPosition(lastEventId);
    const missed = since === null ? null : await resumeEvents(context, stream.person, { since, now });
    const isTooMuch = lastEventId !== undefined && missed === null;
    const told = missed ?? (await lastEvents(context, stream.person, now));
    // Each event's id vouches for the events before it only: a stream may be cut while it brings what was missed.
    const hello = { event: 'hello', data: { resumed: missed !== null } } as const;
    await stream.writeMissed(encodeEvent(hello, toPosition(isTooMuch ? 0 : (since ?? now))));
    if (isTooMuch) await stream.writeMissed(encodeEvent({ event: 'reset', data: {} }, toPosition(now)));
    for (const { event, storedAt: at } of told) {
      await stream.writeMissed(encodeEvent(event, toPosition(at)));
    }
    stream.release();
  }

  /** The room that the window is in; whoever names one must be a member. */
  async function findRoom(person: PersonRecord, query: EventsQuery) {
    const { meeting, session } = query;
    if (meeting === undefined || session === undefined) return null;
    const { state } = await requireMeeting(context, person, meeting);
    return { conversationId: state.id, sessionId: session };
  }

  /** What came for the window while its stream was cut; what it has already it knows by its id. */
  async function tellSignals(
    person: PersonRecord,
    room: { conversationId: string; sessionId: string },
  ): Promise<void> {
    const waiting = await context.meetings.signals.readFor({ ...room, personId: person.id });
    for (const one of waiting) streams.sendSignals(one, person.id);
  }

  return [
    defineRoute({
      method: 'GET',
      path: '/api/events',
      access: 'person',
      summary: 'The live stream of the person (text/event-stream)',
      query: eventsQuery,
      answers: { 200: null },
      async handle({ person, bearer, query, request, response }) {
        const whiteboardId = query.whiteboard ?? null;
        if (whiteboardId !== null) await requireBoard(context, person, whiteboardId);
        const room = await findRoom(person, query);
        // Who has gone while we found out who he is, will not tell us again that he goes.
        if (response.destroyed) return 'streaming';
        const stream = new LiveStream(person, { response, whiteboardId, sessionId: room?.sessionId ?? null });
        streams.add(stream);
        const letGo = room && rooms.hold({ ...room, personId: person.id });
        const left = Math.min(bearer.expiresAt.getTime() - Date.now(), longestTimer);
        // The stream ends with its token; the tab comes back with a new one.
        const expiry = setTimeout(() => stream.end(), left);
        expiry.unref();
        const close = () => {
          clearTimeout(expiry);
          streams.remove(stream);
          letGo?.();
        };
        response.once('close', close);
        request.socket.once('close', close);
        try {
          await start(stream, readLastEventId(request.headers['last-event-id']));
          if (room) await tellSignals(person, room);
        } catch (cause) {
          log.warn({ cause, personId: person.id }, 'a stream could not resume');
          request.socket.destroy();
        }
        return 'streaming';
      },
    }),
  ];
}

/** Opaque to clients. */
export function toPosition(storedAt: number): string {
  return Buffer.from(`1.${storedAt}`).toString('base64url');
}

/** Null for an id that is none of ours. */
function fromPosition(id: string | undefined): number | null {
  const match = /^1\.(\d{1,12})$/.exec(Buffer.from(id ?? '', 'base64url').toString());
  return match ? Number(match[1]) : null;
}

function readLastEventId(header: string | string[] | undefined): string | undefined {
  return typeof header === 'string' && header !== '' ? header : undefined;
}
