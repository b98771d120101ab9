import type { Message } from '../../../api/contract/messages.ts';
import type { PlaceList } from '../../../api/contract/places.ts';
import type { ServiceCase } from '../../../api/contract/cases.ts';
import type { Caller } from '../../builders/createCaller.ts';
import { openCase } from '../../builders/openCase.ts';
import { openStream } from '../../builders/openStream.ts';
import { say } from '../../builders/say.ts';
import { startRelayTest, type RelayTest, type TeamsChat } from '../../builders/startRelayTest.ts';
import { waitUntil } from '../../../local/waitUntil.ts';
import { identityOf } from '../../builders/identityOf.ts';

const channel = { id: '19:service-italy@thread.tacv2', type: 'channel', name: 'Service Italy' } as const;

let relay: RelayTest;
let marco: Caller;
let anna: Caller;

beforeAll(async () => {
  relay = await startRelayTest();
  marco = await relay.test.as('marco-bianchi');
  anna = await relay.test.as('anna-keller');
  relay.connector.setMembers(channel.id, [identityOf('anna-keller'), identityOf('luis-ortega')]);
  await relay.chat('anna-keller', channel).say('<at>Conferencing</at> link GFMS Italy', mention);
  await relay.connector.waitFor(({ conversationIds }) =>
    conversationIds().some((id) => id.startsWith(channel.id)),
  );
});
afterAll(() => relay.stop());

const mention = {
  entities: [
    {
      type: 'mention',
      text: '<at>Conferencing</at>',
      mentioned: { id: '28:2bd7ab79-50f5-4f0b-b8ad-74903600ae3e', name: 'Conferencing' },
    },
  ],
};

/** The thread of the case, as the person uses it. */
async function threadOf(number: string, personId = 'anna-keller'): Promise<TeamsChat> {
  const find = () =>
    relay.connector
      .conversationIds()
      .find(
        (id) =>
          id.startsWith(`${channel.id};`) &&
          JSON.stringify(relay.connector.delivered(id)[0]?.card ?? '').includes(number),
      );
  await relay.connector.waitFor(() => find() !== undefined);
  const rootId = find()?.split(';messageid=')[1] ?? '';
  return relay.chat(personId, { ...channel, rootId });
}

const messagesOf = async (conversationId: string, by = anna): Promise<Message[]> =>
  ((await by.get(`/conversations/${conversationId}/messages`)).body as { items: Message[] }).items;

it('[RL2] each case has one thread, whose root says who reads the replies, and is updated in place', async () => {
  const { number } = await openCase(marco, { severity: 'machineDown', machine: { model: 'CUT P 350' } });
  const thread = await threadOf(number);
  const root = await thread.untilSays(number, 'Officine Rossi', '//', 'CUT P 350');
  expect(root.indexOf('//')).toBeLessThan(root.indexOf(number));
  await anna.post(`/cases/${number}/watchers`);
  await anna.patch(`/cases/${number}`, { assigneeId: 'anna-keller', state: 'inProgress' });
  await relay.connector.waitFor(() =>
    JSON.stringify(relay.connector.delivered(thread.conversationId)[0]?.card).includes('Anna Keller'),
  );
  const threads = relay.connector
    .conversationIds()
    .filter((id) => JSON.stringify(relay.connector.delivered(id)[0]?.card ?? '').includes(number));
  expect(threads).toHaveLength(1);
});

it('[RL1] [RL2] replies reach the customer, but not those that begin with //, and the bot reacts to what it carried', async () => {
  const { number, conversationId } = await openCase(marco);
  const chat = relay.chat('marco-bianchi');
  await chat.say(`link ${number}`);
  await chat.untilSays(number, 'Officine Rossi');
  const thread = await threadOf(number);
  await thread.say('// Guide 2-05 is in the van');
  const carried = await thread.say('Porto la guida domani alle 7');
  await chat.untilSays('Porto la guida domani alle 7', 'Anna Keller');
  expect(chat.texts().join()).not.toContain('2-05');
  expect(JSON.stringify(await messagesOf(conversationId, marco))).not.toContain('2-05');
  await relay.connector.waitFor(({ requests }) =>
    requests.some((one) => one.operation === 'react' && one.activityId === carried),
  );
  const view = (await anna.get(`/cases/${number}`)).body as ServiceCase;
  expect(view.joined).toBe(true);
});

it('[RL5] what the bot posts, and what was typed there, is not posted there again', async () => {
  const { number, conversationId } = await openCase(marco);
  await anna.post(`/cases/${number}/watchers`);
  const thread = await threadOf(number);
  await thread.say('Typed in the thread');
  await say(marco, conversationId, 'From the tab');
  await thread.untilSays('From the tab');
  await say(marco, conversationId, 'The last one');
  await thread.untilSays('The last one');
  expect(thread.texts().filter((text) => text.includes('Typed in the thread'))).toEqual([]);
  expect(thread.texts().filter((text) => text.includes('From the tab'))).toHaveLength(1);
});

it('[NT1] state and assignee are told in the thread, and what happens within a minute makes one card', async () => {
  const { number } = await openCase(marco);
  await anna.post(`/cases/${number}/watchers`);
  const thread = await threadOf(number);
  await thread.untilSays(number);
  await anna.patch(`/cases/${number}`, { assigneeId: 'anna-keller' });
  await anna.patch(`/cases/${number}`, { state: 'inProgress' });
  await anna.patch(`/cases/${number}`, { state: 'waitingForCustomer' });
  await relay.connector.waitFor(() => {
    const [, notice] = relay.connector.delivered(thread.conversationId);
    return (notice?.edits ?? 0) >= 2;
  });
  expect(relay.connector.delivered(thread.conversationId)).toHaveLength(2);
});

it('[RL2] the buttons of the root card take the case and change its state, for those who may', async () => {
  const { number } = await openCase(marco);
  const thread = await threadOf(number, 'luis-ortega');
  const seal = /"seal":"([^"]+)"/.exec(await thread.untilSays(number, 'seal'))?.[1] ?? '';
  const taken = await thread.press('take', { seal });
  expect(taken).toMatchObject({ status: 200, body: { statusCode: 200 } });
  expect((await anna.get(`/cases/${number}`)).body).toMatchObject({
    state: 'inProgress',
    assignee: { id: 'luis-ortega' },
  });
  const other = await threadOf((await openCase(marco)).number);
  const misused = await other.press('changeState', { seal, state: 'closed' });
  expect(JSON.stringify(misused.body)).not.toContain('adaptive');
  expect((await anna.get(`/cases/${number}`)).body).toMatchObject({ state: 'inProgress' });
});

it('[RL3] [RL8] people of a third company in the channel keep it from becoming the channel of cases', async () => {
  const second = { id: '19:mixed@thread.tacv2', type: 'channel', name: 'Mixed' } as const;
  relay.connector.setMembers(second.id, [identityOf('anna-keller'), identityOf('dieter-hoffmann')]);
  const place = relay.chat('sven-brandt', second);
  const id = await place.say('<at>Conferencing</at> link GFMS Italy', mention);
  const thread = relay.chat('sven-brandt', { ...second, rootId: id });
  await thread.untilSays('"Adaptive');
  const { number } = await openCase(marco);
  expect((await threadOf(number)).conversationId).toContain(channel.id);
});

it('[RL6] GFMS sees the thread among the places, the customer is told the company only', async () => {
  const { number, conversationId } = await openCase(marco);
  await anna.post(`/cases/${number}/watchers`);
  const thread = await threadOf(number);
  const { id } = await say(marco, conversationId, 'Where does it go?');
  await thread.untilSays('Where does it go?');
  const places = (await anna.get(`/conversations/${conversationId}/places`)).body as PlaceList;
  expect(places).toMatchObject({ items: [{ scope: 'thread', state: 'ok', companyId: 'gfms' }], all: 1 });
  expect((await marco.get(`/conversations/${conversationId}/places`)).body).toEqual({ items: [], all: 1 });
  const mine = (await messagesOf(conversationId, marco)).find((one) => one.id === id);
  expect(mine?.delivery).toEqual([
    expect.objectContaining({ placeName: 'GFMS', state: expect.stringMatching(/delivered|waiting/) }),
  ]);
});

it('[RL3] [SC2] what GFMS calls its chats stays at GFMS', async () => {
  const { number, conversationId } = await openCase(marco);
  await threadOf(number);
  const group = {
    id: '19:open-invoices@thread.v2',
    type: 'groupChat',
    name: 'Rossi: open invoices',
  } as const;
  relay.connector.setMembers(group.id, [identityOf('anna-keller')]);
  const chat = relay.chat('anna-keller', group);
  await chat.say(`<at>Conferencing</at> link ${number}`, mention);
  await chat.untilSays(number);
  const stream = await openStream(marco);
  await chat.say('Written in it');
  await stream.until((one) => one.event === 'entry');
  stream.close();
  for (const path of ['messages', 'history', 'places', 'details']) {
    const { text } = await marco.get(`/conversations/${conversationId}/${path}`);
    expect(text).not.toContain('open invoices');
    expect(text).not.toContain('Service Italy');
  }
  expect((await anna.get(`/conversations/${conversationId}/places`)).text).toContain('open invoices');
});

it('[RL2] wide slashes, and slashes with a space between, stay inside GFMS too', async () => {
  const { number, conversationId } = await openCase(marco);
  const thread = await threadOf(number);
  for (const text of ['／／ ours', '/ / ours', ' // ours']) await thread.say(text);
  await thread.say('theirs');
  const texts = (await messagesOf(conversationId)).filter(({ kind }) => kind === 'message');
  expect(texts.map(({ text }) => text)).toEqual(['theirs']);
});

it('[RL2] [RL6] a thread that is gone in Teams is begun anew when a person asks', async () => {
  const { number, conversationId } = await openCase(marco);
  await anna.post(`/cases/${number}/watchers`);
  const thread = await threadOf(number);
  relay.connector.fail({ conversationId: thread.conversationId, status: 404, times: 1_000 });
  await say(marco, conversationId, 'Is anybody there?');
  const placesOf = async () =>
    ((await anna.get(`/conversations/${conversationId}/places`)).body as PlaceList).items;
  expect(await waitUntil(async () => (await placesOf())[0]?.reason === 'gone', 10_000)).toBe(true);
  await anna.post(`/conversations/${conversationId}/places/${(await placesOf())[0]?.id}/retry`);
  const isNew = async () => {
    const [place] = await placesOf();
    return place !== undefined && place.state === 'ok' && place.scope === 'thread';
  };
  expect(await waitUntil(isNew, 15_000)).toBe(true);
  await say(marco, conversationId, 'In the new thread');
  await relay.connector.waitFor(({ conversationIds, delivered }) =>
    conversationIds().some(
      (id) => id !== thread.conversationId && JSON.stringify(delivered(id)).includes('In the new thread'),
    ),
  );
  relay.connector.heal();
});
