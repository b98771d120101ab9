import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import restify from 'restify';
import { clientId } from '../../../local/identity.ts';
import { answerParent } from '../parts/answerParent.ts';

/**
 * The peer: the SDK's own echo sample, on restify, with nothing of ours. It checks the connector's tokens as it does
 * for everybody; its own token stands ready. Arguments: address of the metadata.
 */
const [metadataUrl = ''] = process.argv.slice(2);
const connectorScope = 'https://api.botframework.com';
const adapter = new CloudAdapter(
  new ConfigurationBotFrameworkAuthentication(
    {
      ValidateAuthority: true,
      ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
      ToChannelFromBotOAuthScope: connectorScope,
      ToBotFromChannelTokenIssuer: connectorScope,
      ToBotFromChannelOpenIdMetadataUrl: metadataUrl,
      ToBotFromEmulatorOpenIdMetadataUrl: metadataUrl,
      OAuthUrl: connectorScope,
      CallerId: '',
    },
    {
      isValidAppId: async (appId) => appId === clientId,
      isAuthenticationDisabled: async () => false,
      createCredentials: async () => ({
        async signRequest(request) {
          request.headers.set('authorization', 'Bearer a token that stands ready');
          return request;
        },
      }),
    },
  ),
);

const server = restify.createServer();
server.use(restify.plugins.bodyParser());
server.post('/api/messages', async (request, response) => {
  await adapter.process(request, response, async (context) => {
    await context.sendActivity(`You said: ${context.activity.text}`);
  });
});
await new Promise<void>((resolve) => {
  server.listen(0, '127.0.0.1', resolve);
});
answerParent({}, { port: server.address().port });
