import type { Message } from '../../../api/contract/messages.ts';
import type { PlaceList } from '../../../api/contract/places.ts';
import type { Caller } from '../../builders/createCaller.ts';
import { identityOf } from '../../builders/identityOf.ts';
import { openCase } from '../../builders/openCase.ts';
import { say } from '../../builders/say.ts';
import { startRelayTest, type RelayTest, type TeamsChat } from '../../builders/startRelayTest.ts';
import { waitUntil } from '../../../local/waitUntil.ts';

const group = { id: '19:officina-notte@thread.v2', type: 'groupChat', name: 'Officina notte' } as const;

let relay: RelayTest;
let marco: Caller;
let anna: Caller;

beforeEach(async () => {
  relay = await startRelayTest();
  marco = await relay.test.as('marco-bianchi');
  anna = await relay.test.as('anna-keller');
});
afterEach(() => relay.stop());

const mention = {
  entities: [
    {
      type: 'mention',
      text: '<at>Conferencing</at>',
      mentioned: { id: '28:2bd7ab79-50f5-4f0b-b8ad-74903600ae3e', name: 'Conferencing' },
    },
  ],
};

const messages = async (conversationId: string): Promise<Message[]> =>
  ((await anna.get(`/conversations/${conversationId}/messages`)).body as { items: Message[] }).items;

async function linkGroup(
  members: string[],
  personId = 'marco-bianchi',
): Promise<{ chat: TeamsChat; conversationId: string; number: string }> {
  const opened = await openCase(marco);
  await anna.post(`/cases/${opened.number}/watchers`);
  relay.connector.setMembers(group.id, members.map(identityOf));
  const chat = relay.chat(personId, group);
  await chat.say(`<at>Conferencing</at> link ${opened.number}`, mention);
  await relay.connector.waitFor(() => chat.texts().length > 0);
  return { chat, ...opened };
}

it('[RL3] a group chat shows how many people of which companies read, and colleagues who write become participants', async () => {
  const { chat, conversationId } = await linkGroup(['marco-bianchi', 'giulia-rossi', 'paolo-conti']);
  await chat.untilSays('Officine Rossi', '3');
  await relay.chat('paolo-conti', group).say('Ho smontato la guida');
  expect((await messages(conversationId)).at(-1)).toMatchObject({
    authorId: 'paolo-conti',
    text: 'Ho smontato la guida',
  });
  const { items } = (await anna.get(`/conversations/${conversationId}/places`)).body as PlaceList;
  expect(items).toMatchObject([
    {
      name: 'Officina notte',
      scope: 'groupChat',
      readers: [{ companyName: 'Officine Rossi', count: 3 }],
      mayUnlink: false,
    },
  ]);
  const [place] = items;
  expect(await anna.del(`/conversations/${conversationId}/places/${place?.id}`)).toMatchObject({
    status: 403,
  });
  expect(await marco.del(`/conversations/${conversationId}/places/${place?.id}`)).toMatchObject({
    status: 204,
  });
  expect((await anna.get(`/conversations/${conversationId}/places`)).body).toEqual({ items: [], all: 0 });
});

it('[RL3] [RL8] a chat that people of a third company read is not linked, and one that they come into is unlinked', async () => {
  const refused = await linkGroup(['marco-bianchi', 'dieter-hoffmann']);
  expect((await anna.get(`/conversations/${refused.conversationId}/places`)).body).toMatchObject({ all: 0 });
  const { chat, conversationId } = await linkGroup(['marco-bianchi', 'giulia-rossi']);
  expect((await anna.get(`/conversations/${conversationId}/places`)).body).toMatchObject({ all: 1 });
  relay.connector.setMembers(group.id, ['marco-bianchi', 'dieter-hoffmann'].map(identityOf));
  await chat.send({
    type: 'conversationUpdate',
    membersAdded: [{ id: '29:dieter', aadObjectId: identityOf('dieter-hoffmann').aadObjectId }],
  });
  expect((await anna.get(`/conversations/${conversationId}/places`)).body).toMatchObject({ all: 0 });
});

it('[RL2] [SE1] a guest of GFMS writes in a chat there as one of his own company', async () => {
  const { chat, conversationId } = await linkGroup(['stefano-ferri', 'anna-keller'], 'stefano-ferri');
  await chat.untilSays('Officine Rossi', 'GFMS');
  await chat.say('Sono alla macchina');
  expect((await messages(conversationId)).at(-1)).toMatchObject({
    authorId: 'stefano-ferri',
    authorCompanyId: 'officine-rossi',
  });
  await relay.chat('anna-keller', group).say('// only among us');
  expect((await messages(conversationId)).at(-1)).toMatchObject({ text: '// only among us' });
});

it('[SC2] [RL8] an internal case cannot be linked, and has no thread', async () => {
  const internal = await openCase(anna, { internal: true, title: 'A weakness' });
  const chat = relay.chat('anna-keller');
  await chat.say(`link ${internal.number}`);
  await relay.connector.waitFor(() => chat.texts().length > 0);
  expect(chat.texts().join()).not.toContain('A weakness');
  expect((await anna.get(`/conversations/${internal.conversationId}/places`)).body).toEqual({
    items: [],
    all: 0,
  });
});

it('[RL9] the welcome comes once, however often the app is installed', async () => {
  const chat = relay.chat('marco-bianchi');
  await chat.send({ type: 'installationUpdate', action: 'add' });
  await chat.send({
    type: 'conversationUpdate',
    membersAdded: [{ id: '28:2bd7ab79-50f5-4f0b-b8ad-74903600ae3e' }],
  });
  await chat.say('aiuto');
  await relay.connector.waitFor(() => chat.texts().length >= 2);
  await chat.send({ type: 'installationUpdate', action: 'add' });
  await chat.say('casi');
  await relay.connector.waitFor(() => chat.texts().length >= 3);
  expect(chat.texts()).toHaveLength(3);
});

it('[MS3] [RL9] a text that is too long is refused in words, and nothing of it is stored', async () => {
  const opened = await openCase(marco);
  const chat = relay.chat('marco-bianchi');
  await chat.say(`link ${opened.number}`);
  await chat.untilSays(opened.number);
  const before = chat.texts().length;
  await chat.say('x'.repeat(20_001));
  await relay.connector.waitFor(() => chat.texts().length > before);
  const { body } = await marco.get(`/conversations/${opened.conversationId}/messages`);
  expect((body as { items: Message[] }).items.filter(({ kind }) => kind === 'message')).toEqual([]);
});

it('[RL3] what is said in chats that have nothing to do with us is neither answered nor kept', async () => {
  const other = relay.chat('marco-bianchi', { id: '19:lunch@thread.v2', type: 'groupChat', name: 'Lunch' });
  await other.say('Pizza today?');
  const chat = relay.chat('marco-bianchi');
  await chat.say('aiuto');
  await relay.connector.waitFor(() => chat.texts().length > 0);
  expect(other.texts()).toEqual([]);
});

it('[RL1] [MS6] the sender sees his message at the other company when it is there', async () => {
  const { chat, conversationId } = await linkGroup(['marco-bianchi']);
  const { id } = await say(anna, conversationId, 'Is it there?');
  await chat.untilSays('Is it there?');
  const isThere = async () =>
    (await messages(conversationId)).find((one) => one.id === id)?.delivery?.[0]?.state === 'delivered';
  expect(await waitUntil(isThere, 10_000)).toBe(true);
  const seenByMarco = (await marco.get(`/conversations/${conversationId}/messages`)).body as {
    items: Message[];
  };
  expect(seenByMarco.items.find((one) => one.id === id)?.delivery).toMatchObject([
    { placeName: 'Officina notte' },
  ]);
});

it('[SE2] [RL9] where others read too, the bot names no cases but those shown there', async () => {
  await openCase(await relay.test.as('dieter-hoffmann'), { title: 'Secret of Ulm' });
  const { chat, number } = await linkGroup(['anna-keller', 'marco-bianchi'], 'anna-keller');
  await chat.say('<at>Conferencing</at> cases', mention);
  await relay.connector.waitFor(() => chat.texts().length > 1);
  expect(chat.texts().at(-1)).toContain(number);
  await chat.press('showCases', { seal: /"seal":"([^"]+)"/.exec(chat.texts().join())?.[1] });
  const other = relay.chat('anna-keller', { id: '19:other@thread.v2', type: 'groupChat', name: 'Other' });
  for (const text of ['cases', 'link', 'what now?'])
    await other.say(`<at>Conferencing</at> ${text}`, mention);
  await relay.connector.waitFor(() => other.texts().length >= 3);
  const pressed = await other.press('showCases', {
    seal: /"seal":"([^"]+)"/.exec(other.texts().join())?.[1],
  });
  const said = [...chat.texts(), ...other.texts(), JSON.stringify(pressed.body)].join();
  expect(said).not.toContain('Secret of Ulm');
  expect([...other.texts(), JSON.stringify(pressed.body)].join()).not.toContain(number);
});
