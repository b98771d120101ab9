import path from 'node:path';
import { startChild, type Child } from '../parts/startChild.ts';
import type { Stage } from '../parts/startStage.ts';
import type { Pair } from './pairs.ts';

/** One of those who take an activity and send something. */
export type System = {
  name: string;
  child: Child;
  /** Where activities go. */
  url: string;
  /** Requests to the connector for each activity. */
  requests: number;
};

const here = import.meta.dirname;

/** What the app needs to know of the connectors: activities come from the first, and go to all. */
export function botEnv(connectors: [Child, ...Child[]], tenants: Iterable<string>): Record<string, string> {
  const [{ ready }] = connectors;
  return {
    ENTRA_TENANTS: [...tenants].join(','),
    BOT_APP_PASSWORD: 'a secret of the bench',
    BOT_LOGIN_URL: String(ready.loginUrl),
    BOT_METADATA_URL: String(ready.metadataUrl),
    BOT_SERVICE_ORIGINS: connectors.map((one) => String(one.ready.origin)).join(','),
    TAB_LINK: 'http://localhost:1/?page={page}',
  };
}

export async function startApp(stage: Stage, env: Record<string, string>): Promise<System> {
  const child = await startChild(path.join(here, 'relayingApp.ts'), { env: { ...stage.appEnv, ...env } });
  return { name: 'ours with its store', child, url: urlOf(child), requests: 2 };
}

export async function startStoreless(
  stage: Stage,
  with_: { env: Record<string, string>; pairs: (Pair & { items: object[] })[] },
): Promise<System> {
  const env = { ...stage.appEnv, ...with_.env };
  const child = await startChild(path.join(here, 'storelessApp.ts'), { env });
  await child.ask('fill', { pairs: with_.pairs });
  return { name: 'ours, store stubbed', child, url: urlOf(child), requests: 2 };
}

export async function startEcho(connector: Child): Promise<System> {
  const child = await startChild(path.join(here, 'echoBot.ts'), {
    args: [String(connector.ready.metadataUrl)],
  });
  return { name: 'the SDK’s echo bot', child, url: urlOf(child), requests: 1 };
}

export async function startGateway(connector: Child, tenants: string[]): Promise<System> {
  const { metadataUrl, loginUrl, origin } = connector.ready;
  const child = await startChild(path.join(here, 'gatewayBot.ts'), {
    args: [...[metadataUrl, loginUrl, origin].map(String), tenants.join(',')],
  });
  return { name: 'our part of the SDK alone, echoing', child, url: urlOf(child), requests: 1 };
}

function urlOf({ ready }: Child): string {
  return `http://127.0.0.1:${String(ready.port)}/api/messages`;
}
