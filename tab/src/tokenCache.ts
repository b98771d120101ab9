/** A token is asked for anew this long before it ends, so that none ends on its way. */
const renewBeforeEndMs = 120_000;

/** Keeps a token for as long as it lasts; callers at the same time share one question. */
export function createTokenCache(ask: () => Promise<string>, now: () => number = Date.now) {
  let kept: { token: string; endsAt: number } | null = null;
  let asking: Promise<string> | null = null;

  async function renew(): Promise<string> {
    try {
      const token = await ask();
      kept = { token, endsAt: endOf(token) };
      return token;
    } finally {
      asking = null;
    }
  }

  return {
    /** `isRejected`: the server refused the kept token, whatever it says about its end. */
    get: (isRejected = false): Promise<string> => {
      if (isRejected) kept = null;
      if (kept && now() < kept.endsAt - renewBeforeEndMs) return Promise.resolve(kept.token);
      asking ??= renew();
      return asking;
    },
  };
}

/** The `exp` of a JWT in milliseconds; 0, which is "ended", when it can't be read. */
function endOf(token: string): number {
  try {
    const body = (token.split('.')[1] ?? '').replace(/-/g, '+').replace(/_/g, '/');
    const { exp } = JSON.parse(atob(body)) as { exp?: unknown };
    return typeof exp === 'number' ? exp * 1000 : 0;
  } catch {
    return 0;
  }
}
