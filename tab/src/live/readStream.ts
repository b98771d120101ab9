import { createParser } from 'eventsource-parser';
import type { LiveEvent } from '../../../api/contract/events.ts';
import type { Api } from '../api.ts';
import type { RoomWindow } from './Live.ts';

type Reading = {
  open: Api['open'];
  lastEventId: string | null;
  /** The board whose changes are wanted too. */
  whiteboardId: string | null;
  /** The room whose signals for this window are wanted too. */
  room: RoomWindow | null;
  signal: AbortSignal;
  /** Any sign of life, also of a part of an event. */
  onByte: () => void;
  onEvent: (event: LiveEvent, id: string | null) => void;
};

/** Reads the events of one connection to its end. Throws when it can't be opened or breaks. */
export async function readStream(reading: Reading): Promise<void> {
  const { open, lastEventId, signal, onByte, onEvent } = reading;
  const response = await open(`/api/events${queryOf(reading)}`, {
    headers: {
      accept: 'text/event-stream',
      ...(lastEventId === null ? {} : { 'last-event-id': lastEventId }),
    },
    signal,
  });
  onByte();
  if (!response.body) return;
  const parser = createParser({
    onEvent: ({ event, data, id }) => {
      const parsed = parse(event, data);
      if (parsed) onEvent(parsed, id ?? null);
    },
  });
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    onByte();
    parser.feed(value);
  }
}

function queryOf({ whiteboardId, room }: Reading): string {
  const parts = [
    ...(whiteboardId === null ? [] : [`whiteboard=${encodeURIComponent(whiteboardId)}`]),
    ...(room === null ? [] : [`meeting=${encodeURIComponent(room.meetingId)}`, `session=${room.sessionId}`]),
  ];
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

/** Null for what is not JSON: a newer server's business, not a reason to stop. */
function parse(event: string | undefined, data: string): LiveEvent | null {
  try {
    const parsed: unknown = JSON.parse(data);
    return { event, data: parsed } as LiveEvent;
  } catch {
    return null;
  }
}
