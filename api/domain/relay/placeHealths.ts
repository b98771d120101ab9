import type { RelayStore } from './relayPorts.ts';
import { newHealth, type PlaceHealth } from './sending.ts';

/** A place whose attempts fail so often is told to be out of reach. */
const tellAfterFailures = 2;

/** How the places can be reached, as the sender has found them; the tabs are told of changes. */
export class PlaceHealths {
  readonly #store: RelayStore;
  readonly #healths = new Map<string, PlaceHealth>();
  readonly #told = new Map<string, string>();

  constructor(store: RelayStore) {
    this.#store = store;
  }

  of(placeId: string): PlaceHealth {
    let health = this.#healths.get(placeId);
    if (!health) {
      health = newHealth();
      this.#healths.set(placeId, health);
    }
    return health;
  }

  /** The place is to be tried again at once. */
  doubt(placeId: string): void {
    Object.assign(this.of(placeId), { retryAt: 0, isDoubtful: true });
    // Others write how it stands too: the bot was removed, somebody has asked.
    for (const key of this.#told.keys()) if (key.endsWith(` ${placeId}`)) this.#told.delete(key);
  }

  /** Written only when it is another than before: the tabs are told of each writing. */
  async tell({ conversationId, placeId }: { conversationId: string; placeId: string }): Promise<void> {
    const health = this.of(placeId);
    const state = health.failures < tellAfterFailures && health.state !== 'unreachable' ? 'ok' : health.state;
    const key = `${conversationId} ${placeId}`;
    const words = `${state} ${health.reason ?? ''}`;
    const before = this.#told.get(key) ?? (await this.#readTold(conversationId, placeId));
    this.#told.set(key, words);
    if (before === words) return;
    await this.#store.writeStatus({
      conversationId,
      placeId,
      state,
      reason: state === 'ok' ? null : health.reason,
      since: state === 'ok' ? null : new Date().toISOString(),
    });
  }

  clear(): void {
    this.#healths.clear();
    this.#told.clear();
  }

  async #readTold(conversationId: string, placeId: string): Promise<string> {
    const known = await this.#store.readStatus(conversationId, placeId);
    return known ? `${known.state} ${known.reason ?? ''}` : 'ok ';
  }
}
