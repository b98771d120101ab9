import type { ServiceCase } from '../../api/contract/cases.ts';
import { clientId } from '../../local/identity.ts';
import { identityOf } from '../builders/identityOf.ts';
import { openCase } from '../builders/openCase.ts';
import type { RelayTest, TeamsChat } from '../builders/startRelayTest.ts';
import { startRelayTest } from '../builders/startRelayTest.ts';
import { takeFreePorts } from '../http/host/startEverything.ts';

const channel = { id: '19:service-italy@thread.tacv2', type: 'channel', name: 'Service Italy' } as const;
const night = { id: '19:officina-notte@thread.v2', type: 'groupChat', name: 'Officina notte' } as const;

/**
 * A service case of Officine Rossi with its thread at GFMS, in the true app and tab, before a connector that fails on
 * request. `linkChat` links the group chat of the customer's night shift.
 */
export async function startPlaces(): Promise<Places> {
  const { PORT } = await takeFreePorts();
  const appUrl = `http://localhost:${PORT}`;
  const relay = await startRelayTest({ appUrl: `${appUrl}/`, env: { PORT } });
  const [marco, anna] = await Promise.all([relay.test.as('marco-bianchi'), relay.test.as('anna-keller')]);
  const { connector } = relay;
  connector.setMembers(channel.id, [identityOf('anna-keller'), identityOf('luis-ortega')]);
  connector.setMembers(night.id, ['marco-bianchi', 'giulia-rossi', 'paolo-conti'].map(identityOf));
  const post = await relay
    .chat('anna-keller', channel)
    .say(`${mention.text} link GFMS Italy`, { entities: [mention] });
  await relay.chat('anna-keller', { ...channel, rootId: post }).untilSays('GFMS Italy');
  const serviceCase = await openCase(marco, {
    title: 'Filo rotto all’infilaggio',
    severity: 'machineDown',
    machine: { model: 'CUT P 350', serialNumber: '350-08.1147' },
  });
  await anna.post(`/cases/${serviceCase.number}/watchers`);
  const chat = relay.chat('marco-bianchi', night);
  return {
    relay,
    serviceCase,
    chat,
    thread: await findThread(relay, serviceCase.number),
    hostUrl: relay.test.host.url,
    appUrl,
    blobUrl: 'http://127.0.0.1:1',
    urlFor: (person) =>
      `${relay.test.host.url}/?${new URLSearchParams({ person, case: serviceCase.number })}`,
    async linkChat() {
      await chat.say(`${mention.text} link ${serviceCase.number}`, { entities: [mention] });
      await chat.untilSays(serviceCase.number);
    },
  };
}

const mention = {
  type: 'mention',
  text: '<at>Conferencing</at>',
  mentioned: { id: `28:${clientId}`, name: 'Conferencing' },
};

/** The thread that the app opens for the case, by its card. */
async function findThread({ chat, connector }: RelayTest, number: string): Promise<TeamsChat> {
  const find = () =>
    connector
      .conversationIds()
      .find(
        (id) =>
          id.startsWith(`${channel.id};`) &&
          JSON.stringify(connector.delivered(id)[0]?.card).includes(number),
      );
  await connector.waitFor(() => find() !== undefined);
  return chat('anna-keller', { ...channel, rootId: find()?.split(';messageid=')[1] ?? '' });
}

export type Places = {
  relay: RelayTest;
  serviceCase: ServiceCase;
  /** The customer's group chat. */
  chat: TeamsChat;
  /** GFMS's thread of the case. */
  thread: TeamsChat;
  hostUrl: string;
  appUrl: string;
  blobUrl: string;
  /** The local host with the case open. */
  urlFor: (person: string) => string;
  linkChat: () => Promise<void>;
};
