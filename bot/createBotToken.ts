// botbuilder has loaded it already, and the app opens its storage by it: one MSAL keeps the bot's token too. The
// factory that botbuilder has for MSAL takes only the older MSAL that lies within its own package.
import { ClientSecretCredential } from '@azure/identity';
import { isIP } from 'node:net';
import type { BotSettings } from './botSettings.ts';

/** What the bot's tokens open: the connector of the global cloud. */
export const connectorScope = 'https://api.botframework.com';

/** A token is asked anew so long before it ends: Teams checks it when it arrives. */
const renewBeforeMs = 5 * 60_000;

/**
 * The bot's own token for the connector, kept until shortly before it ends: asking MSAL's cache costs 0.4 ms CPU, a
 * third of what a message may cost. Who asks meanwhile waits for the same answer.
 */
export function createBotToken(settings: BotTokenSettings): BotToken {
  const { appId, appPassword, tenantId, loginUrl } = settings;
  const open = () => new ClientSecretCredential(tenantId, appId, appPassword, optionsFor(loginUrl));
  let credential = open();
  let kept: { token: string; renewAt: number } | null = null;
  let asked: Promise<string> | null = null;

  async function ask(): Promise<string> {
    try {
      const { token, expiresOnTimestamp } = await credential.getToken(`${connectorScope}/.default`, {
        abortSignal: AbortSignal.timeout(settings.timeoutMs),
      });
      kept = { token, renewAt: expiresOnTimestamp - renewBeforeMs };
      return token;
    } finally {
      asked = null;
    }
  }

  return {
    async get() {
      if (kept && kept.renewAt > Date.now()) return kept.token;
      asked ??= ask();
      return asked;
    },
    forget() {
      kept = null;
      // MSAL would give the same token again.
      credential = open();
    },
  };
}

function optionsFor(loginUrl: string): ConstructorParameters<typeof ClientSecretCredential>[3] {
  const url = new URL(loginUrl);
  // The relay asks again by its own rule.
  const retryOptions = { maxRetries: 0 };
  if (url.protocol === 'https:') return { authorityHost: loginUrl, retryOptions };
  if (!isLoopback(url.hostname)) throw new Error('BOT_LOGIN_URL: http is for loopback only');
  // MSAL refuses an authority over http; only the way there is changed, for the local issuer.
  return {
    authorityHost: `https://${url.host}`,
    retryOptions,
    disableInstanceDiscovery: true,
    allowInsecureConnection: true,
    additionalPolicies: [
      {
        position: 'perRetry',
        policy: {
          name: 'overHttpOnLoopback',
          sendRequest(request, next) {
            request.url = request.url.replace(`https://${url.host}/`, `http://${url.host}/`);
            request.allowInsecureConnection = true;
            return next(request);
          },
        },
      },
    ],
  };
}

function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' || hostname === '[::1]' || (isIP(hostname) === 4 && hostname.startsWith('127.'))
  );
}

type BotTokenSettings = Pick<BotSettings, 'appId' | 'appPassword' | 'tenantId' | 'loginUrl'> & {
  timeoutMs: number;
};

export type BotToken = {
  /** Rejects when Entra does not give one. */
  get(): Promise<string>;
  /** After Teams has refused it. */
  forget(): void;
};
