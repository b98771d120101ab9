import type { ServiceCase } from '../../../api/contract/cases.ts';
import { startTestApp, type TestApp } from '../../builders/startTestApp.ts';
import { openRawStream } from './openRawStream.ts';
import { openTab } from './openTab.ts';
import { readWholeLog } from './readWholeLog.ts';
import { until } from './until.ts';

jest.setTimeout(120_000);

describe('a tab that does not read', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startTestApp();
  });
  afterAll(() => test.stop());

  it('[EV4] is cut off, delays nobody, and comes back to everything it missed', async () => {
    const marco = await test.as('marco-bianchi');
    const created = await marco.post('/cases', { title: 'slow' });
    const { number, conversationId } = created.body as ServiceCase;
    await (await test.as('anna-keller')).post(`/cases/${number}/watchers`);
    const quick = await openTab('giulia-rossi', await test.as('giulia-rossi'));
    await quick.load(conversationId);
    const slow = await openRawStream(await test.as('anna-keller'));
    await until(() => slow.text().includes('event: hello'), { what: 'hello' });
    const id = /^id: (.*)$/m.exec(slow.text())?.[1];
    slow.pause();

    // 20 kB each; the system's own buffers take some megabytes before the tab's gets full.
    const text = 'x'.repeat(20_000);
    let sent = 0;
    const open = test.app.streams.size;
    while (test.app.streams.size === open && sent < 1_000) {
      const before = quick.sequences(conversationId).length;
      const body = { clientId: `m-${sent}`, text };
      expect((await marco.post(`/conversations/${conversationId}/messages`, body)).status).toBe(201);
      sent += 1;
      // The quick tab has each message before the next one is sent.
      await until(() => quick.sequences(conversationId).length > before, { what: 'the quick tab has it' });
    }
    expect(test.app.streams.size).toBe(open - 1);
    slow.resume();
    await until(() => slow.isClosed(), { what: 'the slow tab learns that it was cut off' });
    expect(slow.isComplete()).toBe(false);

    const back = await openTab('anna-keller', await test.as('anna-keller'), id);
    const log = await readWholeLog(test.config, conversationId);
    const expected = log.filter((entry) => entry.kind === 'message').map((entry) => entry.sequence);
    await until(() => back.sequences(conversationId).at(-1) === expected.at(-1), { what: 'it has all' });
    expect(back.sequences(conversationId).filter((one) => one >= (expected[0] ?? 0))).toEqual(expected);
    expect(back.connections).toBe(1);
    expect(back.count('reset')).toBe(0);
    expect(quick.connections).toBe(1);
    await Promise.all([quick.close(), back.close()]);
  });

  it('[EV4] is cut off too while it still gets what it missed, and the server keeps little for it', async () => {
    const marco = await test.as('marco-bianchi');
    const created = await marco.post('/cases', { title: 'slow resume' });
    const { conversationId } = created.body as ServiceCase;
    const giulia = await openTab('giulia-rossi', await test.as('giulia-rossi'));
    await giulia.load(conversationId);
    await giulia.goAway();
    const text = 'y'.repeat(20_000);
    const send = async (clientId: string) => {
      const answer = await marco.post(`/conversations/${conversationId}/messages`, { clientId, text });
      expect(answer.status).toBe(201);
    };
    // 10 MB: more than the system's buffers take.
    for (let at = 0; at < 500; at += 1) await send(`missed-${at}`);
    const open = test.app.streams.size;
    const slow = await openRawStream(await test.as('giulia-rossi'), giulia.lastEventId);
    slow.pause();
    await until(() => test.app.streams.size === open + 1, { what: 'the stream is open' });
    for (let at = 0; test.app.streams.size > open && at < 200; at += 1) await send(`live-${at}`);
    await until(() => test.app.streams.size === open, { what: 'the slow tab is cut off' });
    slow.resume();
    await until(() => slow.isClosed(), { what: 'the slow tab learns that it was cut off' });

    giulia.comeBack();
    const log = await readWholeLog(test.config, conversationId);
    const expected = log
      .map((entry) => entry.sequence)
      .filter((one) => one > giulia.loadedUpTo(conversationId));
    await until(() => giulia.sequences(conversationId).at(-1) === expected.at(-1), { what: 'it has all' });
    expect(giulia.sequences(conversationId)).toEqual(expected);
    expect(giulia.count('reset')).toBe(0);
    await giulia.close();
  });
});
