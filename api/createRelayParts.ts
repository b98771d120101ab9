import { connectorScope } from '../bot/botSettings.ts';
import { createTeamsBot, type TeamsBot } from '../bot/createTeamsBot.ts';
import { renderPost } from '../bot/cards/renderPost.ts';
import { parseCommand } from '../bot/commands/parseCommand.ts';
import { createPlaceStore } from './adapters/cosmos/createPlaceStore.ts';
import { createRelayStore } from './adapters/cosmos/createRelayStore.ts';
import type { Database } from './adapters/cosmos/openDatabase.ts';
import { tellStoreUnavailable } from './adapters/cosmos/tellStoreUnavailable.ts';
import { createAppToken } from './adapters/entra/createAppToken.ts';
import { createSeals } from './adapters/links/createSeals.ts';
import { createFileFetcher } from './adapters/web/createFileFetcher.ts';
import type { Config } from './config.ts';
import type { Context } from './domain/context.ts';
import type { ConnectorEndpoint } from './domain/relay/gateway.ts';
import { createInbox } from './domain/relay/inbox/createInbox.ts';
import { queueAnswer } from './domain/relay/inbox/queueAnswer.ts';
import type { Log } from './domain/ports.ts';
import type { RelayParts } from './domain/relay/relayPorts.ts';
import { linkTo } from './linkTo.ts';

/** Wires what the relay needs; null where no bot is configured. */
export function createRelayParts(
  config: Config,
  parts: { containers: Database['containers']; log: Log; notice: RelayParts['notice'] },
): { relay: RelayParts; bot: TeamsBot } | null {
  if (config.BOT_APP_PASSWORD === undefined) return null;
  const clientId = config.BOT_APP_ID ?? config.ENTRA_CLIENT_ID;
  const { BOT_TENANT_ID: tenantId, BOT_APP_PASSWORD: clientSecret, BOT_LOGIN_URL: loginUrl } = config;
  const bot = createTeamsBot({
    token: createAppToken({
      scope: `${connectorScope}/.default`,
      identity: { kind: 'secret', tenantId, clientId, clientSecret, loginUrl },
      timeoutMs: config.BOT_TIMEOUT_MS,
    }),
    settings: {
      appId: clientId,
      tenantId,
      loginUrl,
      metadataUrl: config.BOT_METADATA_URL,
      tokenIssuer: config.BOT_TOKEN_ISSUER,
      serviceOrigins: config.BOT_SERVICE_ORIGINS,
      fileOrigins: config.BOT_FILE_ORIGINS,
      allowedTenants: config.ENTRA_TENANTS,
      timeoutMs: config.BOT_TIMEOUT_MS,
    },
    log: parts.log,
    render: renderPost,
    parseCommand,
  });
  const { places, relay: relayItems, system } = parts.containers;
  const relay: RelayParts = {
    places: tellStoreUnavailable(createPlaceStore(places)),
    store: tellStoreUnavailable(createRelayStore(relayItems, system)),
    gateway: bot.gateway,
    hearsMentionsOnly: config.BOT_HEARS_ALL === 'false',
    linkTo: (page) => linkTo(config, page),
    ...createSeals(config.LINK_KEY),
    fetchFile: createFileFetcher(config.BOT_FILE_ORIGINS),
    notice: parts.notice,
  };
  return { relay, bot };
}

/** What takes in the connector's activities. */
export function createConnector(parts: {
  context: Context;
  relay: RelayParts;
  bot: TeamsBot;
}): ConnectorEndpoint {
  const { context, relay, bot } = parts;
  const inbox = createInbox({ context, relay });
  return bot.createEndpoint({
    inbox,
    answerLater: (press, answer) => queueAnswer({ context, relay }, { press, answer }),
  });
}
