import fc from 'fast-check';
import { RateLimits } from '../../../api/domain/relay/rateLimits.ts';

const chat = { tenantId: 'tenant', conversationId: 'a:chat' };
/** What Teams allows one thread, as its page on limits says: requests and milliseconds. */
const ofThread = [
  [7, 1_000],
  [8, 2_000],
  [60, 30_000],
  [1_800, 3_600_000],
] as const;
const ofTenant = [[50, 1_000]] as const;

let now: number;
let limits: RateLimits;
beforeEach(() => {
  now = 1_000_000;
  limits = new RateLimits(() => now);
});

/** Sends as soon as it may; answers when it was. */
function send(to = chat): number {
  for (let wait = limits.take(to); wait > 0; wait = limits.take(to)) now += wait;
  return now;
}

/** The most requests that lie in a window of so many milliseconds, its end excluded. */
function mostWithin(times: number[], withinMs: number): number {
  return Math.max(
    0,
    ...times.map((from) => times.filter((time) => time >= from && time < from + withinMs).length),
  );
}

it('[RL7] lets go at once what is within the limits', () => {
  const times = Array.from({ length: 7 }, () => send());
  expect(new Set(times)).toEqual(new Set([1_000_000]));
  expect(limits.take(chat)).toBeGreaterThan(0);
});

it('[RL7] whatever is asked when: no window of Teams is ever exceeded, in a thread or in a tenant', () => {
  const step = fc.record({
    pause: fc.oneof(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 3_000 })),
    chat: fc.constantFrom(
      'a:one',
      'a:two',
      '19:channel@thread.tacv2;messageid=1',
      '19:channel@thread.tacv2;messageid=2',
    ),
    count: fc.integer({ min: 1, max: 20 }),
  });
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 25 }), (steps) => {
      now = 1_000_000;
      limits = new RateLimits(() => now);
      const byThread = new Map<string, number[]>();
      const all: number[] = [];
      for (const { pause, chat: conversationId, count } of steps) {
        now += pause;
        const thread = conversationId.replace(/;.*/, '');
        const times = byThread.get(thread) ?? [];
        byThread.set(thread, times);
        for (let sent = 0; sent < count; sent += 1) {
          times.push(send({ tenantId: 'tenant', conversationId }));
          all.push(now);
        }
      }
      for (const times of byThread.values()) {
        for (const [requests, withinMs] of ofThread)
          expect(mostWithin(times, withinMs)).toBeLessThanOrEqual(requests);
      }
      for (const [requests, withinMs] of ofTenant)
        expect(mostWithin(all, withinMs)).toBeLessThanOrEqual(requests);
    }),
    { numRuns: 60 },
  );
});

it('[RL7] nobody waits longer than is needed: a millisecond earlier it is still refused, and then it goes', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 20, maxLength: 120 }), (pauses) => {
      now = 1_000_000;
      limits = new RateLimits(() => now);
      for (const pause of pauses) {
        now += pause;
        const wait = limits.take(chat);
        if (wait === 0) continue;
        now += wait - 1;
        expect(limits.take(chat)).toBe(1);
        now += 1;
        expect(limits.take(chat)).toBe(0);
      }
    }),
    { numRuns: 60 },
  );
});

it('[RL7] after a long outage it catches up at the pace of the limits: 1,800 an hour', () => {
  const start = now;
  for (let sent = 0; sent < 1_800; sent += 1) send();
  // 60 in half a minute is the narrowest over this time.
  expect(now - start).toBeLessThan(30 * 30_100);
  expect(send() - start).toBeGreaterThanOrEqual(3_600_000);
});

it('[RL7] another thread and another tenant are not held up', () => {
  for (let sent = 0; sent < 7; sent += 1) send();
  expect(limits.take({ tenantId: 'tenant', conversationId: 'a:another' })).toBe(0);
  for (let of = 0; of < 40; of += 1) limits.take({ tenantId: 'tenant', conversationId: `a:${of}` });
  expect(limits.take({ tenantId: 'tenant', conversationId: 'a:new' })).toBeGreaterThan(0);
  expect(limits.take({ tenantId: 'another', conversationId: 'a:new' })).toBe(0);
});

it('[RL7] all threads of a channel count as one', () => {
  const thread = (id: number) => ({ tenantId: 't', conversationId: `19:c@thread.tacv2;messageid=${id}` });
  for (let id = 0; id < 7; id += 1) expect(limits.take(thread(id))).toBe(0);
  expect(limits.take(thread(8))).toBeGreaterThan(0);
});

it('[RL7] where Teams says how long to wait, it is waited as long, and nothing is counted meanwhile', () => {
  limits.block(chat, 5_000);
  expect(limits.take(chat)).toBe(5_000);
  now += 4_999;
  expect(limits.take(chat)).toBe(1);
  now += 1;
  expect(Array.from({ length: 7 }, () => limits.take(chat))).toEqual(Array(7).fill(0));
});
