import { SenderLease } from '../../../api/domain/relay/senderLease.ts';
import { usualTiming } from '../../../api/domain/relay/sending.ts';

/** As the database keeps it, by this process's clock. */
function createStore() {
  let held: { owner: string; until: number } | null = null;
  let asked = 0;
  return {
    asked: () => asked,
    holdLease: async (owner: string, seconds: number) => {
      asked += 1;
      if (held && held.owner !== owner && held.until > Date.now()) return false;
      held = { owner, until: Date.now() + seconds * 1_000 };
      return true;
    },
    releaseLease: async (owner: string) => {
      if (held?.owner === owner) held = null;
    },
  };
}

let store: ReturnType<typeof createStore>;
let first: SenderLease;
let second: SenderLease;
beforeEach(() => {
  jest.useFakeTimers();
  store = createStore();
  first = new SenderLease(store, usualTiming);
  second = new SenderLease(store, usualTiming);
});
afterEach(() => jest.useRealTimers());

const { leaseSeconds, askMs } = usualTiming;
const half = (leaseSeconds * 1_000) / 2;

it('[RL6] one of two instances sends, and trusts its lease for half as long as the store', async () => {
  expect(await first.keep()).toBe('won');
  expect(first.until).toBe(Date.now() + half);
  expect(await second.keep()).toBe('refused');
  expect([first.isHeld, second.isHeld]).toEqual([true, false]);
  jest.advanceTimersByTime(half);
  expect(first.isHeld).toBe(false);
});

it('[RL6] it is kept by asking before three eighths are left, and not before', async () => {
  await first.keep();
  jest.advanceTimersByTime(half / 4 - 1);
  expect(await first.keep()).toBe('early');
  jest.advanceTimersByTime(1);
  expect(await first.keep()).toBe('kept');
  expect(store.asked()).toBe(2);
  expect(first.until).toBe(Date.now() + half);
});

it('[RL6] who lost it asks again after a while, and has it once the other is silent for its whole time', async () => {
  await first.keep();
  await second.keep();
  jest.advanceTimersByTime(askMs - 1);
  expect(await second.keep()).toBe('early');
  jest.advanceTimersByTime(1);
  expect(await second.keep()).toBe('refused');
  jest.advanceTimersByTime(leaseSeconds * 1_000 - askMs);
  expect(await second.keep()).toBe('won');
  expect(await first.keep()).toBe('refused');
});

it('[RL6] released, the next one has it at once', async () => {
  await first.keep();
  first.drop();
  expect(first.isHeld).toBe(false);
  await first.release();
  expect(await second.keep()).toBe('won');
});

it('[RL6] long work under it ends where another instance has it now', async () => {
  await first.keep();
  await first.renew();
  expect(store.asked()).toBe(1);
  jest.advanceTimersByTime(leaseSeconds * 1_000);
  await second.keep();
  await expect(first.renew()).rejects.toThrow('the lease is lost');
  expect(first.isHeld).toBe(false);
});
