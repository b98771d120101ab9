// botbuilder has loaded it already, and the app opens its storage by it: one MSAL keeps the bot's token too. The
// factory that botbuilder has for MSAL takes only the older MSAL that lies within its own package.
import { ClientSecretCredential, ManagedIdentityCredential, type TokenCredential } from '@azure/identity';
import { isIP } from 'node:net';

/** Who the app is to Entra. */
export type AppIdentity =
  | { kind: 'secret'; tenantId: string; clientId: string; clientSecret: string; loginUrl: string }
  /**
   * `clientId`: of a user-assigned identity; null for the machine's own. Its token is kept by MSAL for the whole process
   * until it ends: one that was refused cannot be replaced before.
   */
  | { kind: 'managed'; clientId: string | null };

/** Who asks repeats by his own rule. */
const retryOptions = { maxRetries: 0 };

/** Throws when the address to sign in at is http beyond loopback. */
export function openIdentity(identity: AppIdentity): TokenCredential {
  if (identity.kind === 'managed') {
    const { clientId } = identity;
    return new ManagedIdentityCredential({ retryOptions, ...(clientId === null ? {} : { clientId }) });
  }
  const { tenantId, clientId, clientSecret, loginUrl } = identity;
  return new ClientSecretCredential(tenantId, clientId, clientSecret, optionsFor(loginUrl));
}

function optionsFor(loginUrl: string): ConstructorParameters<typeof ClientSecretCredential>[3] {
  const url = new URL(loginUrl);
  if (url.protocol === 'https:') return { authorityHost: loginUrl, retryOptions };
  if (!isLoopback(url.hostname)) throw new Error(`${loginUrl}: http is for loopback only`);
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
