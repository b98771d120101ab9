import { createTokenCache } from '../../tab/src/tokenCache.ts';

const tokenUntil = (seconds: number) => `h.${btoa(JSON.stringify({ exp: seconds })).replace(/=+$/, '')}.s`;

function setUp(lastsSeconds: number) {
  let clock = 1_000_000;
  let asked = 0;
  const cache = createTokenCache(
    () => {
      asked += 1;
      return Promise.resolve(`${tokenUntil(clock / 1000 + lastsSeconds)}${asked}`);
    },
    () => clock,
  );
  return { cache, asked: () => asked, wait: (seconds: number) => (clock += seconds * 1000) };
}

test('[SE1] a token is asked for once and kept until two minutes before its end', async () => {
  const { cache, asked, wait } = setUp(3_600);
  const first = await cache.get();
  wait(3_600 - 121);
  expect(await cache.get()).toBe(first);
  wait(2);
  expect(await cache.get()).not.toBe(first);
  expect(asked()).toBe(2);
});

test('[SE1] callers at the same time share one question', async () => {
  const { cache, asked } = setUp(3_600);
  const [one, two] = await Promise.all([cache.get(), cache.get()]);
  expect(one).toBe(two);
  expect(asked()).toBe(1);
});

test('[SE1] a refused token is not offered again', async () => {
  const { cache } = setUp(3_600);
  const first = await cache.get();
  expect(await cache.get(true)).not.toBe(first);
});

test('[SE1] after a failure the next call asks again', async () => {
  let count = 0;
  const cache = createTokenCache(() =>
    (count += 1) === 1 ? Promise.reject(new Error('closed')) : Promise.resolve(tokenUntil(9e9)),
  );
  await expect(cache.get()).rejects.toThrow('closed');
  await expect(cache.get()).resolves.toBe(tokenUntil(9e9));
});

test('[SE1] a token that cannot be read is used, and asked for anew each time', async () => {
  let count = 0;
  const cache = createTokenCache(() => Promise.resolve(`opaque${(count += 1)}`));
  expect(await cache.get()).toBe('opaque1');
  expect(await cache.get()).toBe('opaque2');
});
