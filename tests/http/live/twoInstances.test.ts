import type { CaseList, ServiceCase } from '../../../api/contract/cases.ts';
import type { Conversation, ConversationList } from '../../../api/contract/conversations.ts';
import { startTestApp, type TestApp } from '../../builders/startTestApp.ts';
import { openTab } from './openTab.ts';
import { expectSoundLog, readWholeLog } from './readWholeLog.ts';
import { until } from './until.ts';

jest.setTimeout(120_000);

describe('two instances over one database', () => {
  let test: TestApp;
  let here: string;
  let there: string;
  beforeAll(async () => {
    test = await startTestApp();
    here = test.url;
    there = (await test.startInstance()).url;
  });
  afterAll(() => test.stop());

  async function openCase(title: string, url = here): Promise<ServiceCase> {
    const marco = await test.as('marco-bianchi', url);
    const created = await marco.post('/cases', { title });
    expect(created.status).toBe(201);
    return created.body;
  }

  async function send(personId: string, url: string, sent: { to: string; text: string }): Promise<void> {
    const caller = await test.as(personId, url);
    const path = `/conversations/${sent.to}/messages`;
    const answer = await caller.post(path, { clientId: crypto.randomUUID(), text: sent.text });
    expect(answer.status).toBe(201);
  }

  it('[EV3] [MS2] hundreds of messages written on both at once make one log, shown in its order on both', async () => {
    const { conversationId } = await openCase('at once');
    const writers = ['marco-bianchi', 'giulia-rossi', 'sven-brandt'];
    const tabs = await Promise.all(
      [here, there].flatMap((url) => writers.map(async (id) => openTab(id, await test.as(id, url)))),
    );
    for (const tab of tabs) await tab.load(conversationId);
    const perWriter = 50;
    const answered = await Promise.all(
      [here, there].flatMap((url) =>
        writers.flatMap((personId) =>
          // Half of them one after the other, half of them at once.
          Array.from({ length: 2 }, async (_, half) => {
            const caller = await test.as(personId, url);
            const ids: string[] = [];
            const write = async (at: number) => {
              const clientId = `${url === here ? 'here' : 'there'}-${half}-${at}`;
              const answer = await caller.post(`/conversations/${conversationId}/messages`, {
                clientId,
                text: `${personId} ${clientId}`,
              });
              expect(answer.status).toBe(201);
              ids.push((answer.body as { id: string }).id);
            };
            if (half === 0) for (let at = 0; at < perWriter; at += 1) await write(at);
            else await Promise.all(Array.from({ length: perWriter }, (_, at) => write(at)));
            return ids;
          }),
        ),
      ),
    );
    const log = await readWholeLog(test.config, conversationId);
    await expectSoundLog(log);
    const messages = log.filter((entry) => entry.kind === 'message').map((entry) => entry.id);
    expect(messages.toSorted()).toEqual(answered.flat().toSorted());
    expect(messages).toHaveLength(writers.length * 4 * perWriter);
    for (const tab of tabs) {
      const expected = log
        .map((entry) => entry.sequence)
        .filter((one) => one > tab.loadedUpTo(conversationId));
      await until(() => tab.sequences(conversationId).length >= expected.length, { what: 'all has come' });
      expect(tab.sequences(conversationId)).toEqual(expected);
      expect(tab.connections).toBe(1);
    }
    for (const url of [here, there]) {
      const page = await (
        await test.as('marco-bianchi', url)
      ).get(`/conversations/${conversationId}/messages?limit=100`);
      const { items } = page.body as { items: { sequence: number; id: string }[] };
      expect(items.map((one) => one.id)).toEqual(log.slice(-100).map((entry) => entry.id));
    }
    await Promise.all(tabs.map((tab) => tab.close()));
  });

  it('[EV3] [SC9] what was allowed here a moment ago is not refused there', async () => {
    const { number, conversationId } = await openCase('allowed');
    const stranger = await test.as('t-weber', there);
    expect((await stranger.get(`/conversations/${conversationId}`)).status).toBe(404);
    // Joining here, reading and writing there.
    expect((await (await test.as('t-weber', here)).post(`/cases/${number}/watchers`)).status).toBe(200);
    expect((await stranger.get(`/conversations/${conversationId}`)).status).toBe(200);
    await send('t-weber', there, { to: conversationId, text: 'joined' });
    // Opening again here, writing there.
    const sven = await test.as('sven-brandt', here);
    expect((await sven.patch(`/cases/${number}`, { state: 'closed' })).status).toBe(200);
    await until(
      async () =>
        (await (await test.as('sven-brandt', there)).get(`/cases/${number}`)).text.includes('"closed"'),
      { what: 'the case is closed there' },
    );
    const reopened = await sven.patch(`/cases/${number}`, { state: 'inProgress', reason: 'not yet' });
    expect(reopened.status).toBe(200);
    await send('marco-bianchi', there, { to: conversationId, text: 'open again' });
    // Leaving here, joining again there.
    const weber = await test.as('t-weber', here);
    expect((await weber.del(`/cases/${number}/watchers/t-weber`)).status).toBe(204);
    expect((await stranger.post(`/cases/${number}/watchers`)).body).toMatchObject({ joined: true });
    expect((await weber.get(`/conversations/${conversationId}`)).status).toBe(200);
    await expectSoundLog(await readWholeLog(test.config, conversationId));
  });

  it('[EV2] [FL5] who is removed here hears nothing more there, and reads nothing more', async () => {
    const { number, conversationId } = await openCase('removed');
    const anna = await test.as('anna-keller', there);
    expect((await anna.post(`/cases/${number}/watchers`)).status).toBe(200);
    const tabs = await Promise.all(
      [here, there].map(async (url) => openTab('anna-keller', await test.as('anna-keller', url))),
    );
    const staying = await openTab('sven-brandt', await test.as('sven-brandt', there));
    for (const tab of [...tabs, staying]) await tab.load(conversationId);
    let isRemoved = false;
    let sent = 0;
    const writing = [here, there].map(async (url) => {
      const marco = await test.as('marco-bianchi', url);
      for (let after = 0; after < 15; after += isRemoved ? 1 : 0) {
        await marco.post(`/conversations/${conversationId}/messages`, {
          clientId: crypto.randomUUID(),
          text: `message ${(sent += 1)}`,
        });
      }
    });
    await until(() => sent > 20, { what: 'people write' });
    const sven = await test.as('sven-brandt', here);
    expect((await sven.del(`/cases/${number}/watchers/anna-keller`)).status).toBe(204);
    isRemoved = true;
    await Promise.all(writing);
    const log = await readWholeLog(test.config, conversationId);
    await expectSoundLog(log);
    const removal = log.find((entry) => entry.kind === 'memberRemoved')?.sequence ?? 0;
    expect(removal).toBeLessThan(log.length);
    await until(() => staying.sequences(conversationId).at(-1) === log.length, { what: 'the last arrives' });
    for (const tab of tabs) {
      await until(() => tab.count('removed') === 1, { what: 'she is told' });
      expect(tab.events.find((one) => one.event === 'removed')?.data).toEqual({
        conversationId,
        sequence: removal,
      });
      const before = log.map((entry) => entry.sequence).filter((one) => one < removal);
      expect(tab.sequences(conversationId)).toEqual(
        before.filter((one) => one > tab.loadedUpTo(conversationId)),
      );
    }
    const paths = ['', '/messages', '/history', '/details'].map(
      (end) => `/conversations/${conversationId}${end}`,
    );
    for (const path of paths) {
      const unknown = await anna.get(path.replace(conversationId, crypto.randomUUID()));
      const refused = await anna.get(path);
      expect(refused.status).toBe(404);
      expect(withoutReference(refused.text)).toBe(withoutReference(unknown.text));
    }
    await Promise.all([...tabs, staying].map((tab) => tab.close()));
  });

  it('[EV2] [EV3] who is added here hears of it there, and what follows', async () => {
    const { number, conversationId } = await openCase('added');
    const tab = await openTab('paolo-conti', await test.as('paolo-conti', there));
    const marco = await test.as('marco-bianchi', here);
    await send('marco-bianchi', here, { to: conversationId, text: 'before him' });
    const added = await marco.post(`/conversations/${conversationId}/members`, {
      personIds: ['paolo-conti'],
    });
    expect(added.status).toBe(200);
    await send('marco-bianchi', here, { to: conversationId, text: 'after him' });
    await until(() => JSON.stringify(tab.events).includes('after him'), { what: 'the message arrives' });
    const entries = tab.shown.get(conversationId) ?? [];
    expect(entries[0]).toMatchObject({ membersChanged: true, message: { line: { type: 'memberAdded' } } });
    expect(entries).toHaveLength(2);
    expect(JSON.stringify(tab.events)).not.toContain('before him');
    const list = await (await test.as('paolo-conti', there)).get(`/conversations?case=${number}`);
    expect((list.body as ConversationList).items).toHaveLength(1);
    await tab.close();
  });

  it('[EV3] [SC9] a case changed here is told there, to watchers and to who may see it', async () => {
    const watching = await openTab('giulia-rossi', await test.as('giulia-rossi', there));
    const seeing = await openTab('t-weber', await test.as('t-weber', there));
    const foreign = await openTab('dieter-hoffmann', await test.as('dieter-hoffmann', there));
    const elsewhere = await openTab('jonas-frei', await test.as('jonas-frei', there));
    const { number } = await openCase('changed');
    const sven = await test.as('sven-brandt', here);
    await sven.patch(`/cases/${number}`, { state: 'inProgress', priority: 2 });
    const changed = (event: (typeof watching.events)[number]) =>
      (event.event === 'entry' || event.event === 'case') && event.data.case?.state === 'inProgress';
    await until(() => watching.events.some(changed), { what: 'the watcher hears' });
    await until(() => seeing.events.some(changed), { what: 'who may see it hears' });
    expect(watching.events.find(changed)).toMatchObject({ event: 'entry', data: { case: { joined: true } } });
    expect(seeing.events.find(changed)).toMatchObject({ event: 'case', data: { case: { joined: false } } });
    expect(JSON.stringify(watching.events)).not.toContain('priority');
    // The others have heard nothing at all.
    for (const tab of [foreign, elsewhere]) {
      expect(tab.events.filter((one) => one.event !== 'hello' && one.event !== 'alive')).toEqual([]);
    }
    await Promise.all([watching, seeing, foreign, elsewhere].map((tab) => tab.close()));
  });

  it('[CV4] [EV3] the lists are right there soon after a write here, and never miss or double a row', async () => {
    const cases = [await openCase('list one'), await openCase('list two'), await openCase('list three')];
    const numbers = new Set(cases.map((one) => one.number));
    const chat = await (
      await test.as('marco-bianchi', here)
    ).post('/conversations', { kind: 'direct', memberIds: ['giulia-rossi'], name: 'side room' });
    const ids = [...cases.map((one) => one.conversationId), (chat.body as Conversation).id];
    const readList = async (url: string): Promise<ConversationList['items']> => {
      const answer = await (await test.as('giulia-rossi', url)).get('/conversations?limit=100');
      return (answer.body as ConversationList).items.filter((one) => ids.includes(one.id));
    };
    for (const url of [here, there]) {
      await until(async () => (await readList(url)).length === 4, { what: 'all rows are there' });
    }
    let isWriting = true;
    const looking = [here, there].map(async (url) => {
      const giulia = await test.as('giulia-rossi', url);
      let looks = 0;
      while (isWriting) {
        const rows = await readList(url);
        expect(rows.map((one) => one.id).toSorted()).toEqual(ids.toSorted());
        const seen = await giulia.get('/cases?limit=100');
        const found = (seen.body as CaseList).items.filter((one) => numbers.has(one.number));
        expect(found.map((one) => one.number).toSorted()).toEqual([...numbers].toSorted());
        looks += 1;
      }
      return looks;
    });
    for (let round = 0; round < 60; round += 1) {
      const to = ids[round % ids.length] as string;
      await send('marco-bianchi', round % 2 === 0 ? here : there, { to, text: `round ${round}` });
    }
    isWriting = false;
    for (const looks of await Promise.all(looking)) expect(looks).toBeGreaterThan(5);
    for (const url of [here, there]) {
      await until(async () => (await readList(url)).every((one) => one.unread === 15), {
        what: '15 unread messages in each',
      });
      const rows = await readList(url);
      expect(rows.map((one) => one.lastMessage?.text)).toEqual([
        'round 59',
        'round 58',
        'round 57',
        'round 56',
      ]);
    }
    const giulia = await test.as('giulia-rossi', here);
    const newest = (await readList(here))[0];
    await giulia.put(`/conversations/${newest?.id}/read`, { sequence: newest?.sequence });
    expect((await readList(there)).map((one) => one.unread)).toEqual([0, 15, 15, 15]);
  });
});

function withoutReference(text: string): string {
  return text.replace(/"reference":"[^"]*"/, '');
}
