import type { Caller } from '../../builders/createCaller.ts';
import { identityOf } from '../../builders/identityOf.ts';

import { openCase } from '../../builders/openCase.ts';
import { say } from '../../builders/say.ts';
import { startRelayTest, type RelayTest, type TeamsPlace } from '../../builders/startRelayTest.ts';
import { waitUntil } from '../../../local/waitUntil.ts';

const group = { id: '19:officina@thread.v2', type: 'groupChat', name: 'Officina' } as const;
const general = { id: '19:general@thread.tacv2', type: 'channel', name: 'General' } as const;
const service = { id: '19:service@thread.tacv2', type: 'channel', name: 'Service' } as const;

const mention = {
  entities: [
    {
      type: 'mention',
      text: '<at>Conferencing</at>',
      mentioned: { id: '28:2bd7ab79-50f5-4f0b-b8ad-74903600ae3e', name: 'Conferencing' },
    },
  ],
};

let relay: RelayTest;
let marco: Caller;
let anna: Caller;

beforeEach(async () => {
  relay = await startRelayTest();
  marco = await relay.test.as('marco-bianchi');
  anna = await relay.test.as('anna-keller');
});
afterEach(() => relay.stop());

/** Teams tells it of the chat or channel, whoever is said to read there. */
async function addTo(place: TeamsPlace, personId: string): Promise<void> {
  await relay.chat(personId, place).send({
    type: 'conversationUpdate',
    membersAdded: [{ id: `29:${personId}`, aadObjectId: identityOf(personId).aadObjectId }],
    ...(place.type === 'channel'
      ? {
          conversation: { id: place.id, conversationType: 'channel', isGroup: true },
          channelData: {
            tenant: { id: identityOf('anna-keller').tenantId },
            team: { id: general.id, name: 'GFMS Service' },
            channel: { id: place.id, name: place.name },
          },
        }
      : {}),
  });
}

const inTeam = (place: TeamsPlace) => ({
  ...mention,
  channelData: {
    tenant: { id: identityOf('anna-keller').tenantId },
    team: { id: general.id, name: 'GFMS Service' },
    channel: { id: place.id, name: place.name },
  },
});

const placesOf = async (conversationId: string) =>
  ((await anna.get(`/conversations/${conversationId}/places`)).body as { all: number }).all;

it('[RL3] [RL8] who comes from a third company ends the link, though Teams does not tell who reads', async () => {
  const opened = await openCase(marco);
  await anna.post(`/cases/${opened.number}/watchers`);
  relay.connector.setMembers(group.id, [identityOf('marco-bianchi')]);
  const chat = relay.chat('marco-bianchi', group);
  await chat.say(`<at>Conferencing</at> link ${opened.number}`, mention);
  await relay.connector.waitFor(() => chat.texts().length > 0);
  expect(await placesOf(opened.conversationId)).toBe(1);
  await addTo(group, 'dieter-hoffmann');
  expect(await placesOf(opened.conversationId)).toBe(0);
});

it.each([
  ['the channel', service],
  ['its team', general],
])('[RL2] [RL8] a customer who comes into %s ends the threads of cases there', async (_where, told) => {
  relay.connector.setMembers(service.id, [identityOf('anna-keller')]);
  const channel = relay.chat('anna-keller', service);
  await channel.say('<at>Conferencing</at> link GFMS Italy', inTeam(service));
  await relay.connector.waitFor(({ conversationIds }) => conversationIds().length > 0);
  const opened = await openCase(marco);
  await anna.post(`/cases/${opened.number}/watchers`);
  await relay.connector.waitFor(({ conversationIds, delivered }) =>
    conversationIds().some((id) => JSON.stringify(delivered(id)).includes(opened.number)),
  );
  expect(await waitUntil(async () => (await placesOf(opened.conversationId)) === 1, 10_000)).toBe(true);
  relay.connector.setMembers(service.id, ['anna-keller', 'marco-bianchi'].map(identityOf));
  await addTo(told, 'marco-bianchi');
  expect(await placesOf(opened.conversationId)).toBe(0);
  await say(marco, opened.conversationId, 'Not for the channel');
  const next = await openCase(marco, { title: 'Has no thread' });
  await anna.post(`/cases/${next.number}/watchers`);
  const chat = relay.chat('marco-bianchi');
  await chat.say(`link ${next.number}`);
  await chat.untilSays('Has no thread');
  await say(anna, next.conversationId, 'The last one');
  await chat.untilSays('The last one');
  const said = relay.connector
    .conversationIds()
    .filter((id) => id.startsWith(service.id))
    .map((id) => JSON.stringify(relay.connector.delivered(id)))
    .join();
  expect(said).not.toContain('Not for the channel');
  expect(said).not.toContain('Has no thread');
});
