import { messageList, type MessageList } from '../../../api/contract/messages.ts';
import { placeList, type PlaceList } from '../../../api/contract/places.ts';
import { limits } from '../../../api/contract/limits.ts';
import { clientId } from '../../../local/identity.ts';
import type { Answered, Caller } from '../../builders/createCaller.ts';
import { identityOf } from '../../builders/identityOf.ts';
import { openCase } from '../../builders/openCase.ts';
import { openDirectChat } from '../../builders/openDirectChat.ts';
import { say } from '../../builders/say.ts';
import { sendRaw } from '../../builders/sendRaw.ts';
import { startRelayTest, type RelayTest, type TeamsPlace } from '../../builders/startRelayTest.ts';
import { until } from '../live/until.ts';

const group: TeamsPlace = { id: '19:sala-macchine@thread.v2', type: 'groupChat', name: 'Sala macchine' };
const unknownPlace = '33333333-3333-8333-a333-333333333333';

let relay: RelayTest;
let marco: Caller;
let anna: Caller;
let first: { conversationId: string; number: string; placeId: string; messageId: string };
let second: { conversationId: string; number: string; placeId: string; messageId: string };

beforeAll(async () => {
  relay = await startRelayTest();
  marco = await relay.test.as('marco-bianchi');
  anna = await relay.test.as('anna-keller');
  relay.connector.setMembers(group.id, [identityOf('marco-bianchi')]);
  first = await openLinked('Wire breaks', relay.chat('marco-bianchi'));
  second = await openLinked('No water', relay.chat('marco-bianchi', group));
});
afterAll(() => relay.stop());

const mention = {
  entities: [
    {
      type: 'mention',
      text: '<at>Conferencing</at>',
      mentioned: { id: `28:${clientId}`, name: 'Conferencing' },
    },
  ],
};

async function openLinked(title: string, chat: ReturnType<RelayTest['chat']>) {
  const opened = await openCase(marco, { title });
  await anna.post(`/cases/${opened.number}/watchers`);
  const { id: messageId } = await say(anna, opened.conversationId, 'Before it was linked');
  await chat.say(`<at>Conferencing</at> link ${opened.number}`, mention);
  await chat.untilSays(opened.number, title);
  const [place] = await placesOf(opened.conversationId, marco);
  return { ...opened, messageId, placeId: place!.id };
}

const placesOf = async (conversationId: string, reader: Caller) =>
  ((await reader.get(`/conversations/${conversationId}/places`)).body as PlaceList).items;

const requests: Record<string, (by: Caller, ids: Target) => Promise<Answered>> = {
  unlink: (by, { conversationId, placeId }) => by.del(`/conversations/${conversationId}/places/${placeId}`),
  retry: (by, { conversationId, placeId }) =>
    by.post(`/conversations/${conversationId}/places/${placeId}/retry`),
  resend: (by, { conversationId, placeId, messageId }) =>
    by.post(`/conversations/${conversationId}/messages/${messageId}/deliveries/${placeId}/resend`),
};
type Target = { conversationId: string; placeId: string; messageId: string };

describe.each(Object.keys(requests))('to %s', (what) => {
  const send = (by: Caller, ids: Target) => requests[what]!(by, ids);

  it("[SE2] [RL3] a place of another conversation is not there, nor another conversation's message", async () => {
    const unknown = await send(marco, { ...first, placeId: unknownPlace });
    expect(unknown.status).toBe(404);
    const mixed = [
      { ...first, placeId: second.placeId },
      { ...second, placeId: first.placeId },
      { ...first, placeId: 'a/b?c#d' },
      { ...first, placeId: '__proto__' },
    ].map((ids) => ({ ...ids, placeId: encodeURIComponent(ids.placeId) }));
    for (const ids of mixed) expect(comparable(await send(marco, ids))).toBe(comparable(unknown));
    if (what !== 'resend') return;
    const foreign = await send(marco, { ...first, messageId: second.messageId });
    expect(comparable(foreign)).toBe(comparable(unknown));
  });

  it('[SE2] [CV1] who is no member learns nothing of the place', async () => {
    for (const personId of ['dieter-hoffmann', 'federica-bassi', 't-weber', 'stefano-ferri']) {
      const outsider = await relay.test.as(personId);
      const answer = await send(outsider, first);
      expect(answer.status).toBe(404);
      expect(comparable(answer)).toBe(comparable(await send(outsider, { ...first, placeId: unknownPlace })));
    }
  });

  it('[SE2] [RL8] a direct chat has no places', async () => {
    const { id: conversationId } = await openDirectChat(marco, ['giulia-rossi']);
    const { id: messageId } = await say(marco, conversationId);
    expect((await send(marco, { conversationId, messageId, placeId: first.placeId })).status).toBe(404);
    expect((await marco.get(`/conversations/${conversationId}/places`)).body).toEqual({ items: [], all: 0 });
  });
});

describe('a place of GFMS', () => {
  let placeId: string;
  beforeAll(async () => {
    const chat = relay.chat('anna-keller');
    await chat.say(`link ${first.number}`);
    await chat.untilSays(first.number);
    placeId = (await placesOf(first.conversationId, anna)).find(({ companyId }) => companyId === 'gfms')!.id;
  });

  it('[RL3] [SE2] is none that a customer could see, end or try again', async () => {
    expect((await placesOf(first.conversationId, marco)).map(({ id }) => id)).toEqual([first.placeId]);
    for (const send of [requests.unlink!, requests.retry!]) {
      const answer = await send(marco, { ...first, placeId });
      expect(answer.status).toBe(404);
      expect(comparable(answer)).toBe(comparable(await send(marco, { ...first, placeId: unknownPlace })));
    }
  });

  it('[MS6] [SE2] places and deliveries are as the contract says, and of GFMS a customer reads the company only', async () => {
    const { id } = await say(marco, first.conversationId, 'Is anybody there?');
    const read = async (reader: Caller) => {
      const places = (await reader.get(`/conversations/${first.conversationId}/places`)).body;
      expect(placeList.parse(places)).toEqual(places);
      const messages = (await reader.get(`/conversations/${first.conversationId}/messages`)).body;
      expect(messageList.parse(messages)).toEqual(messages);
      const { delivery } = (messages as MessageList).items.find((one) => one.id === id)!;
      return delivery!.find((one) => one.placeId === placeId)!;
    };
    await until(async () => (await read(marco)).state === 'delivered', { what: 'the message is there' });
    expect(await read(marco)).toMatchObject({ placeName: 'GFMS', companyId: 'gfms' });
    expect((await read(anna)).placeName).toBe('Anna Keller');
  });
});

it('[SE2] the same requests by a member go through', async () => {
  const porta = { ...group, id: '19:porta@thread.v2' };
  relay.connector.setMembers(porta.id, [identityOf('marco-bianchi')]);
  const own = await openLinked('Door stuck', relay.chat('marco-bianchi', porta));
  expect((await requests.retry!(marco, own)).status).toBe(204);
  const { id: messageId } = await say(anna, own.conversationId, 'Is it closed now?');
  const resend = () => requests.resend!(marco, { ...own, messageId });
  await until(async () => (await resend()).status === 409, { what: 'the message is there' });
  expect((await requests.unlink!(anna, own)).status).toBe(403);
  expect((await requests.unlink!(marco, own)).status).toBe(204);
  expect(await placesOf(own.conversationId, marco)).toEqual([]);
  expect((await requests.unlink!(marco, own)).status).toBe(404);
});

describe('POST /api/messages, which is open to the connector', () => {
  const post = (headers: Record<string, string>, body: string | Buffer) =>
    sendRaw(relay.test.url, { method: 'POST', path: '/api/messages', headers, body });
  const type = { 'content-type': 'application/json' };
  const large = Buffer.alloc(limits.jsonBody + 1, 0x20);

  it('[SE3] without a token it is 401, whatever the body', async () => {
    for (const authorization of [undefined, '', 'Basic bWFyY286', 'Bearer', 'bearer x']) {
      const headers = { ...type, ...(authorization === undefined ? {} : { authorization }) };
      for (const body of ['', '{"', '[]', '{}', '{"type":"message","text":"hi"}', large]) {
        expect((await post(headers, body)).status).toBe(401);
      }
    }
  });

  it('[SE3] a token of a person opens nothing there', async () => {
    const body = '{"type":"message","text":"hi"}';
    expect((await post({ ...type, authorization: `Bearer ${marco.token}` }, body)).status).toBe(401);
  });

  it('[SE3] with a token a body over the limit is 413, and what is no JSON 400', async () => {
    const headers = { ...type, authorization: `Bearer ${marco.token}` };
    expect((await post(headers, large)).status).toBe(413);
    expect((await post(headers, '{"')).status).toBe(400);
  });
});

function comparable({ status, text }: Answered): string {
  return `${status} ${text.replace(/"reference":"[\w-]{9}"/, '')}`;
}
