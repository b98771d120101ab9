import type { IncomingMessage } from 'node:http';

/** Why a request is refused before it is looked into, or null: a foreign `Host` is a rebound name, a foreign `Origin` another page. */
export function refuseStranger(request: IncomingMessage, { port, tabOrigins }: Door): string | null {
  const host = request.headers.host?.toLowerCase();
  if (!host || ![`localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`].includes(host)) {
    return 'This relay answers on localhost only.';
  }
  const { origin } = request.headers;
  if (origin !== undefined && !tabOrigins.includes(origin.toLowerCase())) {
    return "This relay answers the tab's pages only.";
  }
  return null;
}

export type Door = {
  port: number;
  /** The origins that the tab is opened at. */
  tabOrigins: string[];
};
