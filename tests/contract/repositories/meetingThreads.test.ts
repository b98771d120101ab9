import { createMeetingThreads } from '../../../api/adapters/cosmos/createMeetingThreads.ts';
import { openTestDatabase, type TestDatabase } from './openTestDatabase.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.stop());

const meeting = '19:meeting_MjdhNjM4YzUtYzExZi00OTFkLTkzZTAtNTVlNmZmMDhkNGU2@thread.v2';

test('[VC3] a conversation is found by the chat of its meeting, on every instance', async () => {
  const threads = createMeetingThreads(database.containers.system);
  expect(await threads.find(meeting)).toBeNull();
  await threads.put(meeting, 'one');
  const elsewhere = createMeetingThreads((await database.openAgain()).system);
  expect(await elsewhere.find(meeting)).toBe('one');
  expect(await elsewhere.find(meeting.toLowerCase())).toBeNull();
});

test('[VC3] the one that meets there last has it', async () => {
  const threads = createMeetingThreads(database.containers.system);
  await threads.put('19:shared@thread.v2', 'one');
  await threads.put('19:shared@thread.v2', 'one');
  await threads.put('19:shared@thread.v2', 'two');
  expect(await threads.find('19:shared@thread.v2')).toBe('two');
});

test('[VC3] any id can be asked for, whatever its letters and length', async () => {
  const threads = createMeetingThreads(database.containers.system);
  const odd = ['19:a/b?c#d\\e@thread.v2;messageid=1', '19:会议@thread.v2', 'x'.repeat(700)];
  for (const [at, id] of odd.entries()) {
    await threads.put(id, `${at}`);
    expect(await threads.find(id)).toBe(`${at}`);
  }
  await threads.put('x'.repeat(701), 'none');
  expect(await threads.find('x'.repeat(701))).toBeNull();
});
