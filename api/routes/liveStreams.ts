import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { LiveEvent } from '../contract/events.ts';
import type { Signals } from '../contract/meetings.ts';
import type { RoomWindows } from '../domain/meetings/meetingPorts.ts';
import type { PersonRecord } from '../domain/ports.ts';
import type { BoardWindows } from '../domain/boards/publishBoard.ts';

/** A tab that has let this many bytes pile up is cut off and resumes (rule EV4). */
const mostBytesWaiting = 1_048_576;
/** Groups whose tabs are kept looked up. */
const mostGroups = 200;

/** One tab's stream. */
export class LiveStream {
  readonly person: PersonRecord;
  /** The whiteboard whose changes it is told as well. */
  readonly whiteboardId: string | null;
  /** The window's own id in the room that it is in. */
  readonly sessionId: string | null;
  readonly #socket: Socket;
  /** Events that arrive while the missed ones are still being read and written. */
  #held: Buffer[] | null = [];
  #heldBytes = 0;

  constructor(
    person: PersonRecord,
    opened: { response: ServerResponse; whiteboardId: string | null; sessionId: string | null },
  ) {
    const { response } = opened;
    this.person = person;
    this.whiteboardId = opened.whiteboardId;
    this.sessionId = opened.sessionId;
    response.statusCode = 200;
    response.setHeader('content-type', 'text/event-stream; charset=utf-8');
    response.setHeader('cache-control', 'no-store, no-transform');
    response.setHeader('x-content-type-options', 'nosniff');
    // Tells nginx and its kind not to collect the stream.
    response.setHeader('x-accel-buffering', 'no');
    response.flushHeaders();
    if (!response.socket) throw new Error('a stream without a socket');
    this.#socket = response.socket;
    this.#socket.setNoDelay(true);
    this.#socket.setTimeout(0);
  }

  /** Ready-made bytes: one write to the socket, which is what a delivery costs. */
  write(bytes: Buffer): void {
    if (!this.#socket.writable) return;
    let waiting = 0;
    if (this.#held) {
      this.#held.push(bytes);
      waiting = this.#heldBytes += bytes.length;
    } else if (!this.#socket.write(bytes)) {
      waiting = this.#socket.writableLength;
    }
    if (waiting > mostBytesWaiting) this.#socket.destroy();
  }

  /** Past the events that are held back. Waits for a slow tab: it may have missed more than may pile up. */
  async writeMissed(bytes: Buffer): Promise<void> {
    if (!this.#socket.writable || this.#socket.write(bytes)) return;
    await new Promise<void>((resolve) => {
      const goOn = () => {
        this.#socket.off('drain', goOn).off('close', goOn);
        resolve();
      };
      this.#socket.on('drain', goOn).on('close', goOn);
    });
  }

  /** From now on events are written as they come. */
  release(): void {
    const held = this.#held ?? [];
    this.#held = null;
    for (const bytes of held) this.write(bytes);
  }

  /** Ends the stream in good order: the last chunk, and the connection closes. */
  end(): void {
    if (this.#socket.writable) this.#socket.end('0\r\n\r\n');
  }
}

/** All streams of this instance. */
export class LiveStreams implements BoardWindows, RoomWindows {
  readonly #byPerson = new Map<string, Set<LiveStream>>();
  /** The tabs of the groups that were last told something, until somebody comes or goes. */
  readonly #byGroup = new Map<string, LiveStream[]>();
  readonly #byWhiteboard = new Map<string, Set<LiveStream>>();
  readonly #position: () => string;

  /** `position` is asked at each event for the id from which a tab may resume. */
  constructor(position: () => string) {
    this.#position = position;
  }

  add(stream: LiveStream): void {
    const streams = this.#byPerson.get(stream.person.id) ?? new Set();
    streams.add(stream);
    this.#byPerson.set(stream.person.id, streams);
    this.#byGroup.clear();
    if (stream.whiteboardId === null) return;
    const watching = this.#byWhiteboard.get(stream.whiteboardId) ?? new Set();
    this.#byWhiteboard.set(stream.whiteboardId, watching.add(stream));
  }

  remove(stream: LiveStream): void {
    const streams = this.#byPerson.get(stream.person.id);
    streams?.delete(stream);
    if (streams?.size === 0) this.#byPerson.delete(stream.person.id);
    this.#byGroup.clear();
    if (stream.whiteboardId === null) return;
    const watching = this.#byWhiteboard.get(stream.whiteboardId);
    watching?.delete(stream);
    if (watching?.size === 0) this.#byWhiteboard.delete(stream.whiteboardId);
  }

  get size(): number {
    let size = 0;
    for (const streams of this.#byPerson.values()) size += streams.size;
    return size;
  }

  send(personIds: Iterable<string>, event: LiveEvent, group?: string): void {
    const streams = group === undefined ? this.#find(personIds) : this.#findGroup(group, personIds);
    if (streams.length === 0) return;
    const bytes = encodeEvent(event, this.#position());
    for (const stream of streams) stream.write(bytes);
  }

  *people(): Generator<PersonRecord, void, undefined> {
    for (const streams of this.#byPerson.values()) {
      for (const stream of streams) {
        yield stream.person;
        break;
      }
    }
  }

  isWatched(whiteboardId: string): boolean {
    return this.#byWhiteboard.has(whiteboardId);
  }

  sendToWatchers(
    whiteboardId: string,
    told: { personIds: ReadonlySet<string>; event: LiveEvent & { event: 'whiteboard' } },
  ): void {
    const bytes = encodeEvent(told.event, this.#position());
    for (const stream of this.#byWhiteboard.get(whiteboardId) ?? []) {
      if (told.personIds.has(stream.person.id)) stream.write(bytes);
    }
  }

  sendSignals(signals: Signals, personId: string): boolean {
    let isHere = false;
    for (const stream of this.#byPerson.get(personId) ?? []) {
      if (stream.sessionId !== signals.to) continue;
      stream.write(encodeEvent({ event: 'signals', data: signals }, this.#position()));
      isHere = true;
    }
    return isHere;
  }

  /** To every tab, whoever it is. */
  sendToAll(event: LiveEvent): void {
    this.send(this.#byPerson.keys(), event);
  }

  endAll(): void {
    for (const streams of this.#byPerson.values()) for (const stream of streams) stream.end();
  }

  #findGroup(group: string, personIds: Iterable<string>): LiveStream[] {
    let streams = this.#byGroup.get(group);
    if (!streams) {
      if (this.#byGroup.size >= mostGroups) this.#byGroup.clear();
      streams = this.#find(personIds);
      this.#byGroup.set(group, streams);
    }
    return streams;
  }

  #find(personIds: Iterable<string>): LiveStream[] {
    const streams: LiveStream[] = [];
    for (const personId of personIds) {
      for (const stream of this.#byPerson.get(personId) ?? []) streams.push(stream);
    }
    return streams;
  }
}

/** A server-sent event, framed as one chunk of HTTP/1.1, so that it can go to the socket as it is. */
export function encodeEvent(event: LiveEvent, id: string): Buffer {
  const text = `id: ${id}\nevent: ${event.event}\ndata: ${JSON.stringify(event.data)}\n\n`;
  const size = Buffer.byteLength(text).toString(16);
  return Buffer.from(`${size}\r\n${text}\r\n`);
}
