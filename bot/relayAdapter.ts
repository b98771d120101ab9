// This file only: the package's index would load a tokenizer and its tables, 137 instead of 54 MB, and `Application`
// would send typing activities and keep state within the turn.
import { TeamsAdapter } from '@microsoft/teams-ai/lib/TeamsAdapter.js';
import type { Activity } from 'botbuilder';
import type { AppToken } from '../api/domain/appToken.ts';
import { connectorScope, type BotSettings } from './botSettings.ts';
import { makeSafeToSend } from './sending/makeSafeToSend.ts';

/** The SDK's adapter: checks the connector's tokens, and makes clients that carry the bot's. */
export class RelayAdapter extends TeamsAdapter {
  readonly #appId: string;

  constructor(settings: BotSettings, token: AppToken) {
    super(authenticationOf(settings), credentialsOf(settings.appId, token));
    this.#appId = settings.appId;
  }

  /**
   * Rejects with the SDK's error unless the token of the activity is good. The first step of its `processActivity`; the
   * turn behind it would make two clients and a context for each activity, of which nothing is used here.
   */
  async checkToken(authorization: string, activity: Activity): Promise<void> {
    await this.botFrameworkAuthentication.authenticateRequest(activity, authorization);
  }

  /** A client of the connector at an address that has been checked. */
  async connectTo(serviceUrl: string): Promise<Connector> {
    const identity = this.createClaimsIdentity(this.#appId);
    const connector = await this.botFrameworkAuthentication
      .createConnectorFactory(identity)
      .create(serviceUrl, connectorScope);
    makeSafeToSend(connector);
    return connector;
  }
}

/** The SDK wants all of the `To…` settings or none. */
function authenticationOf({ loginUrl, tenantId, metadataUrl, tokenIssuer }: BotSettings) {
  return {
    ValidateAuthority: true,
    ToChannelFromBotLoginUrl: `${loginUrl}/${tenantId}`,
    ToChannelFromBotOAuthScope: connectorScope,
    ToBotFromChannelTokenIssuer: tokenIssuer,
    ToBotFromChannelOpenIdMetadataUrl: metadataUrl,
    // Tokens of the emulator are refused before: its keys are never asked for.
    ToBotFromEmulatorOpenIdMetadataUrl: metadataUrl,
    OAuthUrl: 'https://api.botframework.com',
    CallerId: '',
  };
}

function credentialsOf(
  appId: string,
  token: AppToken,
): NonNullable<ConstructorParameters<typeof TeamsAdapter>[1]> {
  return {
    isValidAppId: async (asked) => asked === appId,
    isAuthenticationDisabled: async () => false,
    createCredentials: async () => ({
      async signRequest(request) {
        request.headers.set('authorization', `Bearer ${await token.get()}`);
        return request;
      },
    }),
  };
}

export type Connector = Awaited<
  ReturnType<ReturnType<RelayAdapter['botFrameworkAuthentication']['createConnectorFactory']>['create']>
>;
