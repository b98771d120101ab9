import type { TokenCredential } from '@azure/identity';
import type { AppToken } from '../../domain/appToken.ts';
import { openIdentity, type AppIdentity } from './openIdentity.ts';

/** A token is asked anew so long before it ends: the service checks it when it arrives. */
const renewBeforeMs = 5 * 60_000;

/**
 * The app's own token, kept until shortly before it ends: asking MSAL's cache costs 0.4 ms CPU, a third of what a message
 * may cost. Who asks meanwhile waits for the same answer. Throws when the address to sign in at is http beyond loopback.
 */
export function createAppToken(settings: AppTokenSettings): AppToken {
  const { scope, timeoutMs, identity } = settings;
  let credential = openIdentity(identity);
  let kept: { token: string; renewAt: number } | null = null;
  let asked: Promise<string> | null = null;

  async function ask(): Promise<string> {
    try {
      const { token, expiresOnTimestamp } = await askInTime(credential, { scope, timeoutMs });
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
    forget(refused) {
      if (refused !== undefined && refused !== kept?.token) return;
      kept = null;
      // MSAL would give the same token again.
      credential = openIdentity(identity);
    },
  };
}

/** Not every credential heeds the signal. */
async function askInTime(credential: TokenCredential, call: { scope: string; timeoutMs: number }) {
  const signal = AbortSignal.timeout(call.timeoutMs);
  const late = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Error('Entra gave no token in time.')), { once: true });
  });
  const answer = await Promise.race([credential.getToken(call.scope, { abortSignal: signal }), late]);
  if (!answer) throw new Error('Entra gave no token.');
  return answer;
}

type AppTokenSettings = {
  /** What the token opens: the service's address with `/.default`. */
  scope: string;
  identity: AppIdentity;
  /** How long a request for a token may take, in milliseconds. */
  timeoutMs: number;
};
