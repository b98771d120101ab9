import type { ServiceCase } from '../../../api/contract/cases.ts';
import type { Conversation } from '../../../api/contract/conversations.ts';
import type { HistoryEntry, Message } from '../../../api/contract/messages.ts';
import type { Caller } from '../../builders/createCaller.ts';
import { openCase } from '../../builders/openCase.ts';
import { say } from '../../builders/say.ts';
import { startTestApp, type TestApp } from '../../builders/startTestApp.ts';

let test: TestApp;
let marco: Caller;
let giulia: Caller;
let federica: Caller;
let anna: Caller;
let sven: Caller;
let jonas: Caller;
let dieter: Caller;
beforeAll(async () => {
  test = await startTestApp();
  [marco, giulia, federica] = await signIn('marco-bianchi', 'giulia-rossi', 'federica-bassi');
  [anna, sven, jonas] = await signIn('anna-keller', 'sven-brandt', 'jonas-frei');
  [dieter] = await signIn('dieter-hoffmann');
});
afterAll(() => test.stop());

describe('a new case', () => {
  it('[SC5] opened by a customer: himself, the standing watchers, and the dispatchers of GFMS', async () => {
    const { conversationId } = await openCase(marco);
    expect(await membersOf(marco, conversationId)).toEqual(['giulia-rossi', 'marco-bianchi', 'sven-brandt']);
  });

  it('[SC5] opened by GFMS: the creator, the dispatchers, the standing watchers of the customer', async () => {
    const { conversationId } = await openCase(anna);
    expect(await membersOf(anna, conversationId)).toEqual(['anna-keller', 'giulia-rossi', 'sven-brandt']);
  });

  it('[SC5] has the named contact as a watcher, known by name or by e-mail address', async () => {
    const byName = await openCase(anna, { contact: { name: 'Paolo Conti' } });
    expect(await membersOf(anna, byName.conversationId)).toContain('paolo-conti');
    const byMail = await openCase(anna, { contact: { email: 'stefano.ferri@officine-rossi.example' } });
    expect(await membersOf(anna, byMail.conversationId)).toContain('stefano-ferri');
  });

  it('[SC5] [CV3] takes nobody of another company for the named contact', async () => {
    const contacts = [
      { name: 'Dieter Hoffmann', email: 'dieter.hoffmann@mueller-formenbau.example' },
      { name: 'Luis Ortega', email: 'luis.ortega@gfms.example' },
      { name: '', email: '' },
    ];
    for (const contact of contacts) {
      const { conversationId } = await openCase(marco, { contact });
      expect(await membersOf(marco, conversationId)).toEqual([
        'giulia-rossi',
        'marco-bianchi',
        'sven-brandt',
      ]);
    }
  });

  it('[SC5] takes colleagues whom its creator names, each once', async () => {
    const watcherIds = ['paolo-conti', 'giulia-rossi', 'paolo-conti', 'marco-bianchi'];
    const { conversationId } = await openCase(marco, { watcherIds });
    expect(await membersOf(marco, conversationId)).toEqual([
      'giulia-rossi',
      'marco-bianchi',
      'paolo-conti',
      'sven-brandt',
    ]);
  });

  it('[SC5] is born with exactly one chat, that of its watchers', async () => {
    const { number, conversationId } = await openCase(marco);
    const { items } = (await giulia.get(`/conversations?case=${number}`)).body as { items: Conversation[] };
    expect(items.map((item) => [item.id, item.kind])).toEqual([[conversationId, 'serviceCase']]);
    expect(items[0]!.companies.map((company) => company.kind).sort()).toEqual(['customer', 'gfms']);
  });
});

describe('who sees a case', () => {
  const lists = (caller: Caller, query = '') =>
    caller
      .get(`/cases${query}`)
      .then(({ body }) => (body as { items: ServiceCase[] }).items.map((one) => one.number));

  it('[SC9] a customer’s people: the shared cases of their own company, joined or not', async () => {
    const { number } = await openCase(marco);
    expect((await federica.get(`/cases/${number}`)).body).toMatchObject({ number, joined: false });
    expect(await lists(federica)).toContain(number);
    expect(await lists(federica, '?joined=false')).toContain(number);
    expect(await lists(federica, '?joined=true')).not.toContain(number);
    expect(await lists(marco, '?joined=true')).toContain(number);
    expect(await lists(marco, '?joined=false')).not.toContain(number);
    expect(await lists(dieter)).toEqual([]);
  });

  it('[SC9] people of GFMS: the cases of their service organisation, a dispatcher all', async () => {
    const ofItaly = await openCase(marco);
    const ofGermany = await openCase(dieter);
    expect(ofItaly.serviceOrganisation).toBe('GFMS Italy');
    expect(ofGermany.serviceOrganisation).toBe('GFMS Germany');
    const seen = async (caller: Caller) => [
      (await caller.get(`/cases/${ofItaly.number}`)).status,
      (await caller.get(`/cases/${ofGermany.number}`)).status,
    ];
    expect(await seen(anna)).toEqual([200, 404]);
    expect(await seen(jonas)).toEqual([404, 200]);
    expect(await seen(sven)).toEqual([200, 200]);
    expect(await lists(anna)).not.toContain(ofGermany.number);
    expect(await lists(jonas)).toEqual([ofGermany.number]);
    expect(await lists(sven)).toEqual(expect.arrayContaining([ofItaly.number, ofGermany.number]));
  });

  it('[SC9] a watcher sees it whatever his service organisation, until he is removed', async () => {
    const { number } = await openCase(marco);
    await anna.post(`/cases/${number}/watchers`);
    await anna.post(`/cases/${number}/watchers`, { personIds: ['jonas-frei'] });
    expect((await jonas.get(`/cases/${number}`)).status).toBe(200);
    expect(await lists(jonas, '?joined=true')).toContain(number);
    expect(await lists(jonas)).toContain(number);
    expect(await lists(jonas, '?joined=false')).not.toContain(number);
    await sven.del(`/cases/${number}/watchers/jonas-frei`);
    expect((await jonas.get(`/cases/${number}`)).status).toBe(404);
    expect(await lists(jonas)).not.toContain(number);
  });

  it('[SC9] seeing is not being in the chat: its messages are for those who join', async () => {
    const { number, conversationId } = await openCase(marco);
    await say(marco, conversationId, 'Before she came');
    for (const path of ['', '/messages', '/history', '/details']) {
      expect((await federica.get(`/conversations/${conversationId}${path}`)).status).toBe(404);
    }
    const answer = await federica.post(`/cases/${number}/watchers`);
    expect(answer.body).toMatchObject({ number, joined: true, conversationId });
    const { items } = (await federica.get(`/conversations/${conversationId}/messages`)).body as {
      items: Message[];
    };
    expect(items[0]!.sequence).toBe(1);
    expect(items.map((item) => item.text)).toContain('Before she came');
    expect(items.at(-1)!.line).toEqual({
      type: 'memberJoined',
      personId: 'federica-bassi',
      personName: 'Federica Bassi',
    });
  });

  it('[SC9] joining twice, also at the same time, is written down once', async () => {
    const { number, conversationId } = await openCase(marco);
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => federica.post(`/cases/${number}/watchers`)),
    );
    expect(answers.map((answer) => answer.status)).toEqual(answers.map(() => 200));
    const { items } = (await marco.get(`/conversations/${conversationId}/history`)).body as {
      items: HistoryEntry[];
    };
    expect(items.filter((entry) => entry.content?.how === 'joined')).toHaveLength(1);
  });
});

describe('watchers who come and go', () => {
  it('[CV3] any member adds people of his own company, and each gets a line', async () => {
    const { number, conversationId } = await openCase(marco);
    expect((await marco.post(`/cases/${number}/watchers`, { personIds: ['paolo-conti'] })).status).toBe(200);
    const path = `/conversations/${conversationId}/members`;
    expect((await marco.post(path, { personIds: ['stefano-ferri', 'paolo-conti'] })).status).toBe(200);
    await anna.post(`/cases/${number}/watchers`);
    expect((await anna.post(path, { personIds: ['t-weber'] })).status).toBe(200);
    const { items } = (await marco.get(`/conversations/${conversationId}/messages`)).body as {
      items: Message[];
    };
    const added = items.filter((item) => item.line?.type === 'memberAdded').map((item) => item.text);
    expect(added.slice(-3)).toEqual([
      'Marco Bianchi added Paolo Conti',
      'Marco Bianchi added Stefano Ferri',
      'Anna Keller added T. Weber',
    ]);
  });

  it('[SC9] who only sees a case adds nobody to it: he joins first', async () => {
    const { number, conversationId } = await openCase(marco);
    const answer = await federica.post(`/cases/${number}/watchers`, { personIds: ['paolo-conti'] });
    expect(answer.status).toBe(404);
    expect(await membersOf(marco, conversationId)).not.toContain('paolo-conti');
  });

  it('[SC5] [CV5] one leaves oneself, which is a line', async () => {
    const { number, conversationId } = await openCase(marco);
    expect((await marco.del(`/cases/${number}/watchers/marco-bianchi`)).status).toBe(204);
    expect((await marco.get(`/conversations/${conversationId}`)).status).toBe(404);
    const { items } = (await giulia.get(`/conversations/${conversationId}/messages`)).body as {
      items: Message[];
    };
    expect(items.at(-1)).toMatchObject({
      kind: 'line',
      authorId: 'marco-bianchi',
      line: { type: 'memberLeft', personId: 'marco-bianchi' },
    });
  });

  it('[SC5] the last watcher of a side cannot leave, nor be removed', async () => {
    const { number, conversationId } = await openCase(marco);
    expect((await marco.del(`/cases/${number}/watchers/marco-bianchi`)).status).toBe(204);
    for (const [caller, id] of [
      [giulia, 'giulia-rossi'],
      [sven, 'sven-brandt'],
    ] as const) {
      for (const path of [
        `/cases/${number}/watchers/${id}`,
        `/conversations/${conversationId}/members/${id}`,
      ]) {
        const answer = await caller.del(path);
        expect(answer.status).toBe(409);
        expect(answer.body).toMatchObject({ error: { code: 'lastOfSide' } });
      }
    }
  });

  it('[SC5] of two last ones who leave at the same moment one stays', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { number, conversationId } = await openCase(marco);
      const other = await test.startInstance();
      const giuliaElsewhere = await test.as('giulia-rossi', other.url);
      const answers = await Promise.all([
        marco.del(`/cases/${number}/watchers/marco-bianchi`),
        giuliaElsewhere.del(`/cases/${number}/watchers/giulia-rossi`),
      ]);
      expect(answers.map((answer) => answer.status).sort()).toEqual([204, 409]);
      await anna.post(`/cases/${number}/watchers`);
      expect((await membersOf(anna, conversationId)).filter((id) => /marco|giulia/.test(id))).toHaveLength(1);
      await other.app.stop();
    }
  });

  it('[SC5] a manager or dispatcher removes people of his own company, in the chat or not', async () => {
    const { number, conversationId } = await openCase(marco, { watcherIds: ['paolo-conti'] });
    expect((await giulia.del(`/cases/${number}/watchers/paolo-conti`)).status).toBe(204);
    await marco.post(`/cases/${number}/watchers`, { personIds: ['paolo-conti'] });
    await giulia.del(`/cases/${number}/watchers/giulia-rossi`);
    expect((await giulia.del(`/cases/${number}/watchers/paolo-conti`)).status).toBe(204);
    await anna.post(`/cases/${number}/watchers`);
    expect((await sven.del(`/cases/${number}/watchers/anna-keller`)).status).toBe(204);
    expect(await membersOf(marco, conversationId)).toEqual(['marco-bianchi', 'sven-brandt']);
  });

  it('[SC5] nobody else removes anyone', async () => {
    const { number, conversationId } = await openCase(marco, { watcherIds: ['paolo-conti'] });
    await anna.post(`/cases/${number}/watchers`);
    await anna.post(`/cases/${number}/watchers`, { personIds: ['t-weber', 'luis-ortega'] });
    const attempts: [Caller, string][] = [
      [marco, 'paolo-conti'],
      [marco, 'giulia-rossi'],
      [giulia, 'anna-keller'],
      [anna, 't-weber'],
      [anna, 'marco-bianchi'],
      [sven, 'marco-bianchi'],
      [await test.as('t-weber'), 'luis-ortega'],
      [await test.as('luis-ortega'), 'anna-keller'],
    ];
    const before = await membersOf(marco, conversationId);
    for (const [caller, id] of attempts) {
      for (const path of [
        `/cases/${number}/watchers/${id}`,
        `/conversations/${conversationId}/members/${id}`,
      ]) {
        const answer = await caller.del(path);
        expect(answer.status).toBe(403);
        expect(answer.body).toMatchObject({ error: { code: 'forbidden' } });
      }
    }
    expect(await membersOf(marco, conversationId)).toEqual(before);
  });
});

async function signIn(...ids: string[]): Promise<[Caller, Caller, Caller]> {
  return (await Promise.all(ids.map((id) => test.as(id)))) as [Caller, Caller, Caller];
}

async function membersOf(caller: Caller, conversationId: string): Promise<string[]> {
  const { body } = (await caller.get(`/conversations/${conversationId}`)) as { body: Conversation };
  return body.members.map((member) => member.id).sort();
}
