import type { AppToken } from '../api/domain/appToken.ts';
import type { ConnectorEndpoint, TeamsGateway } from '../api/domain/relay/gateway.ts';
import { createConnectorEndpoint } from './createConnectorEndpoint.ts';
import type { EndpointParts } from './endpointParts.ts';
import { createTeamsGateway } from './createTeamsGateway.ts';
import { RelayAdapter } from './relayAdapter.ts';

/** As long as Teams waits for a bot's answer, so its documentation says. */
const timeoutMs = 15_000;

/**
 * Everything of the Teams SDK, behind the two ports of the domain. The endpoint comes later, because the inbox it hands
 * to needs the gateway.
 */
export function createTeamsBot(
  parts: Omit<EndpointParts, 'adapter' | 'inbox' | 'answerLater'> & {
    /** The bot's own, for the connector. */
    token: AppToken;
  },
): TeamsBot {
  const { settings, token, render } = parts;
  const patience = settings.timeoutMs ?? timeoutMs;
  const adapter = new RelayAdapter(settings, token);
  const { serviceOrigins } = settings;
  return {
    gateway: createTeamsGateway({ adapter, token, serviceOrigins, timeoutMs: patience, render }),
    createEndpoint: (more) => createConnectorEndpoint({ ...parts, ...more, adapter }),
  };
}

export type TeamsBot = {
  gateway: TeamsGateway;
  createEndpoint(more: Pick<EndpointParts, 'inbox' | 'answerLater'>): ConnectorEndpoint;
};
