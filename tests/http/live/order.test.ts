import { createListStore } from '../../../api/adapters/cosmos/createListStore.ts';
import { openDatabase } from '../../../api/adapters/cosmos/openDatabase.ts';
import type { ServiceCase } from '../../../api/contract/cases.ts';
import { startTestApp, type TestApp } from '../../builders/startTestApp.ts';
import { openTab } from './openTab.ts';
import { expectSoundLog, readWholeLog } from './readWholeLog.ts';
import { until } from './until.ts';

jest.setTimeout(120_000);

describe('an instance whose feed is behind', () => {
  let test: TestApp;
  let isFeedAway = false;
  let ahead = 0;
  beforeAll(async () => {
    test = await startTestApp({
      now: () => Date.now() + ahead,
      faults: ({ operation, container }) =>
        isFeedAway && operation === 'changeFeed' && container === 'entries' ? { status: 503 } : undefined,
    });
  });
  afterAll(() => test.stop());

  async function readCheckpoint(): Promise<number> {
    const database = await openDatabase({
      endpoint: test.config.COSMOS_ENDPOINT,
      key: test.config.COSMOS_KEY,
      name: test.config.COSMOS_DATABASE,
    });
    const { lists, system } = database.containers;
    const checkpoint = await createListStore(lists, system).readCheckpoint();
    database.close();
    return checkpoint?.storedAt ?? 0;
  }

  it('[EV1] [MS2] shows no entry before those it has not heard of, whatever a snapshot holds', async () => {
    const marco = await test.as('marco-bianchi');
    const created = await marco.post('/cases', { title: 'behind' });
    const { conversationId } = created.body as ServiceCase;
    // Long ago: the next instance begins behind it and has no reason to open it.
    ahead += 60_000;
    await (await test.as('dieter-hoffmann')).post('/cases', { title: 'something later' });
    const later = Math.floor((Date.now() + ahead) / 1000) - 5;
    await until(async () => (await readCheckpoint()) >= later, { what: 'the lists are written' });
    const { url } = await test.startInstance();
    const tab = await openTab('giulia-rossi', await test.as('giulia-rossi', url));

    isFeedAway = true;
    const first = (await readWholeLog(test.config, conversationId)).length + 1;
    for (let at = 0; at < 130; at += 1) {
      const body = { clientId: `here-${at}`, text: `here ${at}` };
      expect((await marco.post(`/conversations/${conversationId}/messages`, body)).status).toBe(201);
    }
    const there = await test.as('sven-brandt', url);
    const answer = await there.post(`/conversations/${conversationId}/messages`, {
      clientId: 'there',
      text: 'there',
    });
    expect(answer.status).toBe(201);
    isFeedAway = false;
    const log = await readWholeLog(test.config, conversationId);
    await expectSoundLog(log);
    await until(() => tab.sequences(conversationId).at(-1) === log.length, { what: 'the last arrives' });
    await until(() => tab.sequences(conversationId).length + tab.repeats >= 131, { what: 'all has come' });
    expect(tab.sequences(conversationId).filter((one) => one >= first)).toEqual(
      log.map((entry) => entry.sequence).filter((one) => one >= first),
    );
    await tab.close();
  });
});
