import type { MessageList } from '../../../api/contract/messages.ts';
import type { Card } from '../../../bot/cards/card.ts';
import type { Caller } from '../../builders/createCaller.ts';
import { identityOf } from '../../builders/identityOf.ts';
import { openCase } from '../../builders/openCase.ts';
import { say } from '../../builders/say.ts';
import { joinRoom, startMeeting } from '../../builders/startMeeting.ts';
import { startRelayTest, type RelayTest, type TeamsChat } from '../../builders/startRelayTest.ts';
import { actionsIn, textIn } from '../cards/shownIn.ts';

const channel = { id: '19:service-italy@thread.tacv2', type: 'channel', name: 'Service Italy' } as const;
const begun = /A video conference has begun|È iniziata una videoconferenza/;
const teamsLink = 'https://teams.microsoft.com/l/meetup-join/19%3ameeting_abc%40thread.v2/0';

let relay: RelayTest;
let marco: Caller;
let anna: Caller;

beforeAll(async () => {
  // Without it no link may be pasted.
  relay = await startRelayTest({ env: { MEETING_SCHEDULE: 'true' } });
  marco = await relay.test.as('marco-bianchi');
  anna = await relay.test.as('anna-keller');
  relay.connector.setMembers(channel.id, [identityOf('anna-keller'), identityOf('luis-ortega')]);
  const text = '<at>Conferencing</at>';
  const mentioned = { id: '28:2bd7ab79-50f5-4f0b-b8ad-74903600ae3e', name: 'Conferencing' };
  await relay
    .chat('anna-keller', channel)
    .say(`${text} link GFMS Italy`, { entities: [{ type: 'mention', text, mentioned }] });
  await relay.connector.waitFor(({ conversationIds }) =>
    conversationIds().some((id) => id.startsWith(channel.id)),
  );
});
afterAll(() => relay.stop());

/**
 * A case of Marco's that Anna watches, with the chat that he has linked and the thread that GFMS has of it. His chat
 * serves the cases of all tests.
 */
async function openLinkedCase() {
  const { number, conversationId } = await openCase(marco);
  await anna.post(`/cases/${number}/watchers`);
  const chat = relay.chat('marco-bianchi');
  await chat.say(`link ${number}`);
  await chat.untilSays(number, 'Officine Rossi');
  const findThread = () =>
    relay.connector
      .conversationIds()
      .find(
        (id) =>
          id.startsWith(`${channel.id};`) &&
          JSON.stringify(relay.connector.delivered(id)[0]?.card ?? '').includes(number),
      );
  await relay.connector.waitFor(() => findThread() !== undefined);
  const rootId = findThread()?.split(';messageid=')[1] ?? '';
  const thread = relay.chat('anna-keller', { ...channel, rootId });
  await say(anna, conversationId, 'Before the meeting');
  await Promise.all([chat, thread].map((place) => place.untilSays('Before the meeting', number)));
  return { conversationId, chat, thread, number };
}

/** The cards of a place that say that the case's meeting has begun. */
function meetingCards({ conversationId }: TeamsChat, number: string): Card[] {
  const cards = relay.connector.delivered(conversationId).flatMap(({ card }) => (card ? [card as Card] : []));
  return cards.filter((card) => begun.test(textIn(card)) && textIn(card).includes(number));
}

const buttonsOf = (cards: Card[]) =>
  cards.map((card) =>
    actionsIn(card).map((action) => [action.title, action.type === 'Action.OpenUrl' ? action.url : '']),
  );

it('[VC1] [NT1] a meeting makes one card with Join in the customer’s place and in the thread of GFMS', async () => {
  const { conversationId, chat, thread, number } = await openLinkedCase();
  const { id } = await startMeeting(marco, conversationId, { use: 'room' });
  await relay.connector.waitFor(() =>
    [chat, thread].every((place) => meetingCards(place, number).length > 0),
  );
  const room = `http://localhost:1/?page=${encodeURIComponent(`meeting/${id}`)}`;
  expect(buttonsOf(meetingCards(chat, number))).toEqual([
    [
      ['Partecipa', room],
      ['Apri in Conferenza', expect.any(String)],
    ],
  ]);
  expect(buttonsOf(meetingCards(thread, number))).toEqual([
    [
      ['Join', room],
      ['Open in Conferencing', expect.any(String)],
    ],
  ]);
});

it('[VC2] Join on the card of a pasted meeting is the meeting’s own link', async () => {
  const { conversationId, chat, thread, number } = await openLinkedCase();
  await startMeeting(anna, conversationId, { joinUrl: teamsLink });
  await relay.connector.waitFor(() =>
    [chat, thread].every((place) => meetingCards(place, number).length > 0),
  );
  for (const place of [chat, thread]) {
    expect(buttonsOf(meetingCards(place, number))).toMatchObject([[[expect.any(String), teamsLink], {}]]);
  }
});

it('[CV5] [NT1] who joins and leaves, and that it is over, posts and changes nothing', async () => {
  const { conversationId, chat, thread, number } = await openLinkedCase();
  const { id } = await startMeeting(marco, conversationId, { use: 'room' });
  await relay.connector.waitFor(() =>
    [chat, thread].every((place) => meetingCards(place, number).length > 0),
  );
  const postsOf = () =>
    [chat, thread].map(({ conversationId: id }) =>
      relay.connector.delivered(id).map(({ text, card, edits }) => [edits, text ?? JSON.stringify(card)]),
    );
  const before = postsOf();
  const { sessionId } = await joinRoom(marco, id);
  await marco.del(`/meetings/${id}/participants/${sessionId}`);
  // What comes after it is there, so all before it has been carried.
  await say(anna, conversationId, 'After the meeting');
  await Promise.all([chat, thread].map((place) => place.untilSays('After the meeting', number)));
  expect(postsOf().map((posts) => posts.slice(0, -1))).toEqual(before);
  const { items } = (await anna.get(`/conversations/${conversationId}/messages`)).body as MessageList;
  expect(items.flatMap(({ line }) => (line?.type.startsWith('meeting') ? [line.type] : []))).toEqual([
    ...['meetingStarted', 'meetingJoined', 'meetingLeft', 'meetingEnded'],
  ]);
});

it('[NT1] a meeting that ends and begins again within a minute has one card', async () => {
  const { conversationId, chat, thread, number } = await openLinkedCase();
  const { id } = await startMeeting(marco, conversationId, { use: 'room' });
  await relay.connector.waitFor(() =>
    [chat, thread].every((place) => meetingCards(place, number).length > 0),
  );
  const { sessionId } = await joinRoom(marco, id);
  await marco.del(`/meetings/${id}/participants/${sessionId}`);
  await startMeeting(anna, conversationId);
  await relay.connector.waitFor(() =>
    [chat, thread].every((place) => textIn(meetingCards(place, number).at(-1)!).includes('Anna Keller')),
  );
  expect([chat, thread].map((place) => meetingCards(place, number).length)).toEqual([1, 1]);
});
