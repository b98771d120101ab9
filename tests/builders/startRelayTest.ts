import { clientId } from '../../local/identity.ts';
import { people } from '../../local/people.ts';
import { sendActivity } from './activities.ts';
import { startConnectorIssuer } from './connectorIssuer.ts';
import { startFakeConnector, type FakeConnector } from './fakeConnector.ts';
import { startTestApp, type TestApp } from './startTestApp.ts';

/** The app with its bot, a connector and the issuer of its tokens. */
export type RelayTest = {
  test: TestApp;
  connector: FakeConnector;
  /** A Teams conversation, as one person uses it; `url`: through another instance. */
  chat(personId: string, at?: TeamsPlace, url?: string): TeamsChat;
  stop(): Promise<void>;
};

/** Where: by default the person's chat with the bot. */
export type TeamsPlace = { id: string; type: 'groupChat' | 'channel'; name: string; rootId?: string };

export type TeamsChat = {
  conversationId: string;
  /** Writes a text, and answers its activity id; `more` is laid over the activity. */
  say(text: string, more?: Record<string, unknown>): Promise<string>;
  send(fields: Record<string, unknown>): Promise<{ status: number; body: unknown }>;
  edit(activityId: string, text: string, at?: string): Promise<void>;
  remove(activityId: string): Promise<void>;
  react(activityId: string, type: string, isOn?: boolean): Promise<void>;
  press(verb: string, data: Record<string, unknown>): Promise<{ status: number; body: unknown }>;
  /** What the bot has in the conversation now, as text. */
  texts(): string[];
  /** Resolves when one of the bot's posts there holds all of these words. */
  untilSays(...words: string[]): Promise<string>;
};

/** What a card says, without its form. */
function wordsOf(text: string): string {
  const words = [...text.matchAll(/"(?:text|title)":"([^"]*)"/g)].map(([, word]) => word);
  return words.length > 0 ? words.join(' ') : text;
}

let lastId = 1_790_000_000_000;

export async function startRelayTest(
  options: Parameters<typeof startTestApp>[0] & { limits?: 'told' | 'silent' } = {},
): Promise<RelayTest> {
  const { limits, ...ofApp } = options;
  const issuer = await startConnectorIssuer();
  const connector = await startFakeConnector(limits ? { limits } : {});
  const test = await startTestApp({
    ...ofApp,
    env: {
      BOT_APP_PASSWORD: 'a secret of the tests',
      BOT_LOGIN_URL: issuer.issuer.origin,
      BOT_METADATA_URL: issuer.issuer.metadataUrl,
      BOT_TOKEN_ISSUER: issuer.issuer.tokenIssuer,
      BOT_SERVICE_ORIGINS: connector.origin,
      BOT_FILE_ORIGINS: connector.origin,
      BOT_TIMEOUT_MS: '2000',
      RELAY_LEASE_SECONDS: '16',
      TAB_LINK: 'http://localhost:1/?page={page}',
      ...ofApp.env,
    },
  });
  const tokenFor = (serviceUrl: string) => issuer.issuer.mintToken({ audience: clientId, serviceUrl });

  function chat(personId: string, at?: TeamsPlace, url = test.url): TeamsChat {
    const person = people.find(({ id }) => id === personId);
    const identity = person?.identities[0];
    if (!person || !identity) throw new Error(`nobody is called ${personId}`);
    const { tenantId, objectId } = identity;
    const conversationId = at
      ? `${at.id}${at.type === 'channel' && at.rootId !== undefined ? `;messageid=${at.rootId}` : ''}`
      : `a:personal-${personId}`;

    async function send(fields: Record<string, unknown>): Promise<{ status: number; body: unknown }> {
      const id = typeof fields.id === 'string' ? fields.id : String((lastId += 1));
      const isRoot = at?.type === 'channel' && at.rootId === undefined;
      const activity = {
        type: 'message',
        id,
        timestamp: new Date().toISOString(),
        channelId: 'msteams',
        serviceUrl: connector.serviceUrl,
        locale: person?.locale === 'it' ? 'it-IT' : 'en-US',
        from: { id: `29:${personId}`, name: person?.name, aadObjectId: objectId },
        recipient: { id: `28:${clientId}`, name: 'Conferencing' },
        conversation: {
          id: isRoot ? `${at.id};messageid=${id}` : conversationId,
          conversationType: at?.type ?? 'personal',
          tenantId,
          ...(at ? { isGroup: true, name: at.name } : {}),
        },
        channelData: {
          tenant: { id: tenantId },
          ...(at?.type === 'channel'
            ? { channel: { id: at.id, name: at.name }, team: { id: 'team', name: 'GFMS Service' } }
            : {}),
        },
        ...fields,
      };
      return sendActivity(`${url}/api/messages`, activity, { token: await tokenFor(connector.serviceUrl) });
    }

    async function sendWell(fields: Record<string, unknown>): Promise<void> {
      const { status } = await send(fields);
      if (status !== 200) throw new Error(`an activity was answered ${status}`);
    }

    const texts = () =>
      connector.delivered(conversationId).map(({ text, card }) => text ?? JSON.stringify(card));

    return {
      conversationId,
      send,
      async say(text, more = {}) {
        const id = String((lastId += 1));
        await sendWell({ id, text, textFormat: 'plain', ...more });
        return id;
      },
      edit: (activityId, text, timestamp = new Date().toISOString()) =>
        sendWell({
          type: 'messageUpdate',
          id: activityId,
          text,
          textFormat: 'plain',
          timestamp,
          channelData: { tenant: { id: tenantId }, eventType: 'editMessage' },
        }),
      remove: (activityId) =>
        sendWell({
          type: 'messageDelete',
          id: activityId,
          channelData: { tenant: { id: tenantId }, eventType: 'softDeleteMessage' },
        }),
      react: (activityId, type, isOn = true) =>
        sendWell({
          type: 'messageReaction',
          replyToId: activityId,
          [isOn ? 'reactionsAdded' : 'reactionsRemoved']: [{ type }],
        }),
      press: (verb, data) =>
        send({
          type: 'invoke',
          name: 'adaptiveCard/action',
          value: { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' },
        }),
      texts,
      async untilSays(...words) {
        const find = () => texts().find((text) => words.every((word) => text.includes(word)));
        await connector
          .waitFor(() => find() !== undefined)
          .catch(() => {
            throw new Error(
              `no post holds ${words.join(', ')}; there are:\n${texts().map(wordsOf).join('\n')}`,
            );
          });
        return find() ?? '';
      },
    };
  }

  return {
    test,
    connector,
    chat,
    async stop() {
      await test.stop();
      await connector.close();
      await issuer.close();
    },
  };
}
