import type { Conversation } from '../../../api/contract/conversations.ts';
import type { Message } from '../../../api/contract/messages.ts';
import { tenants } from '../../../local/identity.ts';
import type { Caller } from '../../builders/createCaller.ts';
import { openCase } from '../../builders/openCase.ts';
import { openDirectChat } from '../../builders/openDirectChat.ts';
import { say } from '../../builders/say.ts';
import { setUpPerson } from '../../builders/setUpPerson.ts';
import { startTestApp, type TestApp } from '../../builders/startTestApp.ts';

let test: TestApp;
let marco: Caller;
let giulia: Caller;
let anna: Caller;
beforeAll(async () => {
  test = await startTestApp();
  marco = await test.as('marco-bianchi');
  giulia = await test.as('giulia-rossi');
  anna = await test.as('anna-keller');
});
afterAll(() => test.stop());

describe('a new direct conversation', () => {
  it('[CV1] [CV2] is of people of one company, on either side, and opens at once', async () => {
    const chat = await openDirectChat(marco, ['giulia-rossi', 'stefano-ferri'], {
      name: '  Turno di notte ',
    });
    expect(chat).toMatchObject({
      kind: 'direct',
      name: 'Turno di notte',
      case: null,
      companies: [{ id: 'officine-rossi' }],
      lastMessage: null,
      unread: 0,
      createdBy: { id: 'marco-bianchi', name: 'Marco Bianchi' },
    });
    expect(chat.members.map((member) => member.id)).toEqual([
      'marco-bianchi',
      'giulia-rossi',
      'stefano-ferri',
    ]);
    expect((await giulia.get(`/conversations/${chat.id}`)).body).toMatchObject({ id: chat.id, unread: 0 });
    const ofGfms = await openDirectChat(anna, ['jonas-frei']);
    expect(ofGfms.companies).toEqual([{ id: 'gfms', name: 'GFMS', kind: 'gfms' }]);
  });

  it('[CV2] needs no name: then it is for the client to show the people’s', async () => {
    expect((await openDirectChat(marco, ['giulia-rossi'])).name).toBeNull();
    for (const name of ['', '   ', 'x'.repeat(201), 7]) {
      const answer = await marco.post('/conversations', {
        kind: 'direct',
        memberIds: ['giulia-rossi'],
        name,
      });
      expect(answer.status).toBe(400);
      expect(answer.body).toMatchObject({ error: { field: 'name' } });
    }
  });

  it('[CV1] has at least two people, and its creator among them once', async () => {
    for (const memberIds of [[], ['marco-bianchi'], ['marco-bianchi', 'marco-bianchi']]) {
      const answer = await marco.post('/conversations', { kind: 'direct', memberIds });
      expect(answer.status).toBe(400);
    }
    const chat = await openDirectChat(marco, ['giulia-rossi', 'marco-bianchi', 'giulia-rossi']);
    expect(chat.members.map((member) => member.id)).toEqual(['marco-bianchi', 'giulia-rossi']);
  });

  it('[CV1] is never anything but direct', async () => {
    for (const kind of ['serviceCase', 'group', null]) {
      const answer = await marco.post('/conversations', { kind, memberIds: ['giulia-rossi'] });
      expect(answer.status).toBe(400);
    }
  });

  it('[CV2] may be the side room of a case its creator sees, joined or not', async () => {
    const { number, title } = await openCase(marco, { title: 'Testa' });
    const federica = await test.as('federica-bassi');
    const room = await openDirectChat(federica, ['marco-bianchi'], { caseNumber: number });
    expect(room).toMatchObject({ kind: 'direct', name: null, case: { number, title, state: 'new' } });
    expect((await marco.get(`/conversations/${room.id}/details`)).body).toMatchObject({
      case: { number, joined: true },
    });
    expect((await federica.get(`/conversations/${room.id}/details`)).body).toMatchObject({
      case: { number, joined: false },
    });
    const rooms = (await marco.get(`/conversations?case=${number}`)).body as { items: Conversation[] };
    expect(rooms.items.map((item) => item.kind).sort()).toEqual(['direct', 'serviceCase']);
  });

  it('[CV2] [SC2] as side room of an internal case shows the case to those who see it', async () => {
    const { number } = await openCase(anna, { internal: true, title: 'Intern' });
    const room = await openDirectChat(anna, ['jonas-frei'], { caseNumber: number });
    expect(room.case).toMatchObject({ number, internal: true });
    const jonas = await test.as('jonas-frei');
    expect((await jonas.get(`/conversations/${room.id}`)).body).toMatchObject({ id: room.id, case: null });
    expect((await jonas.get(`/conversations/${room.id}/details`)).body).toMatchObject({ case: null });
  });

  it('[CV1] [CV2] [MS1] takes as many people as a request may name', async () => {
    const memberIds = Array.from({ length: 101 }, (_one, at) => `worker-${at}`);
    for (const [at, id] of memberIds.entries()) {
      const objectId = `44444444-dddd-4ddd-8ddd-${String(at).padStart(12, '0')}`;
      const identities = [{ tenantId: tenants.officineRossi, objectId }];
      await setUpPerson(test, { id, companyId: 'officine-rossi', role: 'operator', identities });
    }
    const draft = { clientId: 'all hands'.replace(' ', '-'), name: 'All hands' };
    const chat = await openDirectChat(marco, memberIds.slice(0, 100), draft);
    expect(chat.members).toHaveLength(101);
    const again = await marco.post('/conversations', {
      kind: 'direct',
      memberIds: memberIds.slice(0, 100),
      ...draft,
    });
    expect([again.status, (again.body as Conversation).members.length]).toEqual([200, 101]);

    const added = await openDirectChat(marco, ['giulia-rossi']);
    const answer = await marco.post(`/conversations/${added.id}/members`, {
      personIds: memberIds.slice(0, 100),
    });
    expect((answer.body as Conversation).members).toHaveLength(102);
    const opened = await openCase(marco, { watcherIds: memberIds.slice(0, 100) });
    const ofCase = (await marco.get(`/conversations/${opened.conversationId}`)).body as Conversation;
    expect(ofCase.members).toHaveLength(103);

    const tooMany = await marco.post('/conversations', { kind: 'direct', memberIds });
    expect(tooMany.status).toBe(400);
    expect(tooMany.body).toMatchObject({ error: { field: 'memberIds' } });
  });
});

describe('its life', () => {
  it('[CV5] renaming, adding, leaving and removing are lines, by whom and when', async () => {
    const { id } = await openDirectChat(marco, ['giulia-rossi'], { name: 'Uno' });
    const path = `/conversations/${id}`;
    expect((await giulia.patch(path, { name: ' Due ' })).body).toMatchObject({ name: 'Due' });
    await giulia.post(`${path}/members`, { personIds: ['paolo-conti', 'federica-bassi'] });
    await marco.del(`${path}/members/paolo-conti`);
    await giulia.del(`${path}/members/giulia-rossi`);
    const { items } = (await marco.get(`${path}/messages`)).body as { items: Message[] };
    expect(items.map((item) => [item.authorId, item.text])).toEqual([
      ['marco-bianchi', 'Marco Bianchi created the conversation'],
      ['marco-bianchi', 'Marco Bianchi added Giulia Rossi'],
      ['giulia-rossi', 'Giulia Rossi renamed the conversation to Due'],
      ['giulia-rossi', 'Giulia Rossi added Paolo Conti'],
      ['giulia-rossi', 'Giulia Rossi added Federica Bassi'],
      ['marco-bianchi', 'Marco Bianchi removed Paolo Conti'],
      ['giulia-rossi', 'Giulia Rossi left'],
    ]);
    for (const item of items) expect(item.createdAt).toMatch(/^\d{4}-\d\d-\d\dT/);
  });

  it('[CV5] what changes nothing is no line', async () => {
    const { id } = await openDirectChat(marco, ['giulia-rossi'], { name: 'Uno' });
    const before = await marco.get(`/conversations/${id}/history`);
    expect((await marco.patch(`/conversations/${id}`, { name: 'Uno' })).status).toBe(200);
    const added = await marco.post(`/conversations/${id}/members`, { personIds: ['giulia-rossi'] });
    expect(added.status).toBe(200);
    expect((await marco.get(`/conversations/${id}/history`)).text).toBe(before.text);
  });

  it('[CV1] the last one stays', async () => {
    const { id } = await openDirectChat(marco, ['giulia-rossi']);
    expect((await giulia.del(`/conversations/${id}/members/giulia-rossi`)).status).toBe(204);
    expect((await marco.del(`/conversations/${id}/members/marco-bianchi`)).status).toBe(409);
    expect((await giulia.get(`/conversations/${id}`)).status).toBe(404);
  });

  it('[CV1] of the members each may remove each, and nobody twice', async () => {
    const { id } = await openDirectChat(marco, ['giulia-rossi', 'paolo-conti']);
    const path = `/conversations/${id}/members/giulia-rossi`;
    expect((await (await test.as('paolo-conti')).del(path)).status).toBe(204);
    expect((await marco.del(path)).status).toBe(404);
  });

  it('[CV1] who comes back reads everything, also what was said meanwhile', async () => {
    const { id } = await openDirectChat(marco, ['giulia-rossi', 'paolo-conti']);
    const paolo = await test.as('paolo-conti');
    await marco.del(`/conversations/${id}/members/paolo-conti`);
    await say(marco, id, 'Meanwhile');
    expect((await paolo.get(`/conversations/${id}/messages`)).status).toBe(404);
    await marco.post(`/conversations/${id}/members`, { personIds: ['paolo-conti'] });
    expect((await paolo.get(`/conversations/${id}/messages`)).text).toContain('Meanwhile');
    expect((await paolo.get(`/conversations/${id}`)).body).toMatchObject({ unread: 0 });
  });

  it('[CV3] [CV5] a Service Case Chat is named by its case, and renamed by nobody', async () => {
    const { conversationId } = await openCase(marco, { title: 'Testa' });
    const answer = await marco.patch(`/conversations/${conversationId}`, { name: 'Altro' });
    expect(answer.status).toBe(403);
    expect((await marco.get(`/conversations/${conversationId}`)).body).toMatchObject({ name: 'Testa' });
  });
});

describe('people', () => {
  it('[CV2] are offered of the own company only, found by every word of a name', async () => {
    const names = async (caller: Caller, query: string) =>
      (
        (await caller.get(`/people?query=${encodeURIComponent(query)}`)).body as { items: { name: string }[] }
      ).items
        .map((one) => one.name)
        .filter((name) => !name.startsWith('worker'));
    expect(await names(marco, '')).toEqual([
      'Federica Bassi',
      'Giulia Rossi',
      'Marco Bianchi',
      'Paolo Conti',
      'Stefano Ferri',
    ]);
    expect(await names(marco, 'ROSSI giu')).toEqual(['Giulia Rossi']);
    expect(await names(marco, 'keller')).toEqual([]);
    expect(await names(anna, 'keller')).toEqual(['Anna Keller']);
    expect(await names(await test.as('dieter-hoffmann'), 'müller')).toEqual(['Katrin Müller']);
  });
});
