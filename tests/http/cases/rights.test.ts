import type { ServiceCase } from '../../../api/contract/cases.ts';
import type { Conversation } from '../../../api/contract/conversations.ts';
import type { Message } from '../../../api/contract/messages.ts';
import { tenants } from '../../../local/identity.ts';
import type { Answered, Caller } from '../../builders/createCaller.ts';
import { openCase } from '../../builders/openCase.ts';
import { say } from '../../builders/say.ts';
import { setUpPerson } from '../../builders/setUpPerson.ts';
import { startTestApp, type TestApp } from '../../builders/startTestApp.ts';

const gfms = {
  engineer: 'anna-keller',
  firstLevel: 't-weber',
  dispatcher: 'sven-brandt',
  expert: 'luis-ortega',
  administrator: 'eva-admin',
};
const customer = { operator: 'marco-bianchi', manager: 'giulia-rossi' };

let test: TestApp;
let as: Record<string, Caller>;
beforeAll(async () => {
  test = await startTestApp();
  const objectId = '33333333-cccc-4ccc-8ccc-000000000003';
  const admin = await setUpPerson(test, {
    id: 'eva-admin',
    companyId: 'gfms',
    role: 'administrator',
    identities: [{ tenantId: tenants.gfms, objectId }],
  });
  const ids = [...Object.values(gfms), ...Object.values(customer), 'jonas-frei'].filter(
    (id) => id !== 'eva-admin',
  );
  as = Object.fromEntries(await Promise.all(ids.map(async (id) => [id, await test.as(id)] as const)));
  as['eva-admin'] = admin;
});
afterAll(() => test.stop());

const ofGfms = {
  'the state': { state: 'inProgress' },
  closing: { state: 'closed' },
  'the assignee': { assigneeId: 'luis-ortega' },
  'taking the assignee away': { assigneeId: null },
  'the priority': { priority: 2 },
  'taking the priority away': { priority: null },
};
const ofBoth = {
  'the severity': { severity: 'high' },
  'the description': { description: 'Since this morning' },
  'the contact': { contact: { telephone: '+39 030 1234567' } },
};

describe.each(Object.entries(gfms))('GFMS, %s', (_role, id) => {
  it.each([...Object.entries(ofGfms), ...Object.entries(ofBoth)])(
    '[SC1] changes %s',
    async (_what, change) => {
      const { number } = await openCase(as['marco-bianchi']!);
      const answer = await as[id]!.patch(`/cases/${number}`, change);
      expect(answer.status).toBe(200);
      const { assigneeId, ...plain } = change as { assigneeId?: string | null };
      const shown = assigneeId === undefined ? plain : { assignee: assigneeId && { id: assigneeId } };
      expect(answer.body).toMatchObject(shown);
    },
  );
});

describe.each(Object.entries(customer))('a customer, %s', (_role, id) => {
  it.each(Object.entries(ofBoth))('[SC1] changes %s', async (_what, change) => {
    const { number } = await openCase(as['marco-bianchi']!);
    const answer = await as[id]!.patch(`/cases/${number}`, change);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject(change);
  });

  it.each(Object.entries(ofGfms))('[SC1] does not change %s', async (_what, change) => {
    const { number } = await openCase(as['marco-bianchi']!);
    const before = await as['anna-keller']!.get(`/cases/${number}`);
    for (const attempt of [change, { ...change, severity: 'high' }]) {
      expectRefused(await as[id]!.patch(`/cases/${number}`, attempt), { status: 403, code: 'forbidden' });
    }
    expect((await as['anna-keller']!.get(`/cases/${number}`)).body).toEqual(before.body);
  });

  it.each(['new', 'inProgress', 'waitingForCustomer', 'waitingForGfms', 'closed'])(
    '[SC1] does not set the state %s',
    async (state) => {
      const { number } = await openCase(as['marco-bianchi']!);
      const answer = await as[id]!.patch(`/cases/${number}`, { state, reason: 'because' });
      expectRefused(answer, { status: 403, code: 'forbidden' });
    },
  );
});

describe('a closed case', () => {
  let closed: ServiceCase;
  let sent: Message;
  beforeEach(async () => {
    closed = await openCase(as['marco-bianchi']!, { title: 'Soon done' });
    sent = await say(as['marco-bianchi']!, closed.conversationId, { text: 'Before', clientId: 'before' });
    await as['sven-brandt']!.patch(`/cases/${closed.number}`, { state: 'closed' });
  });

  it('[SC6] is read-only for both sides, and says since when', async () => {
    for (const id of ['marco-bianchi', 'sven-brandt']) {
      const caller = as[id]!;
      const draft = { clientId: 'late', text: 'One more thing' };
      const late = await caller.post(`/conversations/${closed.conversationId}/messages`, draft);
      expectRefused(late, { status: 409, code: 'caseClosed' });
      expectRefused(await caller.patch(`/cases/${closed.number}`, { severity: 'low' }), {
        status: 409,
        code: 'caseClosed',
      });
      expect((await caller.get(`/cases/${closed.number}`)).body).toMatchObject({
        state: 'closed',
        turn: null,
        turnSince: null,
        closedAt: expect.stringMatching(/^\d{4}-/),
      });
    }
    const change = await as['sven-brandt']!.patch(`/cases/${closed.number}`, { priority: 1 });
    expectRefused(change, { status: 409, code: 'caseClosed' });
  });

  it('[SC6] [MS1] answers for what reached it before, when the answer was lost', async () => {
    const path = `/conversations/${closed.conversationId}/messages`;
    const again = await as['marco-bianchi']!.post(path, { clientId: 'before', text: 'Before' });
    expect([again.status, again.body]).toEqual([200, sent]);
    const other = await as['marco-bianchi']!.post(path, { clientId: 'before', text: 'Another' });
    expectRefused(other, { status: 409, code: 'conflict' });
  });

  it('[SC6] stays in the lists, readable and searchable', async () => {
    const marco = as['marco-bianchi']!;
    const { items } = (await marco.get(`/cases?query=${closed.number}`)).body as { items: ServiceCase[] };
    expect(items).toHaveLength(1);
    const byState = (await marco.get(`/cases?state=closed&query=${closed.number}`)).body as {
      items: unknown[];
    };
    expect(byState.items).toHaveLength(1);
    const open = (await marco.get(`/cases?state=open&query=${closed.number}`)).body as { items: unknown[] };
    expect(open.items).toHaveLength(0);
    const chats = (await marco.get(`/conversations?query=${closed.number}`)).body as {
      items: Conversation[];
    };
    expect(chats.items.map((item) => item.id)).toEqual([closed.conversationId]);
    expect((await marco.get(`/conversations/${closed.conversationId}/messages`)).text).toContain('Before');
    expect((await as['anna-keller']!.post(`/cases/${closed.number}/watchers`)).status).toBe(200);
  });

  it('[SC6] is opened again by either side, with a reason, which stands in the line', async () => {
    for (const id of ['marco-bianchi', 'giulia-rossi', 'anna-keller']) {
      const path = `/cases/${closed.number}`;
      const without = await as[id]!.patch(path, { state: 'inProgress' });
      expect(without.status).toBe(400);
      expect(without.body).toMatchObject({ error: { code: 'invalid', field: 'reason' } });
      for (const reason of ['', '  ', 7]) {
        expect((await as[id]!.patch(path, { state: 'inProgress', reason })).status).toBe(400);
      }
      const opened = await as[id]!.patch(path, { state: 'inProgress', reason: `Again, says ${id}` });
      expect(opened.body).toMatchObject({ state: 'inProgress', closedAt: null, turn: 'gfms' });
      await say(as['marco-bianchi']!, closed.conversationId, 'It goes on');
      await as['sven-brandt']!.patch(path, { state: 'closed' });
    }
    const { items } = (await as['marco-bianchi']!.get(`/conversations/${closed.conversationId}/messages`))
      .body as {
      items: Message[];
    };
    const reasons = items.flatMap((item) => (item.line?.type === 'caseChanged' ? [item.line.reason] : []));
    expect(reasons.filter(Boolean)).toEqual([
      'Again, says marco-bianchi',
      'Again, says giulia-rossi',
      'Again, says anna-keller',
    ]);
  });

  it('[SC6] [MS2] takes no message of those that arrive while it is being closed, on whatever instance', async () => {
    await as['sven-brandt']!.patch(`/cases/${closed.number}`, { state: 'inProgress', reason: 'x' });
    const other = await test.startInstance();
    const marcoElsewhere = await test.as('marco-bianchi', other.url);
    const path = `/conversations/${closed.conversationId}/messages`;
    const sendHalf = (from: number) =>
      Array.from({ length: 10 }, (_one, at) =>
        (at % 2 ? marcoElsewhere : as['marco-bianchi']!).post(path, {
          clientId: `race-${from + at}`,
          text: `${from + at}`,
        }),
      );
    const close = () => as['sven-brandt']!.patch(`/cases/${closed.number}`, { state: 'closed' });
    const answers = await Promise.all([...sendHalf(0), close(), ...sendHalf(10)]);
    const stored = answers
      .filter((answer) => answer.status === 201)
      .map((answer) => (answer.body as Message).id);
    expect(answers.every((answer) => [200, 201, 409].includes(answer.status))).toBe(true);

    const { items } = (await as['marco-bianchi']!.get(path)).body as { items: Message[] };
    const end = items.findLastIndex(
      (item) => item.line?.type === 'caseChanged' && item.line.state === 'closed',
    );
    expect(items.slice(end + 1)).toEqual([]);
    expect(
      items
        .filter((item) => item.clientId?.startsWith('race-'))
        .map((item) => item.id)
        .sort(),
    ).toEqual(stored.sort());
    await other.app.stop();
  });
});

function expectRefused(answer: Answered, expected: { status: number; code: string }): void {
  expect({ status: answer.status, body: answer.body }).toMatchObject({
    status: expected.status,
    body: { error: { code: expected.code } },
  });
}
