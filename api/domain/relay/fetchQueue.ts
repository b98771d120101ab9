import type { Context } from '../context.ts';
import type { Log } from '../ports.ts';
import { fetchFile } from './fetchFile.ts';
import type { QueuedFetch, RelayParts } from './relayPorts.ts';

const pauseMs = 5_000;
/** A large file may be on its way for long: the next sender fetches it anew. */
const leavingMs = 5_000;
/** So that one that comes slowly does not keep the others waiting. */
const atOnce = 3;

/** Fetches what was sent to the bot. */
export class FetchQueue {
  readonly #parts: { context: Context; relay: RelayParts; log: Log; maySend(): boolean };
  #isDirty = false;
  #isStopped = false;
  #running: Promise<void> | null = null;
  #again: ReturnType<typeof setTimeout> | undefined;

  constructor(parts: { context: Context; relay: RelayParts; log: Log; maySend(): boolean }) {
    this.#parts = parts;
  }

  wake(): void {
    this.#isStopped = false;
    this.#isDirty = true;
    this.#running ??= this.#run();
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#isDirty = false;
    clearTimeout(this.#again);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const patience = new Promise<void>((resolve) => (timer = setTimeout(resolve, leavingMs)));
    await Promise.race([this.#running, patience]);
    clearTimeout(timer);
  }

  async #run(): Promise<void> {
    const { relay, log } = this.#parts;
    try {
      while (this.#isDirty) {
        this.#isDirty = false;
        const waiting = await relay.store.listFetches();
        // There may be more than one page of them, or the time to send ends before they are through.
        if (waiting.length > 0) this.#later();
        const work = async () => {
          for (let fetch = waiting.shift(); fetch && this.#parts.maySend(); fetch = waiting.shift())
            await this.#fetch(fetch);
        };
        await Promise.all(Array.from({ length: atOnce }, work));
      }
    } catch (cause) {
      log.warn({ cause }, 'the files to be fetched could not be listed');
      this.#later();
    }
    this.#running = null;
  }

  async #fetch(fetch: QueuedFetch): Promise<void> {
    try {
      await fetchFile(this.#parts, fetch);
    } catch (cause) {
      this.#parts.log.warn({ cause, fetchId: fetch.id }, 'a file could not be fetched yet');
      this.#later();
    }
  }

  #later(): void {
    clearTimeout(this.#again);
    if (!this.#isStopped) this.#again = setTimeout(() => this.wake(), pauseMs);
  }
}
