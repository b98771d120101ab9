import type { ServiceCase } from '../../../api/contract/cases.ts';
import type { Faults } from '../../../local/cosmos/faults.ts';
import { startTestApp, type TestApp } from '../../builders/startTestApp.ts';
import { expectTrueLists, readCaseNumbers } from '../live/expectTrueLists.ts';
import { until } from '../live/until.ts';
import { startAppProcess, type Child } from './startChild.ts';

jest.setTimeout(120_000);

type Asked = Parameters<Faults>[0];

describe('the lists, when the instance that writes them goes away', () => {
  let test: TestApp;
  let children: Child[] = [];
  /** What the store was asked for. */
  let asked: Asked[] = [];
  let refuse: Faults = () => undefined;

  beforeEach(async () => {
    test = await startTestApp({
      faults(request) {
        asked.push(request);
        return refuse(request);
      },
    });
    // Only processes of their own from here on.
    await test.app.stop();
    asked = [];
  });
  afterEach(async () => {
    refuse = () => undefined;
    await Promise.all(children.map((child) => child.kill()));
    children = [];
    await test.stop();
  });

  async function start(): Promise<Child> {
    const child = await startAppProcess(test.config);
    children.push(child);
    return child;
  }

  async function openCases(url: string, count: number): Promise<ServiceCase[]> {
    const marco = await test.as('marco-bianchi', url);
    const cases: ServiceCase[] = [];
    for (let at = 0; at < count; at += 1) {
      cases.push((await marco.post('/cases', { title: `case ${at}` })).body);
    }
    return cases;
  }

  async function send(url: string, conversationId: string, text: string): Promise<void> {
    const marco = await test.as('marco-bianchi', url);
    const body = { clientId: crypto.randomUUID(), text };
    expect((await marco.post(`/conversations/${conversationId}/messages`, body)).status).toBe(201);
  }

  async function expectLists(url: string, cases: ServiceCase[], within = 3_000): Promise<void> {
    for (const personId of ['giulia-rossi', 'sven-brandt']) {
      const caller = await test.as(personId, url);
      const conversationIds = cases.map((one) => one.conversationId);
      await expectTrueLists(caller, { config: test.config, personId, conversationIds, within });
      expect(await readCaseNumbers(caller)).toEqual(cases.map((one) => one.number));
    }
  }

  /** Items of the lists written to the store since `asked` was emptied, with this text in them. */
  function writesOf(text: string): Asked[] {
    return asked.filter((one) => one.container === 'lists' && one.body.includes(text));
  }

  /** Waits until it is written how far the lists are, after their items. */
  async function untilCheckpoint(): Promise<void> {
    const lastOf = (isIt: (one: Asked) => boolean) => asked.findLastIndex(isIt);
    await until(
      () =>
        lastOf((one) => one.body.includes('projection-checkpoint')) >
        lastOf((one) => one.container === 'lists' && one.operation === 'upsert'),
      { what: 'it is written how far the lists are' },
    );
  }

  it('[CV4] [EV3] the other instance goes on writing them when their writer was stopped', async () => {
    const first = await start();
    const cases = await openCases(first.url, 3);
    await until(() => writesOf('case 2').length > 0, { what: 'the first instance writes the lists' });
    const second = await start();
    await first.stop();
    for (const { conversationId } of cases) await send(second.url, conversationId, 'after the stop');
    await expectLists(second.url, cases);
    await until(() => writesOf('after the stop').length >= 6, { what: 'the second writes the lists' });
    await untilCheckpoint();
    // A new one has nothing but what is written.
    await second.kill();
    await expectLists((await start()).url, cases);
  });

  it('[CV4] they are whole when all were killed before they were written', async () => {
    const first = await start();
    const second = await start();
    const cases = await openCases(first.url, 2);
    for (const { conversationId } of cases) await send(second.url, conversationId, 'the last words');
    await Promise.all([first.kill(), second.kill()]);
    expect(writesOf('the last words').length).toBeLessThan(4);
    await expectLists((await start()).url, cases);
  });

  it('[CV4] [EV3] a writer slower than its lease does not overwrite what another has written', async () => {
    const first = await start();
    const cases = await openCases(first.url, 1);
    await until(() => writesOf('case 0').length > 0, { what: 'the first instance writes the lists' });
    const second = await start();
    const slowed = new Set<string>();
    // The case stands in the lists of two companies: both items together take longer than the 15 s of the lease.
    refuse = ({ container, body }) => {
      if (container !== 'lists' || !body.includes('older words') || slowed.has(body)) return undefined;
      slowed.add(body);
      return { status: 429, retryAfterMs: 8_000 };
    };
    for (const { conversationId } of cases) await send(first.url, conversationId, 'older words');
    await until(() => slowed.size > 0, { what: 'the first instance writes them slowly' });
    for (const { conversationId } of cases) await send(second.url, conversationId, 'newer words');
    await until(() => writesOf('newer words').length >= 2, { what: 'the newer state is written' });
    // Until it is done with the older one, if it goes on with it.
    await until(() => writesOf('older words').length === 2 * slowed.size, { what: 'the slow one is done' });
    await untilCheckpoint();
    await expectLists(second.url, cases);
    await Promise.all([first.kill(), second.kill()]);
    await expectLists((await start()).url, cases);
  });
});
