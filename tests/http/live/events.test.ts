import { get } from 'node:http';
import type { ServiceCase } from '../../../api/contract/cases.ts';
import { openStream } from '../../builders/openStream.ts';
import { startTestApp, type TestApp } from '../../builders/startTestApp.ts';
import { people } from '../../../local/people.ts';
import { openRawStream } from './openRawStream.ts';
import { openTab } from './openTab.ts';
import { until } from './until.ts';

jest.setTimeout(120_000);

describe('the stream of live events', () => {
  let test: TestApp;
  let secondUrl: string;
  let throttled = false;
  let throttles = 0;
  beforeAll(async () => {
    test = await startTestApp({
      faults({ container }) {
        if (container !== 'directory' || !throttled) return undefined;
        throttles += 1;
        return { status: 429, retryAfterMs: 100 };
      },
    });
    secondUrl = (await test.startInstance()).url;
  });
  afterAll(() => test.stop());

  async function openCase(fields: Record<string, unknown> = {}): Promise<ServiceCase> {
    const marco = await test.as('marco-bianchi');
    const created = await marco.post('/cases', { title: 'Filo', severity: 'machineDown', ...fields });
    return created.body;
  }

  async function send(personId: string, conversationId: string, text: string): Promise<void> {
    const caller = await test.as(personId);
    const path = `/conversations/${conversationId}/messages`;
    const answer = await caller.post(path, { clientId: crypto.randomUUID(), text });
    expect(answer.status).toBe(201);
  }

  it('[EV1] comes as an uncached event stream and needs a token', async () => {
    const stream = await openRawStream(await test.as('anna-keller'));
    expect(stream.headers['content-type']).toBe('text/event-stream; charset=utf-8');
    expect(stream.headers['cache-control']).toContain('no-store');
    stream.close();
    expect((await fetch(`${test.url}/api/events`)).status).toBe(401);
  });

  it('[EV1] says every 15 seconds that it is alive', async () => {
    const stream = await openRawStream(await test.as('anna-keller'));
    await until(() => stream.text().includes('event: alive\n'), { what: 'a sign of life', within: 17_000 });
    stream.close();
  });

  it('[EV1] [SE1] ends in good order when its token expires', async () => {
    const marco = people.find((person) => person.id === 'marco-bianchi');
    if (!marco) throw new Error('no Marco');
    const exp = Math.floor(Date.now() / 1000) + 2;
    const token = await test.host.issuer.mintToken(marco, { exp });
    const stream = await openRawStream({ ...(await test.as('marco-bianchi')), token });
    await until(() => stream.text().includes('event: hello\n'), { what: 'hello' });
    await until(() => stream.isClosed(), { what: 'the stream ends', within: 10_000 });
    expect(stream.isComplete()).toBe(true);
    expect(Date.now()).toBeGreaterThanOrEqual(exp * 1000 - 50);
  });

  it('[EV1] an id that no instance gave out leads to a reset', async () => {
    const { conversationId } = await openCase();
    await send('marco-bianchi', conversationId, 'something is stored');
    for (const id of ['nonsense', '0', '"', 'MS4', 'x'.repeat(2_000)]) {
      const stream = await openStream(await test.as('anna-keller'), id);
      await stream.until((event) => event.event === 'reset');
      expect(stream.events[0]).toMatchObject({ event: 'hello', data: { resumed: false } });
      stream.close();
    }
  });

  it('[EV2] one audience gets the same bytes, and all of an entry without a case do', async () => {
    const { number, conversationId } = await openCase();
    const anna = await test.as('anna-keller');
    await anna.post(`/cases/${number}/watchers`);
    const ids = ['anna-keller', 'sven-brandt', 'marco-bianchi', 'giulia-rossi'];
    const streams = await Promise.all(ids.map(async (id) => openRawStream(await test.as(id))));
    await until(() => streams.every((stream) => stream.text().includes('event: hello')), { what: 'hello' });
    const from = streams.map((stream) => stream.blocks().length);
    await send('marco-bianchi', conversationId, 'Bytes: «ü» 日本語 👍');
    await anna.patch(`/cases/${number}`, { state: 'inProgress', priority: 1 });
    await send('anna-keller', conversationId, 'the last');
    await until(() => streams.every((stream) => stream.text().includes('the last')), { what: 'all events' });
    const [annas, svens, marcos, giulias] = streams.map((stream, at) => stream.blocks().slice(from[at]));
    expect(annas).toEqual(svens);
    expect(marcos).toEqual(giulias);
    expect(annas).toHaveLength(4);
    expect(marcos).toHaveLength(3);
    expect(annas?.[0]).toBe(marcos?.[0]);
    expect(annas?.[3]).toBe(marcos?.[2]);
    streams.forEach((stream) => stream.close());
  });

  it('[SC3] the priority and that it changed never reach a customer, live or resumed', async () => {
    const sven = await test.as('sven-brandt');
    const created = await sven.post('/cases', {
      title: 'Secret',
      customerId: 'officine-rossi',
      priority: 3,
    });
    const { number, conversationId } = created.body as ServiceCase;
    const tab = await openTab('giulia-rossi', await test.as('giulia-rossi'));
    const watching = await openRawStream(await test.as('giulia-rossi'));
    const seeing = await openRawStream(await test.as('paolo-conti'));
    await sven.patch(`/cases/${number}`, { priority: 1 });
    await sven.patch(`/cases/${number}`, { priority: 2, severity: 'high' });
    await send('sven-brandt', conversationId, 'to be seen');
    await until(() => watching.text().includes('to be seen'), { what: 'the message arrives' });
    await until(() => seeing.text().includes('"severity":"high"'), { what: 'the case arrives' });
    await tab.goAway();
    await sven.patch(`/cases/${number}`, { priority: 4, severity: 'low' });
    tab.comeBack();
    await until(() => tab.events.some((one) => one.event === 'entry' && one.data.case?.severity === 'low'), {
      what: 'the missed change',
    });
    for (const text of [watching.text(), seeing.text(), JSON.stringify(tab.events)]) {
      expect(text).not.toMatch(/priority|internalChanged/i);
    }
    const gfms = await openRawStream(sven);
    await sven.patch(`/cases/${number}`, { priority: 1, severity: 'medium' });
    await until(() => gfms.text().includes('"priority":1'), { what: 'GFMS reads the priority' });
    for (const stream of [watching, seeing, gfms]) stream.close();
    await tab.close();
  });

  it('[CV4] [EV1] what one has read his other tabs learn on every instance, and nobody else', async () => {
    const { conversationId } = await openCase();
    await send('marco-bianchi', conversationId, 'unread');
    const giulia = await test.as('giulia-rossi');
    const own = [
      await openStream(giulia),
      await openStream(await test.as('giulia-rossi', secondUrl)),
      await openStream(await test.as('giulia-rossi', secondUrl)),
    ];
    const others = [
      await openStream(await test.as('marco-bianchi')),
      await openStream(await test.as('sven-brandt', secondUrl)),
    ];
    const { sequence, unread } = (await giulia.get(`/conversations/${conversationId}`)).body as {
      sequence: number;
      unread: number;
    };
    expect(unread).toBe(1);
    const answer = await giulia.put(`/conversations/${conversationId}/read`, { sequence });
    expect(answer.body).toEqual({ readUpTo: sequence, unread: 0 });
    for (const stream of own) {
      const event = await stream.until((one) => one.event === 'read');
      expect(event.data).toEqual({ conversationId, readUpTo: sequence, unread: 0 });
    }
    // What comes later has come when this is there.
    await send('marco-bianchi', conversationId, 'the last');
    for (const stream of others) {
      await stream.until((one) => one.event === 'entry' && one.data.message?.text === 'the last');
      expect(stream.events.filter((one) => one.event === 'read')).toEqual([]);
    }
    for (const stream of [...own, ...others]) stream.close();
  });

  it('[EV4] a tab that is gone before its stream begins leaves nothing behind', async () => {
    // Somebody whom this instance has not met in the last seconds: finding him takes a while.
    const dieter = await test.as('dieter-hoffmann');
    const before = test.app.streams.size;
    throttled = true;
    const request = get(`${test.url}/api/events`, {
      headers: { authorization: `Bearer ${dieter.token}` },
      agent: false,
    }).on('error', () => undefined);
    await until(() => throttles > 0, { what: 'the request has come' });
    request.destroy();
    throttled = false;
    // His next request waits for the same answer of the directory, a colleague's for one more.
    expect((await dieter.get('/me')).status).toBe(200);
    expect((await (await test.as('katrin-mueller')).get('/me')).status).toBe(200);
    expect(test.app.streams.size).toBeLessThanOrEqual(before);
  });
});
