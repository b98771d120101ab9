import type { Container } from '@azure/cosmos';
import type { SentSignals, SignalStore } from '../../domain/meetings/meetingPorts.ts';
import { queryAll } from './queryAll.ts';

/** `place`: where the window looks for what came while its stream was cut. */
export type SignalItem = SentSignals & { id: string; place: string; at: number; schema: 1; ttl: number };

/** A connection that is not made in a minute is begun anew. */
const keptSeconds = 60;

export function createSignalStore(container: Container): SignalStore {
  return {
    async write(sent) {
      const item: SignalItem = {
        ...sent,
        id: sent.signals.id,
        place: placeOf({
          ...{ conversationId: sent.conversationId, personId: sent.to, sessionId: sent.signals.to },
        }),
        at: Date.now(),
        schema: 1,
        ttl: keptSeconds,
      };
      await container.items.create(item);
    },

    async readFor(window) {
      const items = await queryAll<SignalItem>(container, {
        query: 'SELECT * FROM c ORDER BY c.at',
        partitionKey: placeOf(window),
      });
      return items.map(({ signals }) => signals);
    },
  };
}

export function toSentSignals({ conversationId, to, signals }: SignalItem): SentSignals {
  return { conversationId, to, signals };
}

function placeOf(window: { conversationId: string; personId: string; sessionId: string }): string {
  const { conversationId, personId, sessionId } = window;
  return `${conversationId} ${personId} ${sessionId}`;
}
