import type { ServiceCase } from '../../../api/contract/cases.ts';
import type { Conversation, ConversationSummary } from '../../../api/contract/conversations.ts';
import type { HistoryEntry, Message } from '../../../api/contract/messages.ts';
import type { Caller } from '../../builders/createCaller.ts';
import { openCase } from '../../builders/openCase.ts';
import { openStream, type TestStream } from '../../builders/openStream.ts';
import { say } from '../../builders/say.ts';
import { startTestApp, type TestApp } from '../../builders/startTestApp.ts';

const customers = ['marco-bianchi', 'giulia-rossi', 'stefano-ferri', 'dieter-hoffmann'] as const;
const secret = 'Schwachstelle-4711';

let test: TestApp;
let anna: Caller;
let sven: Caller;
const as = {} as Record<(typeof customers)[number], Caller>;
const streams: TestStream[] = [];
let internal: ServiceCase;

beforeAll(async () => {
  test = await startTestApp();
  anna = await test.as('anna-keller');
  sven = await test.as('sven-brandt');
  for (const id of customers) {
    as[id] = await test.as(id);
    streams.push(await openStream(as[id]));
  }
  internal = await openCase(anna, {
    title: secret,
    internal: true,
    priority: 1,
    machine: { model: 'CUT P 350', serialNumber: secret },
    contact: { name: 'Marco Bianchi', email: 'marco.bianchi@officine-rossi.example' },
  });
  await say(anna, internal.conversationId, secret);
  await anna.patch(`/cases/${internal.number}`, {
    description: secret,
    severity: 'high',
    state: 'inProgress',
  });
  await sven.patch(`/cases/${internal.number}`, { priority: 2, assigneeId: 'anna-keller' });
  await anna.post(`/cases/${internal.number}/watchers`, { personIds: ['t-weber'] });
});
afterAll(() => test.stop());

describe('an internal case', () => {
  it('[SC2] has an internal chat of GFMS and no Service Case Chat', async () => {
    const { body } = (await anna.get(`/conversations/${internal.conversationId}`)) as { body: Conversation };
    expect(body.companies).toEqual([{ id: 'gfms', name: 'GFMS', kind: 'gfms' }]);
    expect(body.members.map((member) => member.id).sort()).toEqual(['anna-keller', 'sven-brandt', 't-weber']);
    expect(body.case).toMatchObject({ number: internal.number, internal: true });
  });

  it('[SC2] [SC3] is in no list, search or answer of a customer', async () => {
    const searches = [secret, internal.number, 'CUT', 'anna', 'Weber'].map(encodeURIComponent);
    const paths = [
      '/me',
      '/people',
      '/cases',
      '/cases?joined=true',
      '/cases?joined=false',
      '/cases?state=open',
      '/cases?state=inProgress',
      '/conversations',
      `/conversations?case=${internal.number}`,
      ...searches.flatMap((words) => [`/cases?query=${words}`, `/conversations?query=${words}`]),
    ];
    for (const caller of Object.values(as)) {
      for (const path of paths) {
        const { status, text } = await caller.get(path);
        expect(status).toBe(200);
        expect(text).not.toMatch(
          new RegExp(`${secret}|${internal.number}|${internal.conversationId}|priority`),
        );
      }
    }
  });

  it('[SC2] is not found by its number, joined, changed or left by a customer', async () => {
    for (const caller of Object.values(as)) {
      const path = `/cases/${internal.number}`;
      const answers = [
        await caller.get(path),
        await caller.patch(path, { severity: 'low' }),
        await caller.patch(path, { internal: false, confirmSharing: true }),
        await caller.post(`${path}/watchers`),
        await caller.del(`${path}/watchers/anna-keller`),
        await caller.get(`/conversations/${internal.conversationId}/messages`),
        await caller.post(`/conversations/${internal.conversationId}/messages`, { clientId: 'a', text: 'b' }),
      ];
      expect(answers.map((answer) => answer.status)).toEqual(answers.map(() => 404));
    }
    const { state } = (await anna.get(`/cases/${internal.number}`)).body as ServiceCase;
    expect(state).toBe('inProgress');
  });

  it('[SC2] [EV1] comes in no live event of a customer', async () => {
    const { number, conversationId } = await openCase(as['marco-bianchi'], { title: 'After it' });
    await as['stefano-ferri'].post(`/cases/${number}/watchers`);
    await say(as['giulia-rossi'], conversationId, 'The end of it');
    for (const [at, stream] of streams.entries()) {
      // Dieter is of another company: what he may see ends with the start of his stream.
      if (customers[at] !== 'dieter-hoffmann') {
        await stream.until(
          (event) => event.event === 'entry' && event.data.message?.text === 'The end of it',
        );
      }
      expect(JSON.stringify(stream.events)).not.toMatch(
        new RegExp(`${secret}|${internal.number}|${internal.conversationId}|priority`),
      );
    }
    expect(streams.at(-1)!.events.every((event) => event.event === 'hello' || event.event === 'alive')).toBe(
      true,
    );
  });

  it('[SC2] is opened by GFMS only, each role of it', async () => {
    const draft = { title: 'x', customerId: 'officine-rossi', internal: true };
    for (const caller of Object.values(as)) expect((await caller.post('/cases', draft)).status).toBe(403);
    for (const id of ['t-weber', 'luis-ortega']) {
      expect((await (await test.as(id)).post('/cases', draft)).status).toBe(201);
    }
  });
});

describe('sharing an internal case', () => {
  let shared: ServiceCase;

  it('[SC2] needs the confirmation, and is a request of its own', async () => {
    const path = `/cases/${internal.number}`;
    const without = await anna.patch(path, { internal: false });
    expect(without.status).toBe(400);
    expect(without.body).toMatchObject({ error: { field: 'confirmSharing' } });
    const among = await anna.patch(path, { internal: false, confirmSharing: true, title: 'New' });
    expect(among.status).toBe(400);
    for (const confirmSharing of [false, 'true', 1, null]) {
      expect((await anna.patch(path, { internal: false, confirmSharing })).status).toBe(400);
    }
    expect((await as['marco-bianchi'].get(path)).status).toBe(404);
  });

  it('[SC2] [SC5] starts one empty Service Case Chat, however often and wherever it is asked for', async () => {
    const other = await test.startInstance();
    const callers = [
      anna,
      sven,
      await test.as('anna-keller', other.url),
      await test.as('t-weber', other.url),
    ];
    const answers = await Promise.all(
      [...callers, ...callers].map((caller) =>
        caller.patch(`/cases/${internal.number}`, { internal: false, confirmSharing: true }),
      ),
    );
    expect(answers.filter((answer) => answer.status !== 200)).toEqual([]);
    shared = answers[0]!.body;
    expect(new Set(answers.map((answer) => (answer.body as ServiceCase).conversationId)).size).toBe(1);
    expect(shared).toMatchObject({ number: internal.number, internal: false, title: secret });
    expect(shared.conversationId).not.toBe(internal.conversationId);

    const giulia = as['giulia-rossi'];
    const { body } = (await giulia.get(`/conversations/${shared.conversationId}/history`)) as {
      body: { items: HistoryEntry[] };
    };
    expect(body.items.map((entry) => entry.kind).sort()).toEqual(
      ['caseCreated', ...body.items.slice(1).map(() => 'memberAdded')].sort(),
    );
    const chat = (await giulia.get(`/conversations/${shared.conversationId}`)).body as Conversation;
    expect(chat).toMatchObject({ lastMessage: null, unread: 0 });
    expect(chat.members.map((member) => member.id)).toEqual(
      expect.arrayContaining(['giulia-rossi', 'marco-bianchi', 'anna-keller']),
    );
  });

  it('[SC2] [SC3] shows the customer the case without priority, in his lists and events too', async () => {
    for (const id of ['marco-bianchi', 'giulia-rossi', 'stefano-ferri'] as const) {
      const one = await as[id].get(`/cases/${internal.number}`);
      expect(one.body).toMatchObject({ number: internal.number, internal: false });
      expect(one.text).not.toContain('priority');
      const list = await as[id].get(`/cases?query=${secret}`);
      expect((list.body as { items: ServiceCase[] }).items).toHaveLength(1);
      expect(list.text).not.toContain('priority');
      const event = await streams[customers.indexOf(id)]!.until((one) =>
        JSON.stringify(one.data).includes(internal.number),
      );
      expect(JSON.stringify(event)).not.toContain('priority');
      expect(JSON.stringify(event)).not.toContain(internal.conversationId);
    }
    expect((await as['dieter-hoffmann'].get(`/cases/${internal.number}`)).status).toBe(404);
  });

  it('[SC2] leaves the internal chat internal: readable and writable by its members of GFMS only', async () => {
    await say(anna, internal.conversationId, 'Still among us');
    const path = `/conversations/${internal.conversationId}/messages`;
    const { items } = (await sven.get(path)).body as { items: Message[] };
    expect(items.map((item) => item.text)).toEqual(expect.arrayContaining([secret, 'Still among us']));
    expect(items.filter((item) => item.line?.type === 'caseShared')).toHaveLength(1);
    for (const caller of Object.values(as)) expect((await caller.get(path)).status).toBe(404);
    const added = await anna.post(`/conversations/${internal.conversationId}/members`, {
      personIds: ['giulia-rossi'],
    });
    expect(added.status).toBe(400);
  });

  it('[SC2] [CV4] gives GFMS the case once, and both chats, the internal one marked', async () => {
    const cases = (await sven.get(`/cases?query=${secret}`)).body as { items: ServiceCase[] };
    expect(cases.items).toHaveLength(1);
    expect(cases.items[0]).toMatchObject({
      conversationId: shared.conversationId,
      internal: false,
      priority: 2,
    });
    const { items } = (await anna.get(`/conversations?case=${internal.number}`)).body as {
      items: ConversationSummary[];
    };
    expect(Object.fromEntries(items.map((item) => [item.id, item.case?.internal]))).toEqual({
      [internal.conversationId]: true,
      [shared.conversationId]: false,
    });
  });

  it('[SC2] is for ever: a shared case never becomes internal', async () => {
    const path = `/cases/${internal.number}`;
    expect((await anna.patch(path, { internal: true })).status).toBe(400);
    expect((await anna.patch(path, { internal: true, confirmSharing: true })).status).toBe(400);
    const before = await anna.get(`/conversations/${shared.conversationId}/history`);
    expect((await anna.patch(path, { internal: false, confirmSharing: true })).status).toBe(200);
    expect((await as['marco-bianchi'].patch(path, { internal: false, confirmSharing: true })).status).toBe(
      403,
    );
    expect((await anna.get(`/conversations/${shared.conversationId}/history`)).text).toBe(before.text);
    expect((await as['marco-bianchi'].get(path)).body).toMatchObject({ internal: false });
  });
});
