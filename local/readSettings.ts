import { join, resolve } from 'node:path';
import type { ChatSide } from './chat/chatSides.ts';

/** What `npm start` reads from the environment, each with a default. */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  if (env.NODE_ENV === 'production') {
    throw new Error('This is the embedded default; it does not start with NODE_ENV=production.');
  }
  const settings = {
    port: readPort(env, 'PORT', 3978),
    hostPort: readPort(env, 'HOST_PORT', 3979),
    cosmosPort: readPort(env, 'COSMOS_PORT', 8081),
    blobPort: readPort(env, 'BLOB_PORT', 10_000),
    fluidPort: readPort(env, 'FLUID_PORT', 7070),
    chatPorts: {
      customer: readPort(env, 'CUSTOMER_CHAT_PORT', 56_150),
      gfms: readPort(env, 'GFMS_CHAT_PORT', 56_151),
    },
    gatePorts: {
      customer: readPort(env, 'CUSTOMER_GATE_PORT', 56_152),
      gfms: readPort(env, 'GFMS_GATE_PORT', 56_153),
    },
    dataDir: env.DATA_DIR ? resolve(env.DATA_DIR) : join(import.meta.dirname, '../.data'),
    logLevel: env.LOG_LEVEL || 'warn',
  };
  const ports = [...listPorts(settings), ...listChatPorts(settings)];
  for (const [index, { name, port }] of ports.entries()) {
    const other = ports.slice(0, index).find((one) => one.port === port);
    if (other) throw new Error(`${other.name} and ${name} are both ${port}.`);
  }
  return settings;
}

/** Every port of the embedded default, with the variable that moves it. */
export function listPorts(settings: Settings): { name: string; port: number }[] {
  return [
    { name: 'PORT', port: settings.port },
    { name: 'HOST_PORT', port: settings.hostPort },
    { name: 'COSMOS_PORT', port: settings.cosmosPort },
    { name: 'BLOB_PORT', port: settings.blobPort },
    { name: 'FLUID_PORT', port: settings.fluidPort },
  ];
}

/** What `npm run start:teams-chat` takes besides. */
export function listChatPorts({ chatPorts, gatePorts }: Settings): { name: string; port: number }[] {
  return [
    { name: 'CUSTOMER_CHAT_PORT', port: chatPorts.customer },
    { name: 'GFMS_CHAT_PORT', port: chatPorts.gfms },
    { name: 'CUSTOMER_GATE_PORT', port: gatePorts.customer },
    { name: 'GFMS_GATE_PORT', port: gatePorts.gfms },
  ];
}

function readPort(env: NodeJS.ProcessEnv, name: string, usual: number): number {
  const text = env[name] || String(usual);
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65_535) {
    throw new Error(`${name} must be a port from 1 to 65535, not "${text}".`);
  }
  return port;
}

export type Settings = {
  /** The app. */
  port: number;
  /** The local Teams host and identity issuer. */
  hostPort: number;
  /** The Cosmos-compatible server. */
  cosmosPort: number;
  /** The blob store. */
  blobPort: number;
  /** The Fluid relay. */
  fluidPort: number;
  /** The two stand-ins for Teams' chats. */
  chatPorts: Record<ChatSide, number>;
  /** Between each of them and the bot. */
  gatePorts: Record<ChatSide, number>;
  /** Absolute. */
  dataDir: string;
  logLevel: string;
};
