import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAppToken } from '../../../api/adapters/entra/createAppToken.ts';
import type { Incoming } from '../../../api/domain/relay/gateway.ts';
import { connectorScope } from '../../../bot/botSettings.ts';
import { createTeamsBot } from '../../../bot/createTeamsBot.ts';
import { clientId, botTenant } from '../../../local/identity.ts';
import { answerParent } from '../parts/answerParent.ts';

/** Our part of the SDK alone, echoing: what checking, understanding and sending cost, without storing. */
const [metadataUrl = '', loginUrl = '', origin = '', tenants = ''] = process.argv.slice(2);
const silent = () => undefined;
const bot = createTeamsBot({
  token: createAppToken({
    scope: `${connectorScope}/.default`,
    identity: {
      kind: 'secret',
      tenantId: botTenant,
      clientId,
      clientSecret: 'a secret of the bench',
      loginUrl,
    },
    timeoutMs: 15_000,
  }),
  settings: {
    appId: clientId,
    tenantId: botTenant,
    loginUrl,
    metadataUrl,
    tokenIssuer: 'https://api.botframework.com',
    serviceOrigins: [origin],
    fileOrigins: [],
    allowedTenants: tenants.split(','),
  },
  log: { info: silent, warn: silent, error: silent },
  render: (post) => ({
    text: post.kind === 'line' && 'text' in post.line ? post.line.text : '',
    summary: '',
  }),
  parseCommand: () => null,
});
const endpoint = bot.createEndpoint({
  inbox: {
    receive: echo,
    press: () => Promise.reject(new Error('nobody presses here')),
    searchCases: async () => [],
    share: async () => ({ outcome: 'refused', reason: 'notYours' }),
    localeOf: async () => 'en',
  },
});

async function echo(incoming: Incoming): Promise<void> {
  if (incoming.type !== 'text') return;
  const line = { type: 'deleted', by: '', company: '', text: `You said: ${incoming.text}` } as const;
  await bot.gateway.post(incoming.place.address, { kind: 'line', line }, { locale: 'en', gfmsName: 'GFMS' });
}

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const body: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    void endpoint.receive({ authorization: request.headers.authorization ?? '', body }).then(({ status }) => {
      response.statusCode = status;
      response.end();
    });
  });
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
answerParent({}, { port: (server.address() as AddressInfo).port });
