import type { ServiceCase } from '../../../api/contract/cases.ts';
import { tenants } from '../../../local/identity.ts';
import { personNotSetUp } from '../../../local/people.ts';
import { createCaller, type Caller } from '../../builders/createCaller.ts';
import { openCase } from '../../builders/openCase.ts';
import { openDirectChat } from '../../builders/openDirectChat.ts';
import { say } from '../../builders/say.ts';
import { setUpPerson } from '../../builders/setUpPerson.ts';
import { startTestApp, type TestApp } from '../../builders/startTestApp.ts';

let test: TestApp;
let marco: Caller;
let stefano: Caller;
let anna: Caller;
beforeAll(async () => {
  test = await startTestApp();
  marco = await test.as('marco-bianchi');
  stefano = await test.as('stefano-ferri');
  anna = await test.as('anna-keller');
});
afterAll(() => test.stop());

describe('/api/me', () => {
  it('[SE1] says who one is: person, company, role, language, and who GFMS is', async () => {
    expect((await marco.get('/me')).body).toEqual({
      setUp: true,
      person: { id: 'marco-bianchi', name: 'Marco Bianchi', companyId: 'officine-rossi', role: 'operator' },
      company: { id: 'officine-rossi', name: 'Officine Rossi', kind: 'customer' },
      role: 'operator',
      locale: 'it',
      gfms: { id: 'gfms', name: 'GFMS', kind: 'gfms' },
      files: { largestBytes: 250 * 1_048_576, refusedEndings: expect.arrayContaining(['.exe', '.lnk']) },
    });
  });

  it('[SE1] says it kindly to a valid token under which nobody is set up', async () => {
    const lena = await test.as(personNotSetUp.id);
    const me = await lena.get('/me');
    expect(me.status).toBe(200);
    expect(me.body).toEqual({
      setUp: false,
      name: 'Lena Vogt',
      reference: expect.stringMatching(/^[\dA-Z]{4}-[\dA-Z]{4}$/),
    });
    const cases = await lena.get('/cases');
    expect(cases.status).toBe(403);
    expect(cases.body).toMatchObject({ error: { code: 'notSetUp' } });
  });

  it('[SE1] knows nobody by his name, his e-mail address or his object id in another tenant', async () => {
    const [identity] = personNotSetUp.identities;
    const marcosObject = '9475b34e-44db-47f8-9ef7-1cba06c2c0f6';
    const claims = {
      name: 'Marco Bianchi',
      preferred_username: 'marco.bianchi@officine-rossi.example',
      email: 'marco.bianchi@officine-rossi.example',
      upn: 'marco.bianchi@officine-rossi.example',
      oid: marcosObject,
    };
    const token = await test.host.issuer.mintToken({ ...personNotSetUp, identities: [identity!] }, claims);
    expect((await createCaller(test.url, token).get('/me')).body).toMatchObject({ setUp: false });
  });
});

describe('a guest of GFMS', () => {
  it("[SE1] belongs to his own company, though his token carries GFMS's tenant", async () => {
    expect((await stefano.get('/me')).body).toMatchObject({
      setUp: true,
      person: { id: 'stefano-ferri', companyId: 'officine-rossi', role: 'operator' },
      company: { kind: 'customer' },
    });
    const people = (await stefano.get('/people')).body as { items: { companyId: string }[] };
    expect(new Set(people.items.map((person) => person.companyId))).toEqual(new Set(['officine-rossi']));
  });

  it('[SE1] [SC2] [SC3] sees what a customer sees: no internal case, no priority, no direct chat of GFMS', async () => {
    const shared = await openCase(anna, { title: 'Shared with the guest', priority: 1 });
    const internal = await openCase(anna, { title: 'Kept from the guest', internal: true });
    const chat = await openDirectChat(anna, ['t-weber']);
    await say(anna, chat.id, 'Not for guests');

    const cases = await stefano.get('/cases');
    expect((cases.body as { items: ServiceCase[] }).items.map((one) => one.number)).toContain(shared.number);
    expect(cases.text).not.toContain(internal.number);
    expect(cases.text).not.toContain('priority');
    expect((await stefano.get(`/cases/${internal.number}`)).status).toBe(404);
    expect((await stefano.get(`/conversations/${chat.id}`)).status).toBe(404);
    expect((await stefano.get('/conversations?query=guests')).body).toEqual({ items: [] });
  });

  it("[SE1] has none of GFMS's rights", async () => {
    const { number } = await openCase(marco);
    expect((await stefano.post(`/cases/${number}/watchers`)).status).toBe(200);
    for (const change of [{ state: 'closed' }, { priority: 1 }, { assigneeId: 'anna-keller' }]) {
      expect((await stefano.patch(`/cases/${number}`, change)).status).toBe(403);
    }
    expect((await stefano.post('/cases', { title: 'x', internal: true })).status).toBe(403);
    const foreign = await stefano.post('/conversations', { kind: 'direct', memberIds: ['anna-keller'] });
    expect(foreign.status).toBe(400);
  });

  it('[SE1] [CV1] is in a direct chat of his own company like everybody else of it', async () => {
    const chat = await openDirectChat(marco, ['stefano-ferri']);
    expect(await say(stefano, chat.id)).toMatchObject({ authorCompanyId: 'officine-rossi' });
  });
});

describe('a person with two identities', () => {
  const own = { tenantId: tenants.officineRossi, objectId: '11111111-aaaa-4aaa-8aaa-000000000001' };
  const guest = { tenantId: tenants.gfms, objectId: '22222222-bbbb-4bbb-8bbb-000000000002' };

  it('[SE1] is one and the same under both: one membership, one reading mark, one client id', async () => {
    const first = await setUpPerson(test, {
      id: 'elena-gallo',
      companyId: 'officine-rossi',
      role: 'operator',
      identities: [own, guest],
    });
    const token = await test.host.issuer.mintToken({ id: 'x', name: 'x', email: 'x', identities: [guest] });
    const second = createCaller(test.url, token);
    expect((await second.get('/me')).body).toEqual((await first.get('/me')).body);

    const chat = await openDirectChat(marco, ['elena-gallo']);
    await say(marco, chat.id);
    await first.put(`/conversations/${chat.id}/read`, { sequence: 100 });
    expect((await second.get(`/conversations/${chat.id}`)).body).toMatchObject({ unread: 0 });
    const draft = { clientId: 'same', text: 'Eccomi' };
    expect((await first.post(`/conversations/${chat.id}/messages`, draft)).status).toBe(201);
    expect((await second.post(`/conversations/${chat.id}/messages`, draft)).status).toBe(200);
  });

  it('[SE1] is nobody when tenant and object are taken from different identities', async () => {
    const mixed = { tenantId: own.tenantId, objectId: guest.objectId };
    const token = await test.host.issuer.mintToken({ id: 'x', name: 'x', email: 'x', identities: [mixed] });
    expect((await createCaller(test.url, token).get('/me')).body).toMatchObject({ setUp: false });
  });
});
