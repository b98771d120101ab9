import type {
  Conversation,
  ConversationList,
  ConversationSummary,
} from '../../../api/contract/conversations.ts';
import type { Caller } from '../../builders/createCaller.ts';
import { openCase } from '../../builders/openCase.ts';
import { openDirectChat } from '../../builders/openDirectChat.ts';
import { say } from '../../builders/say.ts';
import { startTestApp, type TestApp } from '../../builders/startTestApp.ts';

let test: TestApp;
beforeEach(async () => {
  test = await startTestApp();
});
afterEach(() => test.stop());

it('[CV4] newest activity first: a message brings its conversation to the top, a line does not', async () => {
  const [marco, giulia] = await signIn('marco-bianchi', 'giulia-rossi');
  const first = await openDirectChat(marco, ['giulia-rossi'], { name: 'first' });
  const second = await openDirectChat(marco, ['giulia-rossi'], { name: 'second' });
  const third = await openDirectChat(marco, ['giulia-rossi'], { name: 'third' });
  const names = async (caller: Caller) => (await list(caller)).map((item) => item.name);
  expect(await names(marco)).toEqual(['third', 'second', 'first']);
  await say(giulia, first.id);
  expect(await names(marco)).toEqual(['first', 'third', 'second']);
  await say(marco, second.id);
  expect(await names(giulia)).toEqual(['second', 'first', 'third']);
  await marco.post(`/conversations/${third.id}/members`, { personIds: ['paolo-conti'] });
  await marco.patch(`/conversations/${third.id}`, { name: 'Third' });
  expect(await names(marco)).toEqual(['second', 'first', 'Third']);
});

it('[CV4] [CV5] a row: name, case, last message with its author, time and unread count, per person', async () => {
  const [marco, anna] = await signIn('marco-bianchi', 'anna-keller');
  const machine = { model: 'CUT P 350', serialNumber: 'AC-4711', technology: '', brand: '' };
  const { number, conversationId } = await openCase(marco, { title: 'Testa', machine });
  await anna.post(`/cases/${number}/watchers`);
  await say(anna, conversationId, 'Guten Tag');
  const last = await say(anna, conversationId, `${'ä'.repeat(199)}🙂 and more`);
  const [ofMarco] = await list(marco);
  expect(ofMarco).toMatchObject({
    id: conversationId,
    kind: 'serviceCase',
    name: 'Testa',
    case: { number, title: 'Testa', state: 'new', turn: 'gfms', internal: false, machine },
    lastMessage: {
      authorId: 'anna-keller',
      authorName: 'Anna Keller',
      text: 'ä'.repeat(199),
      sequence: last.sequence,
      createdAt: last.createdAt,
    },
    lastActivityAt: last.createdAt,
    unread: 2,
  });
  expect((await list(anna))[0]).toMatchObject({ id: conversationId, unread: 0 });
  const colleagues = ofMarco!.members.map((member) => [member.id, member.companyId]);
  expect(colleagues).toContainEqual(['anna-keller', 'gfms']);
});

it('[CV4] filters as one types: name, case number, person, machine serial number; every word, any case', async () => {
  const [marco, dieter] = await signIn('marco-bianchi', 'dieter-hoffmann');
  const machine = { serialNumber: 'AC-4711', model: 'CUT P 350' };
  const { number, conversationId } = await openCase(marco, { title: 'Testa di infilaggio', machine });
  const night = await openDirectChat(marco, ['federica-bassi'], { name: 'Turno di Notte' });
  const plain = await openDirectChat(marco, ['paolo-conti']);
  const room = await openDirectChat(marco, ['giulia-rossi'], { name: 'Stanza', caseNumber: number });
  await openCase(dieter, { title: 'Testa', machine });

  const found = async (query: string) =>
    (await list(marco, `?query=${encodeURIComponent(query)}`)).map((item) => item.id).sort();
  const expected: Record<string, string[]> = {
    notte: [night.id],
    'NOTTE turno': [night.id],
    'TuRnO dI nOtTe': [night.id],
    tes: [conversationId],
    federica: [night.id],
    'paolo conti': [plain.id],
    'conti paolo': [plain.id],
    'sven brandt': [conversationId],
    [number]: [conversationId, room.id],
    [number.slice(-6)]: [conversationId, room.id],
    'ac-4711': [conversationId],
    '4711': [conversationId],
    'cut p': [conversationId],
    hoffmann: [],
    'notte paolo': [],
    '%': [],
    _: [],
    '*': [],
    "'": [],
    '"': [],
    '\\': [],
    ' ': [conversationId, night.id, plain.id, room.id],
    '  notte  ': [night.id],
  };
  for (const [query, ids] of Object.entries(expected)) {
    expect([query, await found(query)]).toEqual([query, ids.sort()]);
  }
});

it('[CV4] finds a conversation by what it is called now, and by who is in it now', async () => {
  const [marco, anna] = await signIn('marco-bianchi', 'anna-keller');
  const chat = await openDirectChat(marco, ['giulia-rossi', 'paolo-conti'], { name: 'Vecchio' });
  const { number } = await openCase(marco, { title: 'Vecchio titolo' });
  const count = async (query: string) => (await list(marco, `?query=${query}`)).length;
  expect(await count('vecchio')).toBe(2);
  await marco.patch(`/conversations/${chat.id}`, { name: 'Nuovo' });
  await anna.patch(`/cases/${number}`, { title: 'Nuovo titolo', machine: { serialNumber: 'ZZ9' } });
  await marco.del(`/conversations/${chat.id}/members/paolo-conti`);
  expect([await count('vecchio'), await count('nuovo'), await count('paolo'), await count('zz9')]).toEqual([
    0, 2, 0, 1,
  ]);
});

it('[CV4] letters beyond ASCII are found in either case', async () => {
  const [dieter] = await signIn('dieter-hoffmann');
  await openDirectChat(dieter, ['katrin-mueller'], { name: 'ÖFFNUNG ÇİFT Ελλάδα' });
  for (const query of ['öffnung', 'ÖFF', 'MÜLLER', 'müller', 'ελλάδα', 'Ç']) {
    expect([query, (await list(dieter, `?query=${encodeURIComponent(query)}`)).length]).toEqual([query, 1]);
  }
});

it('[CV4] who is not a member has no row, and who leaves has none any more', async () => {
  const [marco, paolo, federica] = await signIn('marco-bianchi', 'paolo-conti', 'federica-bassi');
  const chat = await openDirectChat(marco, ['paolo-conti', 'giulia-rossi'], { name: 'Riservato' });
  expect(await list(paolo)).toHaveLength(1);
  expect(await list(federica)).toEqual([]);
  await marco.del(`/conversations/${chat.id}/members/paolo-conti`);
  expect(await list(paolo)).toEqual([]);
  expect(await list(paolo, '?query=riservato')).toEqual([]);
});

it('[CV4] [EV3] is the same on every instance, before and after the read model has taken it up', async () => {
  const [marco] = await signIn('marco-bianchi');
  const other = await test.startInstance();
  const elsewhere = await test.as('marco-bianchi', other.url);
  const chats: Conversation[] = [];
  for (const name of ['a', 'b', 'c']) chats.push(await openDirectChat(marco, ['giulia-rossi'], { name }));
  await say(marco, chats[0]!.id, 'Ecco');
  const here = await list(marco);
  expect(here.map((item) => item.name)).toEqual(['a', 'c', 'b']);
  await until(async () => {
    const there = await list(elsewhere);
    return JSON.stringify(there) === JSON.stringify(here);
  });
  const third = await test.startInstance();
  expect(await list(await test.as('marco-bianchi', third.url))).toEqual(here);
});

async function signIn(...ids: string[]): Promise<[Caller, Caller, Caller]> {
  return (await Promise.all(ids.map((id) => test.as(id)))) as [Caller, Caller, Caller];
}

async function list(caller: Caller, query = ''): Promise<ConversationSummary[]> {
  return ((await caller.get(`/conversations${query}`)).body as ConversationList).items;
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo()));
}
