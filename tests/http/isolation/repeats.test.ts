import type { ServiceCase } from '../../../api/contract/cases.ts';
import type { Conversation } from '../../../api/contract/conversations.ts';
import type { Caller } from '../../builders/createCaller.ts';
import { say } from '../../builders/say.ts';
import { startTestApp, type TestApp } from '../../builders/startTestApp.ts';

let test: TestApp;
let marco: Caller;
let giulia: Caller;
let sven: Caller;
let jonas: Caller;
beforeAll(async () => {
  test = await startTestApp();
  marco = await test.as('marco-bianchi');
  giulia = await test.as('giulia-rossi');
  sven = await test.as('sven-brandt');
  jonas = await test.as('jonas-frei');
});
afterAll(() => test.stop());

describe('a request repeated after its sender was removed', () => {
  it('[SE2] [CV1] does not give him the conversation that he created', async () => {
    const draft = { kind: 'direct', memberIds: ['giulia-rossi', 'paolo-conti'], clientId: 'night-shift' };
    const created = await marco.post('/conversations', draft);
    expect(created.status).toBe(201);
    const { id } = created.body as Conversation;
    expect((await giulia.del(`/conversations/${id}/members/marco-bianchi`)).status).toBe(204);
    await say(giulia, id, 'Not for Marco');

    const again = await marco.post('/conversations', draft);
    expect(again.status).toBe(404);
    expect(again.text).not.toContain('Not for Marco');
    expect((await giulia.get(`/conversations/${id}/history`)).text).not.toContain('joined');
  });

  it('[SE2] [SC9] does not give him the case of another service organisation that he opened', async () => {
    const draft = { title: 'Spindle', customerId: 'officine-rossi', clientId: 'spindle', internal: true };
    const created = await jonas.post('/cases', draft);
    expect(created.status).toBe(201);
    const { number } = created.body as ServiceCase;
    expect((await jonas.post('/cases', draft)).status).toBe(200);
    expect((await sven.del(`/cases/${number}/watchers/jonas-frei`)).status).toBe(204);
    expect((await jonas.get(`/cases/${number}`)).status).toBe(404);
    expect((await jonas.post('/cases', draft)).status).toBe(404);
  });

  it('[SE2] [MS1] does not answer for the message that he sent', async () => {
    const { body } = await marco.post('/conversations', { kind: 'direct', memberIds: ['giulia-rossi'] });
    const { id } = body as Conversation;
    const draft = { clientId: 'a', text: 'Ciao' };
    expect((await marco.post(`/conversations/${id}/messages`, draft)).status).toBe(201);
    expect((await giulia.del(`/conversations/${id}/members/marco-bianchi`)).status).toBe(204);
    expect((await marco.post(`/conversations/${id}/messages`, draft)).status).toBe(404);
  });
});

describe('a repeated request that opens a case', () => {
  it('[SC2] [SC5] gives the case as it is now, also after it was shared', async () => {
    const draft = { title: 'Head', customerId: 'officine-rossi', clientId: 'head', internal: true };
    const { number } = (await sven.post('/cases', draft)).body as ServiceCase;
    const shared = await sven.patch(`/cases/${number}`, { internal: false, confirmSharing: true });
    expect(shared.status).toBe(200);
    const again = await sven.post('/cases', draft);
    expect(again.status).toBe(200);
    expect(again.body).toEqual(shared.body);
  });

  it('[SC2] never shares it, though the repeat no longer says that it is internal', async () => {
    const draft = { title: 'Table', customerId: 'officine-rossi', clientId: 'table' };
    const created = (await sven.post('/cases', { ...draft, internal: true })).body as ServiceCase;
    const again = await sven.post('/cases', draft);
    expect([again.status, again.body]).toEqual([200, created]);
    expect((await marco.get(`/cases/${created.number}`)).status).toBe(404);
  });

  it('[MS1] [SC5] makes one case of fifty at the same time', async () => {
    const draft = { title: 'Wire', clientId: 'wire' };
    const answers = await Promise.all(Array.from({ length: 50 }, () => marco.post('/cases', draft)));
    expect(answers.filter((answer) => answer.status === 201)).toHaveLength(1);
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(49);
    expect(new Set(answers.map((answer) => (answer.body as ServiceCase).number)).size).toBe(1);
    const listed = (await marco.get('/cases?query=Wire')).body as { items: ServiceCase[] };
    expect(listed.items).toHaveLength(1);
  });
});

it('[MS1] [CV2] fifty times the same request at once open one conversation', async () => {
  const draft = { kind: 'direct', memberIds: ['giulia-rossi'], name: 'Turno', clientId: 'fifty' };
  const answers = await Promise.all(Array.from({ length: 50 }, () => marco.post('/conversations', draft)));
  expect(answers.filter((answer) => answer.status === 201)).toHaveLength(1);
  expect(answers.filter((answer) => answer.status === 200)).toHaveLength(49);
  expect(new Set(answers.map((answer) => (answer.body as Conversation).id)).size).toBe(1);
});
