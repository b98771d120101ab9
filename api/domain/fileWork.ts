import type { Context } from './context.ts';
import type { FileRef } from './filePorts.ts';
import { lookAfterFile } from './lookAfterFile.ts';
import type { Log } from './ports.ts';
import { sweepBlobs } from './sweepBlobs.ts';

/** Files that one instance checks at a time: each may need a picture's pixels in memory. */
const atOnce = 2;
/** So long work taken is this instance's alone; then another takes it up. */
const claimMs = 5 * 60_000;
const claimed = 10;

/** The checks and the sweep of this instance. Work that is cut off is taken up by whoever looks next. */
export class FileWork {
  readonly #context: Context;
  readonly #log: Log;
  readonly #waiting: FileRef[] = [];
  readonly #running = new Set<Promise<void>>();
  /** Files in work: one that hangs must not take all the places. */
  readonly #inWork = new Set<string>();

  constructor(context: Context, log: Log) {
    this.#context = context;
    this.#log = log;
  }

  /** Looks at the file as soon as there is room. */
  notice(ref: FileRef): void {
    this.#waiting.push(ref);
    while (this.#running.size < atOnce && this.#waiting.length > 0) {
      const run = this.#runWaiting().finally(() => this.#running.delete(run));
      this.#running.add(run);
    }
  }

  /** Takes up what is due, whoever left it, and a page of the sweep. */
  async runDue(): Promise<void> {
    try {
      const now = this.#context.clock.now().getTime();
      const due = await this.#context.files.records.takeDue({ now, until: now + claimMs, limit: claimed });
      for (const ref of due) this.notice(ref);
      await sweepBlobs(this.#context);
    } catch (cause) {
      this.#log.warn({ cause }, 'the work on files could not be taken up');
    }
  }

  /** Resolves when nothing runs any more; what waits is left to its schedule. */
  async stop(): Promise<void> {
    this.#waiting.length = 0;
    await Promise.all(this.#running);
  }

  async #runWaiting(): Promise<void> {
    for (let ref = this.#waiting.shift(); ref; ref = this.#waiting.shift()) {
      if (this.#inWork.has(ref.id)) continue;
      this.#inWork.add(ref.id);
      try {
        await lookAfterFile(this.#context, ref);
      } catch (cause) {
        this.#log.warn({ cause, fileId: ref.id }, 'a file could not be looked after');
      } finally {
        this.#inWork.delete(ref.id);
      }
    }
  }
}
