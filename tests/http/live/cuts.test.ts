import type { ServiceCase } from '../../../api/contract/cases.ts';
import { startTestApp, type TestApp } from '../../builders/startTestApp.ts';
import { createDice } from './dice.ts';
import { openTab } from './openTab.ts';
import { expectSoundLog, readWholeLog } from './readWholeLog.ts';
import { until } from './until.ts';

jest.setTimeout(120_000);

describe('tabs whose line is cut again and again, while people write', () => {
  let test: TestApp;
  let ahead = 0;
  let urls: string[];
  beforeAll(async () => {
    test = await startTestApp({ now: () => Date.now() + ahead });
    urls = [test.url, (await test.startInstance()).url];
  });
  afterAll(() => test.stop());

  it('[EV1] [EV3] [MS2] lose nothing and see the order of the log, on whatever instance', async () => {
    const dice = createDice(20_261_122);
    const members = ['marco-bianchi', 'giulia-rossi', 'sven-brandt', 'anna-keller'];
    const cases: ServiceCase[] = [];
    for (const title of ['one', 'two', 'three']) {
      const created = await (await test.as('marco-bianchi')).post('/cases', { title });
      cases.push(created.body);
      const anna = await test.as('anna-keller', urls[1]);
      expect((await anna.post(`/cases/${cases.at(-1)?.number}/watchers`)).status).toBe(200);
    }
    const ids = cases.map((one) => one.conversationId);
    const tabs = await Promise.all(
      [...members, ...members].map(async (id, at) => openTab(id, await test.as(id, urls[at % 2]))),
    );
    for (const tab of tabs) for (const id of ids) await tab.load(id);

    let sent = 0;
    const writers = members.flatMap((personId) =>
      urls.map(async (url) => {
        const caller = await test.as(personId, url);
        for (let at = 0; at < 40; at += 1) {
          const answer = await caller.post(`/conversations/${dice.pick(ids)}/messages`, {
            clientId: crypto.randomUUID(),
            text: `${personId} ${at} ${'.'.repeat(dice.upTo(400))}`,
          });
          expect(answer.status).toBe(201);
          sent += 1;
          // The store's clock runs faster than ours, so that a resume has more behind it than it overlaps.
          ahead += 250;
          const tab = dice.pick(tabs);
          if (dice.upTo(8) === 0) tab.cut();
          if (dice.upTo(8) === 0) tab.cutNext(dice.upTo(6), dice.upTo(40));
          if (dice.upTo(8) === 0) tab.moveTo(dice.pick(urls));
        }
      }),
    );
    await Promise.all(writers);
    expect(sent).toBe(members.length * urls.length * 40);

    for (const id of ids) {
      const log = await readWholeLog(test.config, id);
      await expectSoundLog(log);
      for (const tab of tabs) {
        const expected = log.map((entry) => entry.sequence).filter((one) => one > tab.loadedUpTo(id));
        await until(() => tab.sequences(id).length >= expected.length, { what: 'all has come' }).catch(
          () => undefined,
        );
        expect({ personId: tab.personId, sequences: tab.sequences(id) }).toEqual({
          personId: tab.personId,
          sequences: expected,
        });
      }
    }
    expect(tabs.map((tab) => tab.count('reset'))).toEqual(tabs.map(() => 0));
    expect(tabs.reduce((sum, tab) => sum + tab.connections, 0)).toBeGreaterThan(tabs.length * 5);
    await Promise.all(tabs.map((tab) => tab.close()));
  });
});
