import type { ServiceCase } from '../../../api/contract/cases.ts';
import type { Message } from '../../../api/contract/messages.ts';
import type { Caller } from '../../builders/createCaller.ts';
import { openCase } from '../../builders/openCase.ts';
import { startTestApp, type TestApp } from '../../builders/startTestApp.ts';

let test: TestApp;
let marco: Caller;
let anna: Caller;
beforeAll(async () => {
  test = await startTestApp();
  marco = await test.as('marco-bianchi');
  anna = await test.as('anna-keller');
});
afterAll(() => test.stop());

const full = {
  title: 'Wire breaks at threading',
  description: 'Since the change of the wire.\nAlways at the same place.',
  severity: 'high',
  machine: { model: 'CUT P 350', serialNumber: 'AC-4711', technology: 'wire EDM', brand: 'AgieCharmilles' },
  alarmText: 'E0815 (invented)',
  site: { name: 'Hall 2', timeZone: 'Europe/Rome' },
  contact: { name: 'Marco Bianchi', telephone: '+39 030 1234567', email: 'marco@officine-rossi.example' },
  customerReference: 'M-77/2026',
};

describe('a service case', () => {
  it('[SC1] keeps every field it was given, and fills in the rest', async () => {
    const created = await openCase(marco, full);
    expect(created).toEqual({
      ...full,
      number: expect.stringMatching(/^SC-\d{4}-\d{6}$/),
      state: 'new',
      internal: false,
      customer: { id: 'officine-rossi', name: 'Officine Rossi', kind: 'customer' },
      serviceOrganisation: 'GFMS Italy',
      assignee: null,
      turn: 'gfms',
      turnSince: created.createdAt,
      downSince: null,
      createdBy: { id: 'marco-bianchi', name: 'Marco Bianchi' },
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      closedAt: null,
      externalId: null,
      conversationId: expect.any(String),
      joined: true,
    });
    expect((await marco.get(`/cases/${created.number}`)).body).toEqual(created);
    expect((await anna.get(`/cases/${created.number}`)).body).toEqual({
      ...created,
      priority: null,
      joined: false,
    });
  });

  it('[SC1] needs a title only', async () => {
    const created = await openCase(marco, { title: '  Wire  ' });
    expect(created).toMatchObject({
      title: 'Wire',
      description: '',
      severity: 'medium',
      machine: { model: '', serialNumber: '', technology: '', brand: '' },
      contact: { name: '', telephone: '', email: '' },
    });
    for (const title of [undefined, '', '   ', 'x'.repeat(201)]) {
      const answer = await marco.post('/cases', { title });
      expect(answer.status).toBe(400);
      expect(answer.body).toMatchObject({ error: { code: 'invalid', field: 'title' } });
    }
    expect((await openCase(marco, { title: 'x'.repeat(200) })).title).toHaveLength(200);
  });

  it('[SC1] has a number of its own, also when many are opened at once on two instances', async () => {
    const other = await test.startInstance();
    const marcoElsewhere = await test.as('marco-bianchi', other.url);
    const cases = await Promise.all(
      Array.from({ length: 30 }, (_one, at) =>
        openCase(at % 2 ? marco : marcoElsewhere, { title: `Case ${at}` }),
      ),
    );
    expect(new Set(cases.map((one) => one.number)).size).toBe(30);
    expect(new Set(cases.map((one) => one.conversationId)).size).toBe(30);
    await other.app.stop();
  });

  it('[SC1] is of the customer whom GFMS names, and of no other company', async () => {
    const created = await openCase(anna, { customerId: 'mueller-formenbau' });
    expect(created.customer.id).toBe('mueller-formenbau');
    expect((await marco.get(`/cases/${created.number}`)).status).toBe(404);
    const without = await anna.post('/cases', { title: 'x' });
    expect(without.status).toBe(400);
    expect(without.body).toMatchObject({ error: { field: 'customerId' } });
  });

  it('[SC4] is opened by one line when the machine is down, and says since when', async () => {
    const before = new Date().toISOString();
    const created = await openCase(marco, {
      title: 'Ferma',
      severity: 'machineDown',
      machine: { serialNumber: 'X' },
    });
    expect(created.downSince! >= before).toBe(true);
    expect(created.machine.serialNumber).toBe('X');
    const since = '2026-03-01T04:00:00.000Z';
    expect(await openCase(marco, { severity: 'machineDown', downSince: since })).toMatchObject({
      downSince: since,
    });
    for (const downSince of ['yesterday', '2026-02-30T00:00:00Z', '2026-03-01T04:00:00+01:00', 7]) {
      expect((await marco.post('/cases', { title: 'x', downSince })).status).toBe(400);
    }
  });
});

describe('a change', () => {
  it('[SC1] touches the named fields only, those of machine and contact one by one', async () => {
    const { number } = await openCase(marco, full);
    const changed = await marco.patch(`/cases/${number}`, {
      machine: { serialNumber: 'AC-4712' },
      contact: { telephone: '' },
    });
    expect(changed.body).toMatchObject({
      ...full,
      machine: { ...full.machine, serialNumber: 'AC-4712' },
      contact: { ...full.contact, telephone: '' },
    });
  });

  it('[CV5] [SC1] is a line that says by whom, what, and of words what they are now', async () => {
    const { number, conversationId } = await openCase(marco, full);
    await anna.post(`/cases/${number}/watchers`);
    await anna.patch(`/cases/${number}`, {
      state: 'waitingForCustomer',
      title: 'New title',
      alarmText: 'E1',
    });
    const { items } = (await marco.get(`/conversations/${conversationId}/messages`)).body as {
      items: Message[];
    };
    expect(items.at(-1)).toMatchObject({
      kind: 'line',
      authorId: 'anna-keller',
      line: { type: 'caseChanged', state: 'waitingForCustomer', title: 'New title', fields: ['alarmText'] },
    });
  });

  it('[MS1] that changes nothing is no entry, so that a repeat has the effect of one', async () => {
    const { number, conversationId } = await openCase(marco, full);
    await anna.patch(`/cases/${number}`, { state: 'inProgress', priority: 2, assigneeId: 'anna-keller' });
    const path = `/conversations/${conversationId}/history`;
    const before = await marco.get(path);
    const again = {
      state: 'inProgress',
      priority: 2,
      assigneeId: 'anna-keller',
      machine: { model: 'CUT P 350' },
    };
    expect((await anna.patch(`/cases/${number}`, again)).status).toBe(200);
    expect((await marco.get(path)).text).toBe(before.text);
    const nothing = await anna.patch(`/cases/${number}`, {});
    expect(nothing.status).toBe(400);
  });

  it('[SC5] of the assignee makes him a watcher', async () => {
    const { number, conversationId } = await openCase(marco);
    const answer = await anna.patch(`/cases/${number}`, { assigneeId: 'luis-ortega' });
    expect(answer.body).toMatchObject({
      assignee: { id: 'luis-ortega', name: 'Luis Ortega' },
      joined: false,
    });
    const luis = await test.as('luis-ortega');
    expect((await luis.get(`/conversations/${conversationId}`)).status).toBe(200);
    expect((await luis.get('/cases?joined=true')).text).toContain(number);
  });

  it('[SC8] of the state turns the turn, and tells since when', async () => {
    const { number, createdAt } = await openCase(marco);
    const steps: [string, string | null][] = [
      ['inProgress', 'gfms'],
      ['waitingForCustomer', 'customer'],
      ['waitingForGfms', 'gfms'],
      ['closed', null],
    ];
    let since: string | null = createdAt;
    for (const [state, turn] of steps) {
      const before = turn === 'gfms' && state === 'inProgress' ? since : null;
      const answer = (await anna.patch(`/cases/${number}`, { state })).body as ServiceCase;
      expect(answer).toMatchObject({ state, turn });
      if (before !== null) expect(answer.turnSince).toBe(before);
      else if (turn === null) expect(answer.turnSince).toBeNull();
      else expect(answer.turnSince! >= since!).toBe(true);
      since = answer.turnSince;
    }
  });

  it('[SC8] of the severity starts and ends the time that the machine is down', async () => {
    const { number } = await openCase(marco);
    const down = (await marco.patch(`/cases/${number}`, { severity: 'machineDown' })).body as ServiceCase;
    expect(down.downSince).not.toBeNull();
    const still = (await anna.patch(`/cases/${number}`, { severity: 'machineDown' })).body as ServiceCase;
    expect(still.downSince).toBe(down.downSince);
    expect((await marco.patch(`/cases/${number}`, { severity: 'low' })).body).toMatchObject({
      downSince: null,
      state: 'new',
    });
  });

  it('[MS2] of many at once ends where the log ends: every reader has the same case', async () => {
    const { number, conversationId } = await openCase(marco);
    const other = await test.startInstance();
    const annaElsewhere = await test.as('anna-keller', other.url);
    await Promise.all(
      Array.from({ length: 20 }, (_one, at) =>
        (at % 2 ? anna : annaElsewhere).patch(`/cases/${number}`, {
          customerReference: `R${at}`,
          priority: (at % 4) + 1,
        }),
      ),
    );
    const here = (await anna.patch(`/cases/${number}`, { alarmText: 'settled' })).body as ServiceCase;
    const there = (await annaElsewhere.patch(`/cases/${number}`, { site: { name: 'settled' } }))
      .body as ServiceCase;
    expect(there.customerReference).toBe(here.customerReference);
    expect(there.priority).toBe(here.priority);
    expect((await marco.get(`/conversations/${conversationId}/history?limit=100`)).status).toBe(200);
    await other.app.stop();
  });
});
