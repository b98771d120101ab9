import { randomUUID } from 'node:crypto';
import { createCaseNumbers } from '../../../api/adapters/cosmos/createCaseNumbers.ts';
import type { CaseNumbers } from '../../../api/domain/ports.ts';
import { openTestDatabase, type TestDatabase } from './openTestDatabase.ts';

let database: TestDatabase;
let one: CaseNumbers;
let two: CaseNumbers;
beforeAll(async () => {
  database = await openTestDatabase();
  one = createCaseNumbers(database.containers.system);
  two = createCaseNumbers((await database.openAgain()).system);
});
afterAll(() => database.stop());

it('[SC1] gives each number once, to two instances at the same time, from the first of the year on', async () => {
  const numbers = await Promise.all(
    Array.from({ length: 60 }, (_one, at) => (at % 2 ? one : two).next(2026)),
  );
  expect([...numbers].sort((a, b) => a - b)).toEqual(numbers.map((_number, at) => at + 1));
});

it('[SC1] counts each year from one', async () => {
  expect(await one.next(2030)).toBe(1);
  expect(await two.next(2031)).toBe(1);
  expect(await one.next(2030)).toBe(2);
});

it('[MS1] binds a key to the first number that claims it', async () => {
  const key = randomUUID();
  expect(await one.claim(key, 'SC-2026-000001')).toBe('SC-2026-000001');
  expect(await two.claim(key, 'SC-2026-000002')).toBe('SC-2026-000001');
  expect(await one.claim(randomUUID(), 'SC-2026-000002')).toBe('SC-2026-000002');
});

it('[MS1] gives all who claim a key at once the same number', async () => {
  const key = randomUUID();
  const claimed = await Promise.all(
    Array.from({ length: 20 }, (_one, at) => (at % 2 ? one : two).claim(key, `SC-2026-${at}`)),
  );
  expect(new Set(claimed).size).toBe(1);
});

it('[MS1] a claim whose answer was lost stands when it is made again', async () => {
  const key = randomUUID();
  let isLost = false;
  database.faults.now = ({ operation }) => {
    if (operation !== 'create' || isLost) return undefined;
    isLost = true;
    return 'loseAnswer';
  };
  await one.claim(key, 'SC-2026-000001').catch(() => null);
  database.faults.now = undefined;
  expect(isLost).toBe(true);
  expect(await one.claim(key, 'SC-2026-000002')).toBe('SC-2026-000001');
});
