import type { Activity } from 'botbuilder';
import { DomainError } from '../api/domain/errors.ts';
import type { ConnectorAnswer, ConnectorEndpoint } from '../api/domain/relay/gateway.ts';
import type { Log } from '../api/domain/ports.ts';
import type { BotSettings } from './botSettings.ts';
import type { EndpointParts } from './endpointParts.ts';
import { answerSearch } from './dialogs/answerSearch.ts';
import { openShare, submitShare } from './dialogs/shareMessage.ts';
import { isAllowedOrigin } from '../api/domain/relay/isAllowedOrigin.ts';
import { answerPress, takeSubmit } from './receiving/answerPress.ts';
import { checkToken } from './receiving/checkToken.ts';
import { runQuietly } from './receiving/quietConsole.ts';
import { tenantOf, teamsActivity, type TeamsActivity } from './receiving/teamsActivity.ts';
import { toIncoming } from './receiving/toIncoming.ts';

/**
 * Answers what the connector sends. 401: anything about the token; 403: a good token, but a tenant or an address that
 * is not allowed (nothing is called, nothing stored); 400: no activity; 503: stored nothing, send it again; 500: our
 * fault. Nothing is sent to Teams here but the answers of invokes.
 */
export function createConnectorEndpoint(parts: EndpointParts): ConnectorEndpoint {
  const { adapter, settings, log } = parts;
  return {
    async receive({ authorization, body }) {
      if (!isObject(body)) return { status: authorization === '' ? 401 : 400 };
      const wrong = checkToken({ authorization, activity: body }, settings);
      if (wrong !== null) return refuse(log, wrong);
      try {
        // What the SDK reads of it has been checked; the rest is checked behind it.
        const activity = body as Activity;
        await runQuietly(console, () => adapter.checkToken(authorization, activity));
      } catch (cause) {
        return areKeysAway(cause) ? { status: 503 } : refuse(log, 'signature');
      }
      return answerActivity(body, parts);
    },
  };
}

/** The token is good. */
async function answerActivity(body: object, parts: EndpointParts): Promise<ConnectorAnswer> {
  try {
    const activity = teamsActivity.safeParse(body);
    if (!activity.success) return { status: 400 };
    const refused = refusalOf(activity.data, parts.settings);
    if (refused !== null) {
      parts.log.warn({ refused }, 'an activity was not taken');
      return { status: 403 };
    }
    return await route(activity.data, parts);
  } catch (cause) {
    if (cause instanceof DomainError && cause.code === 'unavailable') return { status: 503 };
    const reference = crypto.randomUUID();
    parts.log.error({ reference, cause }, 'an activity could not be taken');
    return { status: 500, body: { reference } };
  }
}

function refusalOf(activity: TeamsActivity, { serviceOrigins, allowedTenants }: BotSettings): string | null {
  if (!isAllowedOrigin(activity.serviceUrl, serviceOrigins)) return 'foreign service url';
  return allowedTenants.includes(tenantOf(activity)) ? null : 'unknown tenant';
}

async function route(activity: TeamsActivity, parts: EndpointParts): Promise<ConnectorAnswer> {
  if (activity.type === 'invoke') return answerInvoke(activity, parts);
  if (activity.type === 'message' && isObject(activity.value) && (await takeSubmit(activity, parts))) {
    return { status: 200 };
  }
  const { fileOrigins } = parts.settings;
  const incoming = toIncoming(activity, { fileOrigins, parseCommand: parts.parseCommand });
  if (incoming) await parts.inbox.receive(incoming);
  return { status: 200 };
}

async function answerInvoke(activity: TeamsActivity, parts: EndpointParts): Promise<ConnectorAnswer> {
  switch (activity.name) {
    case 'adaptiveCard/action':
      return answerPress(activity, parts);
    case 'composeExtension/query':
      return answerSearch(activity, parts);
    case 'composeExtension/fetchTask':
      return openShare(activity, parts);
    case 'composeExtension/submitAction':
      return submitShare(activity, parts);
    default:
      return { status: 400 };
  }
}

function refuse(log: Log, refused: string): ConnectorAnswer {
  log.warn({ refused }, 'a request without a good token');
  return { status: 401 };
}

/** The issuer's keys could not be had: nothing is known of the token yet. The SDK says so by 500, or lets it through. */
function areKeysAway(cause: unknown): boolean {
  if (!(cause instanceof Error)) return false;
  return cause.name === 'FetchError' || Reflect.get(cause, 'statusCode') === 500;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
