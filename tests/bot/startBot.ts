import { createAppToken } from '../../api/adapters/entra/createAppToken.ts';
import type { Incoming, PlaceInbox, Press } from '../../api/domain/relay/gateway.ts';
import type { Post } from '../../api/domain/relay/posts.ts';
import { connectorScope, type BotSettings, type RenderPost } from '../../bot/botSettings.ts';
import { createTeamsBot, type TeamsBot } from '../../bot/createTeamsBot.ts';
import { clientId, tenants } from '../../local/identity.ts';
import { startConnectorIssuer, type RunningIssuer } from '../builders/connectorIssuer.ts';
import { startFakeConnector, type FakeConnector } from '../builders/fakeConnector.ts';

/** The bot with its endpoint, a connector and an issuer; an inbox that keeps what it gets. */
export async function startBot(settings: Partial<BotSettings> = {}): Promise<RunningBot> {
  const issuer = await startConnectorIssuer();
  const connector = await startFakeConnector();
  const received: Incoming[] = [];
  const presses: Press[] = [];
  const logged: string[] = [];
  const later: RunningBot['later'] = [];
  const inbox: PlaceInbox = {
    receive: async (incoming) => void received.push(incoming),
    press: async (press) => {
      presses.push(press);
      return { type: 'post', post: aLine(), place: aPlace };
    },
    searchCases: async () => [],
    share: async () => ({ outcome: 'refused', reason: 'notYours' }),
    localeOf: async () => 'en',
  };
  const write = (fields: object, message: string) => void logged.push(JSON.stringify({ ...fields, message }));
  const bot = createTeamsBot({
    token: createAppToken({
      scope: `${connectorScope}/.default`,
      identity: {
        kind: 'secret',
        tenantId: tenants.gfms,
        clientId,
        clientSecret: 'a secret of the tests',
        loginUrl: issuer.issuer.origin,
      },
      timeoutMs: settings.timeoutMs ?? 15_000,
    }),
    settings: {
      appId: clientId,
      tenantId: tenants.gfms,
      loginUrl: issuer.issuer.origin,
      metadataUrl: issuer.issuer.metadataUrl,
      tokenIssuer: issuer.issuer.tokenIssuer,
      serviceOrigins: [connector.origin],
      fileOrigins: ['https://*.sharepoint.com'],
      allowedTenants: [tenants.gfms, tenants.officineRossi],
      ...settings,
    },
    log: { info: write, warn: write, error: write },
    render,
    parseCommand: (text) => (text.toLowerCase() === 'help' ? { name: 'help' } : null),
  });
  const endpoint = bot.createEndpoint({
    inbox,
    answerLater: async (press, answer) => void later.push({ press, answer }),
  });
  return {
    ...bot,
    issuer,
    connector,
    inbox,
    received,
    presses,
    logged,
    later,
    async receive(activity, token) {
      const serviceUrl = String(Reflect.get(activity, 'serviceUrl'));
      const good = () => issuer.issuer.mintToken({ audience: clientId, serviceUrl });
      return endpoint.receive({ authorization: `Bearer ${token ?? (await good())}`, body: activity });
    },
    receiveRaw: (request) => endpoint.receive(request),
    async close() {
      await Promise.all([connector.close(), issuer.close()]);
    },
  };
}

export const aPlace = { locale: 'en', gfmsName: 'GFMS' } as const;

export function aLine(text = 'It is done.'): Post {
  return { kind: 'line', line: { type: 'deleted', by: 'Marco', company: 'Officine Rossi', text } };
}

/** Lines are text, everything else a card. */
const render: RenderPost = (post) =>
  post.kind === 'line' && 'text' in post.line
    ? { text: post.line.text, summary: post.line.text }
    : { card: { type: 'AdaptiveCard', kind: post.kind }, summary: post.kind };

export type RunningBot = Pick<TeamsBot, 'gateway'> & {
  issuer: RunningIssuer;
  connector: FakeConnector;
  inbox: PlaceInbox;
  received: Incoming[];
  presses: Press[];
  logged: string[];
  later: { press: Press; answer: Awaited<ReturnType<PlaceInbox['press']>> }[];
  receive(activity: object, token?: string): Promise<{ status: number; body?: unknown }>;
  receiveRaw(request: { authorization: string; body: unknown }): Promise<{ status: number; body?: unknown }>;
  close(): Promise<void>;
};
