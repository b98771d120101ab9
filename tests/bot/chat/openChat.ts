import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeTenant, type ChatSide, type ChatTenant } from '../../../local/chat/chatSides.ts';
import { readText } from '../../../local/chat/readText.ts';
import { accountOf, bot } from '../../../local/chat/writeConfig.ts';
import { startPart } from '../../../local/startPart.ts';
import { takeFreePorts } from '../../http/host/startEverything.ts';
import { startTestHost } from '../../http/host/startTestHost.ts';

const root = join(import.meta.dirname, '../../..');
const botPassword = 'known to host and bot';

/** The local issuer, one side's gate with its Playground, and instead of the app a bot that writes down what comes. */
export async function openChat(side: ChatSide): Promise<OpenChat> {
  const dataDir = mkdtempSync(join(tmpdir(), 'conferencing-chat-'));
  const host = await startTestHost({ dataDir, botPassword });
  const received: Received[] = [];
  const waiting = new Set<() => void>();
  let invokeAnswer: unknown = {};
  const app = createServer((request, response) => {
    void readText(request).then((body) => {
      received.push({ headers: request.headers, activity: JSON.parse(body) });
      for (const look of waiting) look();
      // restify, where a test of this process has loaded it, has a `writeHead` of its own that answers nothing.
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(invokeAnswer));
    });
  });
  await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve));
  const ports = await takeFreePorts();
  const [chatPort, gatePort] = [ports.CUSTOMER_CHAT_PORT, ports.CUSTOMER_GATE_PORT];
  const part = startPart({
    name: 'the chat',
    script: join(root, 'local/chat/main.ts'),
    args: [side],
    env: {
      ...process.env,
      NODE_ENV: 'development',
      DATA_DIR: dataDir,
      PORT: String((app.address() as AddressInfo).port),
      HOST_PORT: String(host.port),
      [`${side.toUpperCase()}_CHAT_PORT`]: chatPort,
      [`${side.toUpperCase()}_GATE_PORT`]: gatePort,
    },
  });
  await part.ready;
  const tenant = describeTenant(side);
  const shown: string[] = [];
  const chatUrl = `http://localhost:${chatPort}`;
  const socket = new WebSocket(`${chatUrl.replace('http', 'ws')}/_ws_conversation/v1/conversations/stream`);
  socket.addEventListener('message', ({ data }) => {
    shown.push(String(data));
    for (const look of waiting) look();
  });
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve);
    socket.addEventListener('error', reject);
  });

  function until<Value>(find: () => Value | undefined): Promise<Value> {
    return new Promise((resolve) => {
      const look = () => {
        const found = find();
        if (found === undefined) return;
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      look();
    });
  }

  return {
    host,
    tenant,
    chatUrl,
    gateUrl: `http://127.0.0.1:${gatePort}`,
    answerInvokes: (answer) => (invokeAnswer = answer),
    async type({ place, text, mentionsBot = false }) {
      const mention = { mentioned: { id: bot.id }, text: `<at>${bot.name}</at>` };
      return ask(`/_conversation/v1/conversations/${encodeURIComponent(place)}/messages`, {
        from: { id: accountOf(tenant.people[0]!) },
        text: mentionsBot ? `${mention.text} ${text}` : text,
        textFormat: 'markdown',
        ...(mentionsBot ? { mentions: [mention] } : {}),
      });
    },
    ask,
    received: (words) => until(() => received.find(({ activity }) => String(activity.text).includes(words))),
    receivedType: (type) => until(() => received.find(({ activity }) => activity.type === type)),
    shows: async (words) => {
      await until(() => shown.find((message) => message.includes(words)));
    },
    botToken: () => tokenFor(host.port),
    async close() {
      socket.close();
      await part.stop();
      app.closeAllConnections();
      await Promise.all([host.close(), new Promise((resolve) => app.close(resolve))]);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };

  /** What the Playground's page asks its server. */
  async function ask(path: string, body: unknown): Promise<Record<string, string>> {
    const answer = await fetch(`${chatUrl}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
    const text = await answer.text();
    return text === '' ? {} : (JSON.parse(text) as Record<string, string>);
  }
}

async function tokenFor(hostPort: number): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${hostPort}/botframework.com/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: bot.id.replace('28:', ''),
      client_secret: botPassword,
      scope: 'https://api.botframework.com/.default',
    }),
  });
  return ((await answer.json()) as { access_token: string }).access_token;
}

type Received = { headers: IncomingHttpHeaders; activity: Record<string, unknown> };

export type OpenChat = {
  host: { port: number };
  tenant: ChatTenant;
  chatUrl: string;
  gateUrl: string;
  answerInvokes: (answer: unknown) => void;
  /** As the person who sits before this Teams; in a channel it begins a thread. */
  type: (message: { place: string; text: string; mentionsBot?: boolean }) => Promise<Record<string, string>>;
  ask: (path: string, body: unknown) => Promise<Record<string, string>>;
  /** The activity with these words, once the bot has it. */
  received: (words: string) => Promise<Received>;
  receivedType: (type: string) => Promise<Received>;
  /** Resolves when the Playground has shown a message with these words to its page. */
  shows: (words: string) => Promise<void>;
  /** As the local issuer gives it to the bot. */
  botToken: () => Promise<string>;
  close: () => Promise<void>;
};
