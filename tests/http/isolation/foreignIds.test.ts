import type { Answered, Caller } from '../../builders/createCaller.ts';
import { openDirectChat } from '../../builders/openDirectChat.ts';
import { say } from '../../builders/say.ts';
import { startTestApp, type TestApp } from '../../builders/startTestApp.ts';
import { listBoardAttempts } from './boardAttempts.ts';
import { examples } from './examples.ts';
import { listFileAttempts, type Attempt } from './fileAttempts.ts';
import { createHidden, shareChecked, signInAll, unknownIds, type HiddenName, type Ids } from './hidden.ts';

let test: TestApp;
let as: (personId: string) => Caller;
let ids: Record<HiddenName, Ids>;
let ownOther: { conversationId: string; messageId: string; lineId: string; fileId: string };

beforeAll(async () => {
  test = await startTestApp({ hasBlobs: true });
  as = await signInAll(test);
  ids = await createHidden(as);
  const marco = as('marco-bianchi');
  const { id: conversationId } = await openDirectChat(marco, ['federica-bassi']);
  const { id: messageId } = await say(marco, conversationId);
  const { body } = (await marco.get(
    `/conversations/${ids['the Service Case Chat'].conversationId}/messages`,
  )) as {
    body: { items: { id: string; kind: string }[] };
  };
  const lineId = body.items.find((item) => item.kind === 'line')!.id;
  const fileId = await shareChecked(marco, conversationId);
  ownOther = { conversationId, messageId, lineId, fileId };
});
afterAll(() => test.stop());

const shared = () => ids['the Service Case Chat'];
const reply = (caller: Caller, replyTo: string): Promise<Answered> =>
  caller.post(`/conversations/${shared().conversationId}/messages`, {
    clientId: 'reply',
    text: 'So?',
    replyTo,
  });

const people = {
  'of another company': 'katrin-mueller',
  'of GFMS': 'anna-keller',
};

const attempts: Attempt[] = [
  ...Object.entries(people).flatMap(([kind, personId]): Attempt[] => [
    {
      route: 'POST /api/conversations',
      field: 'memberIds',
      what: `somebody ${kind}`,
      as: 'marco-bianchi',
      send: (caller, id) =>
        caller.post('/conversations', { kind: 'direct', memberIds: ['giulia-rossi', id] }),
      foreign: () => personId,
      status: 400,
    },
    {
      route: 'POST /api/conversations/:conversationId/members',
      field: 'personIds',
      what: `somebody ${kind}`,
      as: 'marco-bianchi',
      send: (caller, id) =>
        caller.post(`/conversations/${shared().conversationId}/members`, {
          personIds: ['federica-bassi', id],
        }),
      foreign: () => personId,
      status: 400,
    },
    {
      route: 'POST /api/cases',
      field: 'watcherIds',
      what: `somebody ${kind}`,
      as: 'marco-bianchi',
      send: (caller, id) => caller.post('/cases', { title: 'Wire breaks', watcherIds: [id] }),
      foreign: () => personId,
      status: 400,
    },
    {
      route: 'POST /api/cases/:number/watchers',
      field: 'personIds',
      what: `somebody ${kind}`,
      as: 'marco-bianchi',
      send: (caller, id) => caller.post(`/cases/${shared().number}/watchers`, { personIds: [id] }),
      foreign: () => personId,
      status: 400,
    },
    {
      route: 'PATCH /api/cases/:number',
      field: 'assigneeId',
      what: `somebody ${kind}, by a customer`,
      as: 'marco-bianchi',
      send: (caller, id) => caller.patch(`/cases/${shared().number}`, { assigneeId: id }),
      foreign: () => personId,
      status: 403,
    },
  ]),
  {
    route: 'POST /api/conversations',
    field: 'memberIds',
    what: 'a guest of the own tenant, by GFMS',
    as: 'anna-keller',
    send: (caller, id) => caller.post('/conversations', { kind: 'direct', memberIds: [id] }),
    foreign: () => 'stefano-ferri',
    status: 400,
  },
  {
    route: 'POST /api/conversations/:conversationId/members',
    field: 'personIds',
    what: 'the customer, into the internal chat',
    as: 'anna-keller',
    send: (caller, id) =>
      caller.post(`/conversations/${ids['the internal chat'].conversationId}/members`, { personIds: [id] }),
    foreign: () => 'marco-bianchi',
    status: 400,
  },
  {
    route: 'PATCH /api/cases/:number',
    field: 'assigneeId',
    what: 'somebody of the customer, by GFMS',
    as: 'anna-keller',
    send: (caller, id) => caller.patch(`/cases/${shared().number}`, { assigneeId: id }),
    foreign: () => 'marco-bianchi',
    status: 400,
  },
  {
    route: 'POST /api/cases',
    field: 'customerId',
    what: 'another customer, by a customer',
    as: 'marco-bianchi',
    send: (caller, id) => caller.post('/cases', { title: 'Wire breaks', customerId: id }),
    foreign: () => 'mueller-formenbau',
    status: 403,
  },
  {
    route: 'POST /api/cases',
    field: 'customerId',
    what: 'GFMS itself, by GFMS',
    as: 'anna-keller',
    send: (caller, id) => caller.post('/cases', { title: 'Wire breaks', customerId: id }),
    foreign: () => 'gfms',
    status: 400,
  },
  ...(['marco-bianchi', 'stefano-ferri', 'dieter-hoffmann'] as const).map((personId): Attempt => ({
    route: 'POST /api/conversations',
    field: 'caseNumber',
    what: `an internal case, by ${personId}`,
    as: personId,
    send: (caller, caseNumber) =>
      caller.post('/conversations', {
        kind: 'direct',
        memberIds: [personId === 'dieter-hoffmann' ? 'katrin-mueller' : 'giulia-rossi'],
        caseNumber,
      }),
    foreign: () => ids['the internal chat'].number,
    unknown: unknownIds.number,
    status: 400,
  })),
  {
    route: 'POST /api/conversations',
    field: 'caseNumber',
    what: 'the case of another company',
    as: 'dieter-hoffmann',
    send: (caller, caseNumber) =>
      caller.post('/conversations', { kind: 'direct', memberIds: ['katrin-mueller'], caseNumber }),
    foreign: () => shared().number,
    unknown: unknownIds.number,
    status: 400,
  },
  {
    route: 'GET /api/conversations',
    field: 'case',
    what: 'the case of another company',
    as: 'dieter-hoffmann',
    send: (caller, number) => caller.get(`/conversations?case=${number}`),
    foreign: () => shared().number,
    unknown: unknownIds.number,
    status: 200,
  },
  {
    route: 'GET /api/conversations',
    field: 'case',
    what: 'an internal case',
    as: 'giulia-rossi',
    send: (caller, number) => caller.get(`/conversations?case=${number}`),
    foreign: () => ids['the internal chat'].number,
    unknown: unknownIds.number,
    status: 200,
  },
  ...Object.entries<() => string>({
    'a message of a conversation of others': () => ids['the internal chat'].messageId,
    'a message of another conversation of his own': () => ownOther.messageId,
    'a line': () => ownOther.lineId,
    'the snapshot of the log': () => 'snapshot',
    'an id no database takes': () => 'a/b?c#d\\e',
  }).map(([what, foreign]): Attempt => ({
    route: 'POST /api/conversations/:conversationId/messages',
    field: 'replyTo',
    what,
    as: 'marco-bianchi',
    send: reply,
    foreign,
    unknown: unknownIds.messageId,
    status: 400,
  })),
  ...listFileAttempts({ hidden: () => ids, ownOther: () => ownOther }),
  ...listBoardAttempts({ hidden: () => ids, ownOther: () => ownOther }),
];

describe('ids of others in a request', () => {
  it('[SE2] every field that names something is tried', () => {
    const tried = new Set(attempts.map(({ route, field }) => `${route} ${field}`));
    const named = Object.entries(examples).flatMap(([route, { ids: fields = [] }]) =>
      fields.map((field) => `${route} ${field}`),
    );
    expect([...tried].sort()).toEqual(named.sort());
  });

  it.each(attempts.map((one) => [`${one.route} ${one.field}`, one.what, one] as const))(
    '[SE2] [CV1] %s: %s is answered like something that does not exist',
    async (_route, _what, attempt) => {
      const caller = as(attempt.as);
      const unknown = attempt.unknown ?? unknownIds.personId;
      const foreign = attempt.foreign();
      const answer = await attempt.send(caller, foreign);
      const expected = await attempt.send(caller, unknown);
      expect(answer.status).toBe(attempt.status);
      expect(comparable(answer)).toEqual(comparable(expected));
    },
  );

  it('[SE2] an id in the wrong field says no more than an unknown one', async () => {
    const dieter = as('dieter-hoffmann');
    const wrong = await dieter.get(`/conversations/${shared().number}`);
    const unknown = await dieter.get(`/conversations/${unknownIds.conversationId}`);
    expect(wrong.status).toBe(404);
    expect(comparable(wrong)).toEqual(comparable(unknown));
  });

  it("[SE2] [CV4] a cursor of somebody else's list opens nothing of his", async () => {
    const { lastActivityAt, id } = (
      (await as('marco-bianchi').get('/conversations?limit=1')).body as {
        items: { lastActivityAt: string; id: string }[];
      }
    ).items[0]!;
    const later = new Date(Date.parse(lastActivityAt) + 1000).toISOString();
    const cursor = encodeURIComponent(`${later}|${id}`);
    const stolen = await as('dieter-hoffmann').get(`/conversations?cursor=${cursor}`);
    expect(stolen.status).toBe(200);
    expect(stolen.body).toEqual({ items: [] });
  });
});

/** Everything of an answer but what differs from request to request. */
function comparable(answer: Answered): unknown {
  const { date: _date, ...headers } = Object.fromEntries(answer.headers);
  return { status: answer.status, headers, text: answer.text.replace(/"reference":"[\w-]{9}"/, '') };
}
