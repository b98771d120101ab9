import type { PersonRecord } from '../../../api/domain/ports.ts';
import { createTeamsLimits } from '../../builders/teamsLimits.ts';
import type { Child } from '../parts/startChild.ts';
import type { Pair } from './pairs.ts';

export type Flow = {
  messages: number;
  /** From the first post to the last, in milliseconds. */
  tookMs: number;
  idealMs: number;
  refused: number;
};

/** Writes so many messages into each case at once, and sees how fast they come through Teams' limits. */
export async function measureFlow(of: {
  appUrl: string;
  connector: Child;
  pairs: Pair[];
  messagesOfEach: number;
  mintToken(person: PersonRecord): Promise<string>;
}): Promise<Flow> {
  const { appUrl, connector, pairs, messagesOfEach } = of;
  await connector.ask('forget');
  await Promise.all(
    pairs.map(async ({ customer, conversationId }) => {
      const headers = {
        authorization: `Bearer ${await of.mintToken(customer)}`,
        'content-type': 'application/json',
      };
      for (let at = 0; at < messagesOfEach; at += 1) {
        const body = JSON.stringify({ clientId: crypto.randomUUID(), text: `Message ${at}` });
        const url = `${appUrl}/api/conversations/${conversationId}/messages`;
        const { status } = await fetch(url, { method: 'POST', headers, body });
        if (status !== 201) throw new Error(`a message was answered ${status}`);
      }
    }),
  );
  // Each place is told first that it is linked.
  const posts = pairs.length * (messagesOfEach + 1);
  await connector.ask('untilDone', { posts });
  const times = await connector.ask<number[]>('postedAt');
  return {
    messages: posts,
    tookMs: Math.max(...times) - Math.min(...times),
    idealMs: idealOf(pairs.length, messagesOfEach + 1),
    refused: await connector.ask<number>('refused'),
  };
}

/** An ideal sender asks the limits themselves, on a clock that stands still while it works. */
function idealOf(threads: number, messagesOfEach: number): number {
  let now = 1;
  const take = createTeamsLimits(() => now);
  const left = Array.from({ length: threads }, () => messagesOfEach);
  for (;;) {
    let wait = Infinity;
    for (const [thread, count] of left.entries()) {
      if (count === 0) continue;
      const of = take({ thread: String(thread), tenant: 'tenant' });
      wait = Math.min(wait, of);
      if (of === 0) left[thread] = count - 1;
    }
    if (left.every((count) => count === 0)) return now - 1;
    now += wait;
  }
}
