import type { ServiceCase } from '../../../api/contract/cases.ts';
import { toPosition } from '../../../api/routes/events.ts';
import { openStream } from '../../builders/openStream.ts';
import { startTestApp, type TestApp } from '../../builders/startTestApp.ts';
import { openTab, type Tab } from './openTab.ts';
import { expectSoundLog, readWholeLog } from './readWholeLog.ts';
import { until } from './until.ts';

jest.setTimeout(120_000);

describe('a stream that was cut', () => {
  let test: TestApp;
  let secondUrl: string;
  /** The store's clock runs ahead of ours, so that what was missed lies further back than a resume overlaps. */
  let ahead = 0;
  beforeAll(async () => {
    test = await startTestApp({ now: () => Date.now() + ahead });
    secondUrl = (await test.startInstance()).url;
  });
  afterAll(() => test.stop());

  /** A shared case of Officine Rossi with Marco and Giulia on one side, Sven and Anna on the other. */
  async function openCase(title: string): Promise<ServiceCase> {
    const marco = await test.as('marco-bianchi');
    const created = await marco.post('/cases', { title, severity: 'machineDown' });
    const serviceCase = created.body as ServiceCase;
    const anna = await test.as('anna-keller');
    await anna.post(`/cases/${serviceCase.number}/watchers`);
    return serviceCase;
  }

  async function send(personId: string, conversationId: string, texts: string[]): Promise<void> {
    const caller = await test.as(personId);
    for (const text of texts) {
      ahead += 1_000;
      const answer = await caller.post(`/conversations/${conversationId}/messages`, {
        clientId: crypto.randomUUID(),
        text,
      });
      expect(answer.status).toBe(201);
    }
  }

  /** Sends a message and waits until both instances know it, and with it everything before. */
  async function sendEverywhere(personId: string, conversationId: string, text: string): Promise<void> {
    await send(personId, conversationId, [text]);
    for (const url of [test.url, secondUrl]) {
      const caller = await test.as(personId, url);
      await until(
        async () => (await caller.get(`/conversations/${conversationId}/messages`)).text.includes(text),
        { what: `both instances know ${text}` },
      );
    }
  }

  async function expectWhole(tab: Tab, conversationId: string): Promise<void> {
    const log = await readWholeLog(test.config, conversationId);
    await expectSoundLog(log);
    const expected = log.map((entry) => entry.sequence).filter((one) => one > tab.loadedUpTo(conversationId));
    await until(() => tab.sequences(conversationId).length >= expected.length, {
      what: () => `${tab.personId} shows ${expected.length}, not ${tab.sequences(conversationId).length}`,
      within: 5_000,
    }).catch(() => undefined);
    expect(tab.sequences(conversationId)).toEqual(expected);
  }

  it('[EV1] a stream begins with hello, and without an id it begins now', async () => {
    const { conversationId } = await openCase('hello');
    await send('marco-bianchi', conversationId, ['before']);
    const anna = await test.as('anna-keller');
    const positionOfHello = async () => {
      const probe = await openStream(anna);
      probe.close();
      return probe.events[0]?.id;
    };
    ahead += 10_000;
    await sendEverywhere('marco-bianchi', conversationId, 'just now');
    const { storedAt } = (await readWholeLog(test.config, conversationId)).at(-1)!;
    await until(async () => (await positionOfHello()) === toPosition(storedAt), {
      what: 'the feed has brought it',
    });
    const stream = await openStream(anna);
    await send('marco-bianchi', conversationId, ['after']);
    await stream.until((event) => event.event === 'entry' && event.data.message?.text === 'after');
    expect(stream.events[0]).toMatchObject({ event: 'hello', data: { resumed: false } });
    const texts = stream.events.flatMap((one) => (one.event === 'entry' ? one.data.message?.text : []));
    expect(texts).not.toContain('before');
    stream.close();
  });

  it.each([
    ['the same', false],
    ['the other', true],
  ])('[EV1] what was missed comes after the cut, on %s instance', async (_name, moves) => {
    const { conversationId } = await openCase('cut');
    const tab = await openTab('anna-keller', await test.as('anna-keller'));
    await tab.load(conversationId);
    await send('marco-bianchi', conversationId, ['one']);
    await until(() => tab.sequences(conversationId).length === 1, { what: 'the first message arrives' });
    await tab.goAway();
    await send('marco-bianchi', conversationId, ['two', 'three', 'four']);
    if (moves) tab.moveTo(secondUrl);
    tab.comeBack();
    await until(() => tab.sequences(conversationId).length === 4, { what: 'the missed messages arrive' });
    await expectWhole(tab, conversationId);
    expect(tab.events.filter((one) => one.event === 'hello').at(-1)?.data).toEqual({ resumed: true });
    expect(tab.count('reset')).toBe(0);
    await tab.close();
  });

  it('[EV1] a stream that is cut again while it still brings what was missed loses nothing', async () => {
    const { conversationId } = await openCase('cut again');
    const tab = await openTab('anna-keller', await test.as('anna-keller'));
    await tab.load(conversationId);
    await tab.goAway();
    await send(
      'marco-bianchi',
      conversationId,
      Array.from({ length: 60 }, (_, at) => `missed ${at}`),
    );
    tab.cutNext(1, 20, 2, 30);
    tab.comeBack();
    await expectWhole(tab, conversationId);
    expect(tab.count('reset')).toBe(0);
    await tab.close();
  });

  it('[EV1] [EV3] a tab that opens its stream here and reads there misses nothing between the two', async () => {
    const { conversationId } = await openCase('between');
    const there = await test.as('anna-keller', secondUrl);
    expect((await there.get(`/conversations/${conversationId}`)).status).toBe(200);
    for (const text of ['first', 'second', 'third']) {
      // Stored here, and told here, before the stream begins; there it comes some time later.
      await send('marco-bianchi', conversationId, [text]);
      const stream = await openStream(await test.as('anna-keller'));
      const read = await there.get(`/conversations/${conversationId}/messages`);
      const hasRead = read.text.includes(`"${text}"`);
      if (!hasRead) {
        await stream.until((event) => event.event === 'entry' && event.data.message?.text === text);
      }
      stream.close();
      await until(
        async () => (await there.get(`/conversations/${conversationId}/messages`)).text.includes(`"${text}"`),
        { what: 'the message is read there' },
      );
    }
  });

  it('[EV1] [EV2] who was removed while his line was cut is told so', async () => {
    const { number, conversationId } = await openCase('removed');
    const chat = await (
      await test.as('sven-brandt')
    ).post('/conversations', { kind: 'direct', memberIds: ['anna-keller', 't-weber'] });
    const { id: chatId } = chat.body as { id: string };
    const tab = await openTab('anna-keller', await test.as('anna-keller'));
    await tab.load(conversationId);
    await tab.goAway();
    await send('marco-bianchi', conversationId, ['still in']);
    const sven = await test.as('sven-brandt');
    expect((await sven.del(`/cases/${number}/watchers/anna-keller`)).status).toBe(204);
    expect((await sven.del(`/conversations/${chatId}/members/anna-keller`)).status).toBe(204);
    await sendEverywhere('marco-bianchi', conversationId, 'not for her any more');
    tab.moveTo(secondUrl);
    tab.comeBack();
    for (const id of [conversationId, chatId]) {
      await until(() => tab.events.some((one) => one.event === 'removed' && one.data.conversationId === id), {
        what: 'she is told that she is out',
        within: 5_000,
      });
    }
    expect(JSON.stringify(tab.events)).not.toContain('not for her any more');
    expect(tab.count('reset')).toBe(0);
    await tab.close();
  });

  it('[EV1] [SC9] how a case stands that one may see is told after the cut, not what is said in it', async () => {
    const { number, conversationId } = await openCase('seen');
    const foreign = await (
      await test.as('sven-brandt')
    ).post('/cases', { title: 'of others', customerId: 'mueller-formenbau' });
    const tab = await openTab('t-weber', await test.as('t-weber'));
    const customer = await openTab('paolo-conti', await test.as('paolo-conti'));
    await until(() => tab.count('hello') > 0, { what: 'hello' });
    await tab.goAway();
    await customer.goAway();
    const sven = await test.as('sven-brandt');
    await sven.patch(`/cases/${number}`, { state: 'waitingForCustomer', priority: 2 });
    await sven.patch(`/cases/${(foreign.body as ServiceCase).number}`, { state: 'inProgress' });
    const { number: internal } = (
      await sven.post('/cases', { title: 'inside', customerId: 'officine-rossi', internal: true })
    ).body as ServiceCase;
    const { number: fresh } = await openCase('fresh');
    await sendEverywhere('marco-bianchi', conversationId, 'said among watchers');
    const from = [tab.events.length, customer.events.length];
    for (const one of [tab, customer]) {
      one.moveTo(secondUrl);
      one.comeBack();
    }
    const casesOf = (one: Tab, at: number) =>
      one.events.slice(at).flatMap((event) => (event.event === 'case' ? [event.data.case] : []));
    for (const [one, at] of [
      [tab, from[0]],
      [customer, from[1]],
    ] as const) {
      await until(
        () => {
          const numbers = casesOf(one, at ?? 0).map((each) => each.number);
          return numbers.includes(number) && numbers.includes(fresh);
        },
        { what: `${one.personId} learns of both cases`, within: 5_000 },
      );
      const known = casesOf(one, at ?? 0).find((each) => each.number === number);
      expect(known).toMatchObject({ state: 'waitingForCustomer', joined: false });
      expect(JSON.stringify(one.events)).not.toContain('said among watchers');
      expect(JSON.stringify(one.events)).not.toContain('of others');
    }
    expect(casesOf(tab, 0).some((each) => each.number === internal)).toBe(true);
    expect(casesOf(tab, 0).findLast((each) => each.number === number)?.priority).toBe(2);
    expect(JSON.stringify(customer.events)).not.toMatch(/inside|priority/);
    await tab.close();
    await customer.close();
  });

  it('[EV1] [CV4] what one has read elsewhere during the cut is told after it', async () => {
    const { conversationId } = await openCase('read');
    await send('marco-bianchi', conversationId, ['unread']);
    const tab = await openTab('giulia-rossi', await test.as('giulia-rossi'));
    await tab.goAway();
    ahead += 5_000;
    const phone = await test.as('giulia-rossi', secondUrl);
    const { sequence } = (await phone.get(`/conversations/${conversationId}`)).body as { sequence: number };
    const laptop = await openStream(await test.as('giulia-rossi'));
    expect((await phone.put(`/conversations/${conversationId}/read`, { sequence })).status).toBe(200);
    await laptop.until((event) => event.event === 'read' && event.data.conversationId === conversationId);
    laptop.close();
    tab.comeBack();
    await until(() => tab.count('read') > 0, { what: 'the tab learns of it', within: 5_000 });
    expect(tab.events.find((one) => one.event === 'read')?.data).toEqual({
      conversationId,
      readUpTo: sequence,
      unread: 0,
    });
    await tab.close();
  });

  it('[EV1] who missed too much, or for too long, is told to load everything anew', async () => {
    const { conversationId } = await openCase('much');
    const away = await openTab('anna-keller', await test.as('anna-keller'));
    await away.load(conversationId);
    await away.goAway();
    const caller = await test.as('marco-bianchi');
    await Promise.all(
      Array.from({ length: 1_010 }, async (_, at) => {
        const body = { clientId: `much-${at}`, text: `much ${at}` };
        expect((await caller.post(`/conversations/${conversationId}/messages`, body)).status).toBe(201);
      }),
    );
    away.comeBack();
    await until(() => away.count('reset') === 1, { what: 'reset after 1,010 missed messages' });
    await away.goAway();
    ahead += 25 * 60 * 60 * 1_000;
    await send('marco-bianchi', conversationId, ['a day later']);
    const witness = await openStream(await test.as('marco-bianchi'), away.lastEventId);
    witness.close();
    away.comeBack();
    await until(() => away.count('reset') === 2, { what: 'reset after a day' });
    await send('marco-bianchi', conversationId, ['and on']);
    await until(() => JSON.stringify(away.events.at(-1)).includes('and on'), { what: 'it goes on' });
    await away.close();
    // Members, 1,010 messages and two: read anew, none is missing.
    const shown = away.sequences(conversationId);
    expect(shown).toEqual(shown.map((_, at) => away.loadedUpTo(conversationId) + 1 + at));
    expect(shown).toHaveLength(1_012);
  });
});
