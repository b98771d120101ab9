import type { CaseHit } from '../../api/domain/relay/posts.ts';
import type { PlaceInbox } from '../../api/domain/relay/gateway.ts';
import { tenants } from '../../local/identity.ts';
import { anInvoke } from '../builders/activities.ts';
import { startBot, type RunningBot } from './startBot.ts';

let bot: RunningBot;
let asked: string[];
let shared: Parameters<PlaceInbox['share']>[0][];

beforeAll(async () => {
  bot = await startBot();
});
afterAll(() => bot.close());
beforeEach(() => {
  asked = [];
  shared = [];
  bot.inbox.localeOf = async () => 'it';
  bot.inbox.searchCases = async ({ query }) => {
    asked.push(query);
    return [aHit(), aHit({ number: 'SC-2026-000002', state: 'closed' })];
  };
  bot.inbox.share = async (one) => {
    shared.push(one);
    return { outcome: 'shared', case: aHit() };
  };
});

const aHit = (fields: Partial<CaseHit> = {}): CaseHit => ({
  number: 'SC-2026-000001',
  title: 'Spindle [stops](https://evil.example)',
  state: 'inProgress',
  severity: 'high',
  turn: null,
  customerName: 'Officine Rossi',
  machine: 'MILL P 500',
  url: 'https://teams.microsoft.com/l/entity/x',
  ...fields,
});

const invoke = (name: string, value: unknown) =>
  bot.receive(anInvoke(`composeExtension/${name}`, { serviceUrl: bot.connector.serviceUrl, value }));
/** The body as it crosses the wire. */
const look = (body: unknown) => JSON.parse(JSON.stringify(body));
const payload = {
  id: '1',
  body: { contentType: 'html', content: '<p>It <b>smokes</b> &amp; stinks</p>' },
  from: { user: { id: 'x', displayName: 'Luca Verdi' } },
};

test('[RL9] the compose box finds cases, whose titles make no links', async () => {
  const parameters = [{ name: 'query', value: 'spindle' }];
  const { status, body } = await invoke('query', { commandId: 'searchCases', parameters });
  expect([status, asked]).toEqual([200, ['spindle']]);
  const [first] = look(body).composeExtension.attachments;
  expect(first.preview.content.title).toContain('SC-2026-000001');
  expect(first.content.selectAction).toMatchObject({ type: 'Action.OpenUrl', url: aHit().url });
  expect(JSON.stringify(first.content)).not.toContain('"TextBlock"');
  await invoke('query', { parameters: [{ name: 'initialRun', value: 'true' }] });
  expect(asked).toEqual(['spindle', '']);
});

test('[RL9] a message is shared to a case that is chosen, once for each dialog', async () => {
  const opened = await invoke('fetchTask', {
    commandId: 'shareToCase',
    commandContext: 'message',
    messagePayload: payload,
  });
  const { task } = look(opened.body);
  expect(task).toMatchObject({ type: 'continue', value: { title: 'Condividi in un caso di servizio' } });
  const card = task.value.card.content;
  const choices = card.body.find(({ id }: { id?: string }) => id === 'number').choices;
  expect(choices.map(({ value }: { value: string }) => value)).toEqual(['SC-2026-000001']);

  const data = { ...card.actions[0].data, number: 'SC-2026-000001', remark: 'look' };
  const answer = await invoke('submitAction', { commandId: 'shareToCase', data });
  expect(answer.body).toEqual({ task: { type: 'message', value: 'Condiviso in SC-2026-000001.' } });
  await invoke('submitAction', { commandId: 'shareToCase', data, messagePayload: payload });
  expect(shared).toMatchObject([
    {
      number: 'SC-2026-000001',
      text: 'look',
      original: { authorName: 'Luca Verdi', text: 'It smokes & stinks' },
    },
    { original: { authorName: 'Luca Verdi', text: 'It smokes & stinks' } },
  ]);
  expect(shared[0]!.key).toBe(shared[1]!.key);
  expect(shared[0]!.key).toContain(tenants.officineRossi);
});

test('[RL9] a long message is shared whole where the client sends it again, else its beginning', async () => {
  const text = 'x'.repeat(30_000);
  const long = { ...payload, body: { contentType: 'text', content: text } };
  const { task } = look((await invoke('fetchTask', { messagePayload: long })).body);
  const data = { ...task.value.card.content.actions[0].data, number: 'SC-2026-000001' };
  expect(JSON.stringify(task).length).toBeLessThan(28_000);
  await invoke('submitAction', { data, messagePayload: long });
  await invoke('submitAction', { data });
  expect(shared.map(({ original }) => original.text)).toEqual([text, `${'x'.repeat(4_000)}…`]);
});

test('[RL9] why it was not shared is said in the language of the person', async () => {
  const data = { nonce: crypto.randomUUID(), number: 'SC-1', original: { authorName: '', text: '' } };
  bot.inbox.localeOf = async () => 'de';
  for (const reason of ['notYours', 'closed', 'notSetUp', 'tooLong'] as const) {
    bot.inbox.share = async () => ({ outcome: 'refused', reason });
    const { body } = await invoke('submitAction', { data });
    expect(look(body).task.value).toMatch(/\w{4}/);
  }
  bot.inbox.searchCases = async () => [];
  const { body } = await invoke('fetchTask', { messagePayload: payload });
  expect(look(body).task).toEqual({ type: 'message', value: expect.stringContaining('Servicefall') });
});

test('[SE3] what is no search and no choice is refused', async () => {
  expect(await invoke('query', { parameters: 'all' })).toEqual({ status: 400 });
  expect(await invoke('fetchTask', {})).toEqual({ status: 400 });
  const original = { authorName: '', text: '' };
  for (const data of [
    undefined,
    {},
    { nonce: 'x', number: '1', original },
    { nonce: crypto.randomUUID(), original },
  ]) {
    expect(await invoke('submitAction', { data })).toEqual({ status: 400 });
  }
  expect(shared).toEqual([]);
});
