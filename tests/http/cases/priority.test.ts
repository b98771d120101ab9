import type { ServiceCase } from '../../../api/contract/cases.ts';
import type { HistoryEntry } from '../../../api/contract/messages.ts';
import type { Caller } from '../../builders/createCaller.ts';
import { openCase } from '../../builders/openCase.ts';
import { openDirectChat } from '../../builders/openDirectChat.ts';
import { openStream, type TestStream } from '../../builders/openStream.ts';
import { say } from '../../builders/say.ts';
import { startTestApp, type TestApp } from '../../builders/startTestApp.ts';

let test: TestApp;
let marco: Caller;
let federica: Caller;
let anna: Caller;
let streams: TestStream[];
let number: string;
let conversationId: string;
/** Every text that a customer was given. */
const given: string[] = [];

beforeAll(async () => {
  test = await startTestApp();
  marco = listening(await test.as('marco-bianchi'));
  federica = listening(await test.as('federica-bassi'));
  anna = await test.as('anna-keller');
  streams = [await openStream(marco), await openStream(federica)];
  ({ number, conversationId } = await openCase(anna, {
    priority: 1,
    contact: { name: 'Marco Bianchi', telephone: '', email: '' },
  }));
  await anna.patch(`/cases/${number}`, { priority: 3 });
  await anna.patch(`/cases/${number}`, { priority: 4, severity: 'high', title: 'Both at once' });
  await anna.patch(`/cases/${number}`, { priority: null });
  await anna.patch(`/cases/${number}`, { priority: 2 });
});
afterAll(() => test.stop());

it('[SC3] GFMS reads and sets the priority', async () => {
  expect((await anna.get(`/cases/${number}`)).body).toMatchObject({ priority: 2 });
  expect((await anna.patch(`/cases/${number}`, { priority: null })).body).toMatchObject({ priority: null });
  expect((await anna.patch(`/cases/${number}`, { priority: 2 })).body).toMatchObject({ priority: 2 });
  const list = (await anna.get('/cases')).body as { items: ServiceCase[] };
  expect(list.items.map((one) => one.priority)).toEqual([2]);
});

it('[SC3] no answer to a customer holds it: none that reads, none that writes, no refusal', async () => {
  const of = `/conversations/${conversationId}`;
  const reads = ['/me', '/people', '/cases', `/cases/${number}`, '/cases?state=open', '/conversations', of];
  for (const caller of [marco, federica]) {
    for (const path of [...reads, `${of}/details`, `${of}/messages`, `${of}/history`]) await caller.get(path);
  }
  await marco.patch(`/cases/${number}`, { severity: 'machineDown', description: 'It stands still' });
  await marco.patch(`/cases/${number}`, { priority: 1 });
  await marco.patch(`/cases/${number}`, { contact: { name: 'Giulia' }, priority: null });
  await marco.post('/cases', { title: 'x', priority: 1 });
  await marco.post(`/cases/${number}/watchers`, { personIds: ['paolo-conti'] });
  await federica.post(`/cases/${number}/watchers`);
  await federica.get(`${of}/history`);
  await marco.put(`${of}/read`, { sequence: 100 });
  await say(marco, conversationId);
  await openDirectChat(marco, ['federica-bassi'], { caseNumber: number });
  await marco.get('/conversations');
  expect(given.length).toBeGreaterThan(30);
  // The word stands in the refusal of a request that holds it, the value nowhere.
  for (const text of given) expect(text).not.toContain('"priority"');
});

it('[SC3] [EV2] no live event to a customer holds it, nor tells that it was changed', async () => {
  const stream = streams[0]!;
  const last = await say(marco, conversationId, 'The last one');
  await stream.until((event) => event.event === 'entry' && event.data.message?.id === last.id);
  await streams[1]!.until((event) => event.event === 'entry' && event.data.message?.id === last.id);
  for (const one of streams) expect(JSON.stringify(one.events)).not.toContain('priority');

  const { items } = (await anna.get(`/conversations/${conversationId}/history?limit=100`)).body as {
    items: HistoryEntry[];
  };
  const hidden = items.filter((entry) => entry.kind === 'internalChanged').map((entry) => entry.sequence);
  expect(hidden.length).toBeGreaterThan(4);
  const told = stream.events.flatMap((event) => (event.event === 'entry' ? [event.data.sequence] : []));
  expect(told.filter((sequence) => hidden.includes(sequence))).toEqual([]);
});

it('[SC3] [MS2] [SE5] in the history a change of it is a link of the chain and nothing more', async () => {
  const path = `/conversations/${conversationId}/history?limit=100`;
  const ofGfms = ((await anna.get(path)).body as { items: HistoryEntry[] }).items;
  const ofCustomer = ((await marco.get(path)).body as { items: HistoryEntry[] }).items;
  expect(ofCustomer.map((entry) => entry.sequence)).toEqual(ofGfms.map((entry) => entry.sequence));
  for (const [at, entry] of ofGfms.entries()) {
    const seen = ofCustomer[at]!;
    expect([seen.hash, seen.previousHash, seen.id]).toEqual([entry.hash, entry.previousHash, entry.id]);
    if (entry.kind !== 'internalChanged') continue;
    expect(Object.keys(entry.content!.changes as object)).toEqual(['priority']);
    expect({ ...seen, id: '', hash: '', previousHash: '', sequence: 0 }).toEqual({
      id: '',
      sequence: 0,
      previousHash: '',
      hash: '',
      kind: 'internal',
      authorId: null,
      createdAt: null,
      content: null,
    });
  }
});

it('[SC3] a line names the fields that everybody may know of, and no other', async () => {
  const { text } = await marco.get(`/conversations/${conversationId}/messages`);
  expect(text).toContain('"caseChanged"');
  expect(text).toContain('Both at once');
  expect(text).not.toContain('priority');
});

/** Keeps every text that the person is given. */
function listening(caller: Caller): Caller {
  const keep = <Answer extends { text: string }>(answer: Promise<Answer>) =>
    answer.then((one) => {
      given.push(one.text);
      return one;
    });
  return {
    ...caller,
    get: (path) => keep(caller.get(path)),
    post: (path, body) => keep(caller.post(path, body)),
    put: (path, body) => keep(caller.put(path, body)),
    patch: (path, body) => keep(caller.patch(path, body)),
    del: (path) => keep(caller.del(path)),
  };
}
