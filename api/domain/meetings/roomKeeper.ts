import type { Context } from '../context.ts';
import type { Log } from '../ports.ts';
import { leaveRoom } from './leaveRoom.ts';
import type { HeldWindow, OpenRoom } from './meetingPorts.ts';

/** What an instance holds it writes anew so often, and it counts for so long: an instance that died holds nobody. */
const renewMs = 30_000;
const heldMs = 75_000;

type Window = { conversationId: string; personId: string; sessionId: string };

/**
 * Knows whose windows are in the rooms, by their streams, and sees to it that who is gone without a word leaves the room
 * (rule VC4). Streams are cut and come back, on this instance or another: so all instances say in the store what they
 * hold, and a window is gone when nobody has held it for the time of grace.
 */
export class RoomKeeper {
  /** So often `sweep` is to be called: a window may not be taken for gone late, nor what is held be written late. */
  readonly sweepEveryMs: number;
  readonly #context: Context;
  readonly #log: Log;
  readonly #graceMs: number;
  readonly #instanceId = crypto.randomUUID();
  /** By conversation and window. `isOpen`: its stream is here; else it was, until `until`. */
  readonly #held = new Map<string, Map<string, HeldWindow & { isOpen: boolean }>>();
  readonly #writtenAt = new Map<string, number>();
  #sweeping: Promise<void> = Promise.resolve();
  /** One after the other, so that the newest stays. */
  #writing: Promise<void> = Promise.resolve();
  #isStopped = false;

  /** `graceMs`: so long a window may be without a stream. */
  constructor(parts: { context: Context; log: Log; graceMs: number }) {
    this.#context = parts.context;
    this.#log = parts.log;
    this.#graceMs = parts.graceMs;
    this.sweepEveryMs = Math.min(parts.graceMs, renewMs) / 2;
  }

  /** The window's stream is open here, until the answer is called. */
  hold({ conversationId, personId, sessionId }: Window): () => void {
    const windows = this.#held.get(conversationId) ?? new Map<string, HeldWindow & { isOpen: boolean }>();
    this.#held.set(conversationId, windows);
    const key = `${personId} ${sessionId}`;
    forgetOldest(windows, personId);
    const held = { personId, sessionId, until: Infinity, isOpen: true };
    windows.set(key, held);
    void this.#write(conversationId);
    return () => {
      // It may have come back on a new stream before the old one was seen to be dead.
      if (windows.get(key) !== held) return;
      windows.set(key, { ...held, isOpen: false, until: this.#now() + this.#graceMs });
      void this.#write(conversationId);
    };
  }

  /** Looks after all rooms. A second call waits for the first. */
  sweep(): Promise<void> {
    this.#sweeping = this.#sweeping.then(() => this.#sweep()).catch((cause: unknown) => this.#warn(cause));
    return this.#sweeping;
  }

  /** The windows go on on another instance: they have the time of grace for it. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#sweeping;
    for (const [conversationId, windows] of this.#held) {
      for (const [key, held] of windows) {
        if (held.isOpen) windows.set(key, { ...held, isOpen: false, until: this.#now() + this.#graceMs });
      }
      await this.#write(conversationId);
    }
  }

  async #sweep(): Promise<void> {
    if (this.#isStopped) return;
    for (const conversationId of [...this.#held.keys()]) {
      this.#forgetGone(conversationId);
      const isOld = this.#now() - (this.#writtenAt.get(conversationId) ?? 0) >= renewMs;
      if (isOld || !this.#held.has(conversationId)) await this.#write(conversationId);
    }
    for (const room of await this.#context.meetings.rooms.listOpen()) await this.#lookAfter(room);
  }

  async #lookAfter(room: OpenRoom): Promise<void> {
    const { conversationId } = room;
    const meeting = (await this.#context.log.read(conversationId))?.meeting;
    const present = meeting?.kind === 'room' ? meeting.present : [];
    // Who has just come is about to open his stream, and whoever opens a room is about to come in.
    const longAgo = this.#now() - this.#graceMs;
    if (present.length === 0) return room.at < longAgo ? this.#forgetEmpty(room) : undefined;
    const unheld = present.filter(
      ({ id, sessionId, since }) =>
        !this.#held.get(conversationId)?.has(`${id} ${sessionId}`) && Date.parse(since) < longAgo,
    );
    if (unheld.length === 0) return;
    const elsewhere = await this.#context.meetings.rooms.readHeld(conversationId);
    for (const { id: personId, sessionId } of unheld) {
      if (sessionId === null) continue;
      const isHeld = elsewhere.some(
        (one) => one.personId === personId && one.sessionId === sessionId && one.until > this.#now(),
      );
      if (!isHeld) await leaveRoom(this.#context, { conversationId, personId, sessionId, how: 'lost' });
    }
  }

  /** What another instance knows of it may not have come here yet. */
  async #forgetEmpty(room: OpenRoom): Promise<void> {
    const newest = await this.#context.log.readNewest(room.conversationId);
    if (!newest?.meeting?.present.length) await this.#context.meetings.rooms.markEmpty(room);
  }

  #forgetGone(conversationId: string): void {
    const windows = this.#held.get(conversationId);
    for (const [key, { until }] of windows ?? []) if (until <= this.#now()) windows?.delete(key);
    if (windows?.size === 0) this.#held.delete(conversationId);
  }

  #write(conversationId: string): Promise<void> {
    this.#writing = this.#writing.then(() => this.#writeNow(conversationId));
    return this.#writing;
  }

  async #writeNow(conversationId: string): Promise<void> {
    const windows = [...(this.#held.get(conversationId)?.values() ?? [])];
    if (windows.length === 0) this.#writtenAt.delete(conversationId);
    else this.#writtenAt.set(conversationId, this.#now());
    const until = this.#now() + heldMs;
    await this.#context.meetings.rooms
      .writeHeld({
        conversationId,
        instanceId: this.#instanceId,
        windows: windows.map((one) => ({
          personId: one.personId,
          sessionId: one.sessionId,
          until: Math.min(one.until, until),
        })),
        seconds: Math.ceil((heldMs + this.#graceMs) / 1000),
      })
      .catch((cause: unknown) => this.#warn(cause));
  }

  #now(): number {
    return this.#context.clock.now().getTime();
  }

  #warn(cause: unknown): void {
    this.#log.warn({ cause }, 'the rooms could not be looked after');
  }
}

/** Who opens streams for windows that he makes up holds no more than these. */
const mostWindows = 3;

function forgetOldest(windows: Map<string, HeldWindow>, personId: string): void {
  const his = [...windows].filter(([, one]) => one.personId === personId);
  for (const [key] of his.slice(0, Math.max(0, his.length + 1 - mostWindows))) windows.delete(key);
}
