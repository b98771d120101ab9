import type { Context } from '../context.ts';
import type { Entry } from '../entries.ts';
import { becauseOf, isOnce, toState } from './deliveryState.ts';
import { toPosting } from './toPosting.ts';
import { carryEntry, type Carried, type Carrying } from './carryEntry.ts';
import type { CaseConversation } from './composePost.ts';
import type { TeamsGateway } from './gateway.ts';
import { planOperation } from './planOperation.ts';
import type { DeliveryRecord, PlaceRecord } from './relayPorts.ts';
import {
  newHealth,
  noteOutcome,
  settleDoubt,
  waitForTurn,
  type PlaceHealth,
  type Sender,
} from './sending.ts';

const pageSize = 100;
/** So often a change of what is there already is tried where the place takes other things: then it is given up. */
const mostAttempts = 5;

export type LinkParts = {
  context: Context;
  sender: Sender;
  conversationId: string;
  placeId: string;
  health: PlaceHealth;
  /** One send at a time for each place, whatever conversation it is of. */
  inTurn<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Called when the place's state may have changed. */
  onHealth(): Promise<void>;
};

/** One conversation's way into one place: entry after entry, in the order of the log. */
export class LinkQueue {
  readonly #parts: LinkParts;
  /** Everything up to here has been dealt with; null: not known yet. */
  #cursor: number | null = null;
  /** What was given back, to be tried again, is looked for at the next drain. */
  #forgets = false;
  #isDirty = false;
  #isUrgent = false;
  #isStopped = false;
  #running: Promise<void> | null = null;
  #again: ReturnType<typeof setTimeout> | undefined;

  constructor(parts: LinkParts) {
    this.#parts = parts;
  }

  get isIdle(): boolean {
    return this.#running === null && !this.#isDirty && this.#again === undefined;
  }

  /** There may be something new; `forgets`: also what was given back to be tried again, and at once. */
  wake(forgets = false): void {
    if (this.#isStopped) return;
    if (forgets) {
      this.#forgets = true;
      this.#isUrgent = true;
    }
    this.#isDirty = true;
    clearTimeout(this.#again);
    this.#again = undefined;
    this.#running ??= this.#run();
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#again);
    this.#again = undefined;
    await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#isDirty && !this.#isStopped) {
      this.#isDirty = false;
      this.#isUrgent = false;
      const pause = await this.#drain().catch((cause: unknown) => {
        const { sender, conversationId, placeId } = this.#parts;
        sender.log.warn({ cause, conversationId, placeId }, 'an entry could not be carried');
        this.#cursor = null;
        return 2 * sender.timing.pauseMs;
      });
      if (pause === null || this.#isHurried()) continue;
      // What came meanwhile is behind what waits.
      this.#isDirty = false;
      this.#again = setTimeout(() => this.wake(), pause);
    }
    this.#running = null;
  }

  #isHurried(): boolean {
    return this.#isUrgent || this.#isStopped;
  }

  /** Null when all is done; else in how many milliseconds to go on. */
  async #drain(): Promise<number | null> {
    const { context, conversationId, placeId, health, sender } = this.#parts;
    for (;;) {
      if (this.#forgets) this.#cursor = null;
      this.#forgets = false;
      const state = await context.log.read(conversationId);
      const link = state?.places.get(placeId);
      if (!state?.case || !link) return null;
      const wait = health.retryAt - sender.now();
      if (wait > 0) return wait;
      // The log alone tells what is to be done; the place is asked for only when there is something.
      const isAtEnd = this.#cursor !== null && this.#cursor >= state.sequence;
      if (isAtEnd && !health.isDoubtful) return null;
      const place = await sender.relay.places.readRecent(placeId);
      if (!place) return null;
      // Nothing to send, but a doubt: whether the place can be reached is told all the same.
      if (isAtEnd) return this.#parts.inTurn(() => this.#settle(place));
      const carrying = {
        context,
        relay: sender.relay,
        state: state as CaseConversation,
        link,
        place,
        posting: await toPosting(context, { place, companyId: link.companyId }),
      };
      const pause = await this.#drainPage(carrying);
      if (pause !== 'more') return pause;
    }
  }

  async #drainPage(carrying: Carrying): Promise<number | null | 'more'> {
    const { context, conversationId } = this.#parts;
    if (this.#cursor === null) {
      const pause = await this.#begin(carrying);
      if (pause !== null) return pause;
    }
    this.#cursor = Math.max(this.#cursor ?? 0, carrying.link.sinceSequence - 1);
    const entries =
      (await context.log.recentAfter(conversationId, this.#cursor)) ??
      (await context.entries.readPage({ conversationId, after: this.#cursor, limit: pageSize }));
    if (entries.length === 0) return null;
    for (const entry of entries) {
      if (!isLinked(carrying)) return null;
      const pause = await this.#carry(carrying, entry);
      if (pause !== null) return pause;
      this.#cursor = entry.sequence;
    }
    return 'more';
  }

  /** Finds out how far an earlier sender has come, and tries again what is to be tried again. */
  async #begin(carrying: Carrying): Promise<number | null> {
    const { conversationId, placeId, sender, context } = this.#parts;
    const waiting = await sender.relay.store.listWaiting(conversationId, placeId);
    for (const record of waiting) {
      const entry = await context.entries.readEntry(conversationId, record.entryId);
      const pause = entry && (await this.#carry(carrying, entry));
      if (pause) return pause;
    }
    const last = await sender.relay.store.lastDelivery(conversationId, placeId);
    this.#cursor = last === null ? 0 : last.sequence;
    return null;
  }

  #carry(carrying: Carrying, entry: Entry): Promise<number | null> {
    const operation = planOperation(entry, carrying.link);
    if (operation === 'none') return Promise.resolve(null);
    return this.#parts.inTurn(() => this.#send(carrying, { entry, operation }));
  }

  async #send(
    carrying: Carrying,
    planned: { entry: Entry; operation: DeliveryRecord['operation'] },
  ): Promise<number | null> {
    const { sender, conversationId, placeId, health } = this.#parts;
    const { entry, operation } = planned;
    const { store } = sender.relay;
    const record: DeliveryRecord = {
      conversationId,
      placeId,
      entryId: entry.id,
      sequence: entry.sequence,
      messageId:
        'messageId' in entry.content ? entry.content.messageId : entry.kind === 'message' ? entry.id : null,
      operation,
      state: 'sending',
      activityId: null,
      at: new Date(sender.now()).toISOString(),
      noticeFrom: null,
      because: null,
    };
    const wait = health.retryAt - sender.now();
    if (wait > 0) return wait;
    const doubt = await this.#settle(carrying.place);
    if (doubt !== null) return doubt;
    if (!(await waitForTurn(sender, carrying.place.address))) return sender.timing.pauseMs;
    // Unlinked while it waited: nothing more goes there.
    if (!isLinked(carrying)) return null;
    // A reaction done twice is one: nobody need find out that it was begun.
    const begun = operation === 'react' ? null : await store.beginDelivery(record);
    if (begun?.outcome === 'exists') {
      const { known } = begun;
      if (known.state === 'sending' && isOnce(operation)) {
        await store.writeDelivery({ ...known, state: 'notConfirmed', because: 'the sender ended meanwhile' });
        health.isDoubtful = true;
        return null;
      }
      if (known.state !== 'sending' && known.state !== 'waiting') return null;
      await store.writeDelivery(record);
    }
    const carried = await this.#ask(carrying, { entry, operation, record });
    await store.writeDelivery({
      ...record,
      operation: carried.operation,
      noticeFrom: carried.noticeFrom ?? null,
      at: new Date(sender.now()).toISOString(),
      ...toState(carried.outcome),
    });
    if (operation === 'react') return null;
    noteOutcome(sender, { place: carrying.place, health, outcome: carried.outcome });
    await this.#parts.onHealth();
    const isLater = carried.outcome.outcome === 'notSent' || carried.outcome.outcome === 'unreachable';
    if (!isLater) return null;
    const isHopeless =
      !isOnce(operation) && health.failures >= mostAttempts && (await this.#answers(carrying.place));
    if (!isHopeless) return this.#pauseAfter();
    await store.writeDelivery({ ...record, state: 'failed', because: becauseOf(carried.outcome) });
    return null;
  }

  /** Null when nothing is in doubt any more. */
  async #settle(place: PlaceRecord): Promise<number | null> {
    const { sender, health } = this.#parts;
    if (!health.isDoubtful) return null;
    const isSettled = await settleDoubt(sender, { place, health });
    await this.#parts.onHealth();
    return isSettled ? null : this.#pauseAfter();
  }

  /** What fails before Teams was asked was not sent: it is tried again. */
  async #ask(
    carrying: Carrying,
    asked: { entry: Entry; operation: DeliveryRecord['operation']; record: DeliveryRecord },
  ): Promise<Carried> {
    const { entry, operation, record } = asked;
    const { gateway } = carrying.relay;
    const teams = { isAsked: false };
    const watched: TeamsGateway = {
      ...gateway,
      post(...sent) {
        teams.isAsked = true;
        return gateway.post(...sent);
      },
    };
    try {
      return await carryEntry(
        { ...carrying, relay: { ...carrying.relay, gateway: watched } },
        entry,
        operation,
      );
    } catch (cause) {
      const because = 'it could not be made ready';
      if (!teams.isAsked) await carrying.relay.store.writeDelivery({ ...record, state: 'waiting', because });
      throw cause;
    }
  }

  /** Whether the place takes other requests: then it is this one that it never takes. */
  async #answers(place: PlaceRecord): Promise<boolean> {
    const { sender, health } = this.#parts;
    const { outcome } = await sender.relay.gateway.probe(place.address);
    if (outcome === 'delivered') Object.assign(health, newHealth());
    await this.#parts.onHealth();
    return outcome === 'delivered';
  }

  #pauseAfter(): number {
    return Math.max(50, this.#parts.health.retryAt - this.#parts.sender.now());
  }
}

/** Whether it is the same link still: the log may have ended it meanwhile. */
function isLinked({ state, link }: Carrying): boolean {
  return state.places.get(link.id)?.sinceSequence === link.sinceSequence;
}
